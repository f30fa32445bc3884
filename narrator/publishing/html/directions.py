"""Elements of a text → the direction of each where it changes: by its language, else by its first letter."""

import re
import unicodedata
from typing import Final

from lxml import etree

from narrator.languages.written import direction

_ANY_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Blocks of letters written from right to left (Unicode, default values of Bidi_Class)."""
_TEXTS: Final = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd td th summary figcaption".split())  # noqa: SIM905
"""Elements that are a paragraph to the bidirectional algorithm."""
_STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def set_directions(root: etree._Element, base: str) -> None:
    """Set `dir` on the elements below *root* that run against what is around them; *base* is the article's direction.

    What states a language has that language's direction; a paragraph that states none has its first letter's, as the
    bidirectional algorithm (UAX #9, P2) would have it where nobody says anything.
    """
    if base == "ltr" and not _ANY_RIGHT_TO_LEFT.search(str(root.xpath("string()"))):
        return
    for child in root:
        _set(child, base)


def _set(element: etree._Element, around: str) -> None:
    language = element.get("lang", "")
    own = direction(language) if language else around
    if not language and element.tag in _TEXTS:
        own = _first_strong(str(element.xpath("string()"))) or around
    if own != around or element.get("dir"):
        element.set("dir", own)
    for child in element:
        if isinstance(child.tag, str):
            _set(child, own)


def _first_strong(text: str) -> str:
    """Return the direction of the first letter; empty where there is none."""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "")
