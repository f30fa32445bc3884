"""Whether straight quotation marks stand in pairs; an odd one is a sign for inches."""

from functools import lru_cache
from typing import Final

from narrator.script.spoken.pattern import Pattern

_OPENING: Final = Pattern(r"\"(?<![\w.,!?¼½¾⅛⅜⅝⅞⅓⅔]\")(?=\S)")
"""A mark that can open: nothing that ends a word or a number stands before it."""


@lru_cache(maxsize=4)
def are_paired(text: str) -> bool:
    """Return whether every straight quotation mark of *text* has a partner, and one of them opens; counted once."""
    return text.count('"') % 2 == 0 and _OPENING.search(text) is not None
