"""Headings that are numbered in Roman numerals: a letter that stands alone is a number where its neighbours count.

"I", "V" and "X" are words, letters and names as well. A heading that begins with one is numbered where the numbered
heading before it has the number before, or the one after it the next number; and where headings are nothing but
numerals that grow and of which one has several letters ("I", "IV"). Letters alone may be a glossary's ("C", "D").
"""

import re
from itertools import pairwise
from typing import Final

from msgspec import Struct

from narrator.article.model import Article, Segment, SegmentKind
from narrator.script.spoken.roman_value import STRICT, value

_NUMBERED: Final = re.compile(rf"(?=[IVXLCDM])({STRICT})(?=[.:)](?:\s|\Z)|\s?[–—]|\s-\s|\s*\Z)")
"""A numeral at the beginning, and nothing or a mark behind it."""
_MOST_CHAPTERS: Final = 89
"""Of letters for more, "XC" and on, hardly any is a number."""


class Numeral(Struct, frozen=True):
    """The numeral that begins a heading."""

    end: int
    """Where it ends in the heading's text, in characters."""
    number: int
    is_whole: bool
    """Whether the heading is nothing else."""


def numbered_headings(article: Article) -> dict[str, Numeral]:
    """Return the numerals of the headings of *article* that count, by the heading's id."""
    found = [(one.id, _numeral(one)) for one in article.segments() if one.kind is SegmentKind.HEADING]
    numerals = [(name, numeral) for name, numeral in found if numeral is not None]
    counting: dict[str, Numeral] = {}
    for (name, numeral), (after, following) in pairwise(numerals):
        if following.number == numeral.number + 1 or _grow(numeral, following):
            counting |= {name: numeral, after: following}
    return counting


def _numeral(heading: Segment) -> Numeral | None:
    found = _NUMBERED.match(heading.text)
    if found is None:
        return None
    return Numeral(found.end(), value(found[1]), is_whole=not heading.text[found.end() :].strip(" .:)"))


def _grow(numeral: Numeral, following: Numeral) -> bool:
    both = numeral.is_whole and following.is_whole
    return both and max(numeral.end, following.end) > 1 and numeral.number < following.number <= _MOST_CHAPTERS
