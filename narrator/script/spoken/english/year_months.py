"""Months in figures: "2023-06" → "June twenty twenty-three", "Jan-15-2020", "JAN. 15 2020", "25 jul 2012"."""

import re
from typing import Final

from narrator.script.spoken.english.calendar import MONTHS
from narrator.script.spoken.english.numerals import year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_YEAR_MONTH: Final = Pattern(r"(?<![\w.,/+$#-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\w/]|[-–.,:]\d)")
_MONTH_YEAR: Final = Pattern(r"(?<![\w.,/+$#-])(0[1-9])-((?:19|20)\d\d)(?![\w/]|[-–.,:]\d)")
_SHORT: Final = "jan feb mar apr may jun jul aug sep sept oct nov dec"
_MONTH: Final = rf"({'|'.join(_SHORT.split())}|{'|'.join(name.lower() for name in MONTHS)})"
_HYPHENED: Final = Pattern(rf"(?<![\w-]){_MONTH}-(\d{{1,2}})-(\d{{4}})(?![\w-])", re.IGNORECASE)
_BEFORE: Final = Pattern(rf"(?<![\w-]){_MONTH}\b\.? (?=\d{{1,2}}(?:st|nd|rd|th)?,? [12]\d{{3}}(?!\w))", re.IGNORECASE)
_AFTER: Final = Pattern(rf"(?<=\d ){_MONTH}\b\.?(?=,? [12]\d{{3}}(?!\w))", re.IGNORECASE)


def _named(written: str) -> str:
    small = written.lower()[:3]
    return next(name for name in MONTHS if name.lower().startswith(small))


def _say_year_month(match: re.Match[str]) -> str:
    """A second half that does not lie ahead of the year is a month: 2023-06; 2003-04 is a season, 2010-12 a span."""
    if int(match[2]) > int(match[1]) % 100:
        return match[0]
    return f"{MONTHS[int(match[2]) - 1]} {year(match[1])}"


RULE: Final = Rule("months of a year in figures", _YEAR_MONTH, _say_year_month, DIGITS)
MONTH_FIRST: Final = Rule(
    "months before a year in figures",
    _MONTH_YEAR,
    lambda match: f"{MONTHS[int(match[1]) - 1]} {year(match[2])}",
    frozenset("-"),
)
_SHORT_YEAR: Final = Pattern(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? (?=['’]\d\d(?!\w))")
_TWO_YEARS: Final = Pattern(r"(?<![\w/.,-])((?:1[5-9]|20)\d\d) ?/ ?((?:1[5-9]|20)\d\d)(?![\w/-]|[.,]\d)")
TWO_YEARS: Final = Rule(
    "two years with a slash", _TWO_YEARS,
    lambda match: f"{year(match[1])} {'to' if match[1] < match[2] else 'and'} {year(match[2])}", frozenset("/"),
)  # fmt: skip
SHORT_YEARS: Final = Rule(
    "months of a year in two figures", _SHORT_YEAR, lambda match: f"{_named(match[1])} ", frozenset("'’")
)
HYPHENED: Final = Rule(
    "dates with hyphens", _HYPHENED, lambda match: f"{_named(match[1])} {int(match[2])}, {match[3]}", frozenset("-")
)
BEFORE: Final = Rule("months in small or large letters", _BEFORE, lambda match: f"{_named(match[1])} ", DIGITS)
AFTER: Final = Rule("months after the day", _AFTER, lambda match: _named(match[1]), DIGITS)
