"""Kokoro's voices for narrator."""
