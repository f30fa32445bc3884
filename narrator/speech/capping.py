"""Text too long for one call of an engine, cut where a listener expects a pause."""

import re
from typing import Final

LONGEST_CHARACTERS: Final = 600
"""A minute of speech; five sentences of ordinary length. Neural engines need memory by the square of it."""
_BORDERS: Final = (
    r"[.!?…。！？][\"'”’»)\]]*\s",
    r"[;:—–,、；：，][\"'”’»)\]]*\s?",
    r"\s",
)
"""Where to cut, best first: after a sentence, after a clause, between words."""


def capped(text: str, longest: int = LONGEST_CHARACTERS) -> tuple[str, ...]:
    """Return *text* in pieces of at most *longest* characters, which joined give *text*."""
    pieces = []
    while len(text) > longest:
        at = _border(text[:longest])
        pieces.append(text[:at])
        text = text[at:]
    return (*pieces, text) if text.strip() else tuple(pieces) or (text,)


def _border(window: str) -> int:
    """Return where to cut: after the last sentence that ends in the window's second half, else clause, else word."""
    for border in _BORDERS:
        ends = [match.end() for match in re.finditer(border, window)]
        if ends and ends[-1] > len(window) // 3:
            return ends[-1]
    return len(window)
