"""The full stop that ends both an abbreviation and the sentence."""

import re


def closed(match: re.Match[str], said: str) -> str:
    """Return *said*, with the full stop when the match ends the text with one."""
    return f"{said}." if match[0].endswith(".") and match.end() == len(match.string) else said
