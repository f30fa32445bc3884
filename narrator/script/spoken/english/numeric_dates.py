"""Dates in figures only: "2025-09-09", "9/11/2025", "15.12.2011", "20250909T1230Z"."""

import re
from typing import Final

from narrator.script.spoken.english.calendar import MONTHS
from narrator.script.spoken.english.numerals import ordinal, short_year, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule

_YEAR_FIRST: Final = Pattern(
    r"(?<![\w.,/+-])([12]\d{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?:T(?=\d\d:\d\d)|(?![\w/]|[-.,]\d))"
)
YEAR_LAST: Final = Pattern(
    r"(?<![\w.,/+-])(0?[1-9]|[12]\d|3[01])([-/.])(0?[1-9]|[12]\d|3[01])\2([12]\d{3}|\d\d)(?![\w/]|[-.,]\d)"
)
"""Two numbers of which one is the month, their sign, and the year."""


def _date(year_written: str, month: int, day: int) -> str:
    return f"{MONTHS[month - 1]} {ordinal(str(day))}, {year_written}"


def _say_year_first(match: re.Match[str]) -> str:
    at = ", " if match[0].endswith("T") else ""
    return _date(year(match[1]), int(match[3]), int(match[4])) + at


def _full_year(written: str) -> str:
    """Two digits are said as they are written; which century is meant, the listener knows as well as the reader."""
    return year(written) if len(written) == 4 else short_year(written)


def _say_year_last(match: re.Match[str], *, day_first: bool) -> str:
    first, sign, second, written = match.groups()
    if len(written) == 2 and sign != "/":
        return match[0]
    day_first = day_first or sign == "."
    day, month = (int(first), int(second)) if day_first else (int(second), int(first))
    if month > 12:
        day, month = month, day
    return match[0] if month > 12 else _date(_full_year(written), month, day)


_SIGNS: Final = frozenset("-/") | INNER_STOP
YEAR_FIRST: Final = Rule("dates in figures, year first", _YEAR_FIRST, _say_year_first, _SIGNS, bare=True)
MONTH_FIRST: Final = Rule(
    "dates in figures, month first", YEAR_LAST, lambda match: _say_year_last(match, day_first=False), _SIGNS, bare=True
)
DAY_FIRST: Final = Rule(
    "dates in figures, day first", YEAR_LAST, lambda match: _say_year_last(match, day_first=True), _SIGNS, bare=True
)
