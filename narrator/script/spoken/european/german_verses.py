"""Verses as German cites them: "Mt 5,3", "1. Kor 13,4-7", "Ps 23,1f."."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_BOOKS: Final = {
    "Gen": "Genesis", "Ex": "Exodus", "Lev": "Levitikus", "Dtn": "Deuteronomium", "Jos": "Josua", "Ps": "Psalm",
    "Spr": "Sprüche", "Koh": "Kohelet", "Jes": "Jesaja", "Jer": "Jeremia", "Hes": "Hesekiel", "Ez": "Ezechiel",
    "Dan": "Daniel", "Hos": "Hosea", "Mt": "Matthäus", "Mk": "Markus", "Lk": "Lukas", "Joh": "Johannes",
    "Apg": "Apostelgeschichte", "Röm": "Römer", "Gal": "Galater", "Eph": "Epheser", "Phil": "Philipper",
    "Kol": "Kolosser", "Hebr": "Hebräer", "Jak": "Jakobus", "Offb": "Offenbarung",
}  # fmt: skip
_NUMBERED: Final = {
    "Mose": "Mose", "Sam": "Samuel", "Kön": "Könige", "Chr": "Chronik", "Kor": "Korinther", "Thess": "Thessalonicher",
    "Tim": "Timotheus", "Petr": "Petrus", "Joh": "Johannes",
}  # fmt: skip
"""Loccumer Richtlinien's abbreviations; those left out ("Am", "Mi", "Ri") are words or numbers as well."""
_FIRST: Final = {"1": "erster", "2": "zweiter", "3": "dritter", "4": "vierter", "5": "fünfter"}


_SENTENCE: Final = Pattern(r"(?:(?<=Abs\. \d)|(?<=Abs\. \d\d)) S\. ?(?=\d)")
"""After a paragraph of a law "S." is a sentence, not a page."""


def rules(_words: Wording) -> tuple[Rule, ...]:
    """Return the rule for verses: a comma between chapter and verse makes no decimal."""
    one = either((*_BOOKS, *_BOOKS.values()))
    numbered = either((*_NUMBERED, *_NUMBERED.values()))
    pattern = Pattern(
        rf"(?<![\w.])(?:([1-5])\.? ({numbered})|({one}))\.? (\d{{1,3}}),[ ]?(\d{{1,3}})(?:[-–](\d{{1,3}}))?"
        r"(?: ?(ff?)\.?(?!\w))?(?![\w€%]|[.,]\d| ?(?:€|%|Euro|Prozent|Millionen|Meter|Kilo))"
    )
    return (Rule("verses", pattern, _say, DIGITS), Rule("sentences of a law", _SENTENCE, lambda _: " Satz ", DIGITS))


def _say(match: re.Match[str]) -> str:
    number, numbered, book, chapter, first, last, further = match.groups()
    name = f"{_FIRST[number]} {_NUMBERED.get(numbered, numbered)}" if number else _BOOKS.get(book, book)
    verses = f"Vers {_cardinal(first)}"
    if last:
        verses = f"Verse {_cardinal(first)} bis {_cardinal(last)}"
    elif further:
        verses = f"Verse {_cardinal(first)} und {'folgende' if further == 'ff' else 'der folgende'}"
    return f"{name} {_cardinal(chapter)}, {verses}"


def _cardinal(written: str) -> str:
    return cardinal(int(written), "de")
