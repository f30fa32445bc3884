"""Clips → `Recording`: trimmed, levelled, joined, encoded and spliced on one exact timeline."""
