"""Dates in words and figures: "Sept. 9, 2025", "9 September 2025", "the 4th of July", "May 2003", "2006 Feb 6"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.calendar import MONTH, MONTHS, WEEKDAY, month_named
from narrator.script.spoken.english.numerals import ordinal, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_UPPER: Final = tuple(name.upper() for name in MONTHS)
_LOWER: Final = tuple(name.lower() for name in MONTHS if name not in {"March", "May"})
_SMALL: Final = "jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec"
"""Abbreviations in small letters: with their dot, or before a year; "mar" and "may" are words."""
_MONTH: Final = (
    rf"(?:(?:{either((*MONTHS, *_UPPER, *_LOWER))})\b|(?:{either(tuple(MONTH.keys() - set(MONTHS)))})\b\.?"
    rf"|(?:{_SMALL})(?:\.|(?=,? [12]\d{{3}}\b)))"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_TH: Final = r"(?: ?(?:st|nd|rd|th)\b)?"
_YEAR: Final = r"[12]\d{3}(?![\d/-]|[.,:]\d|\w)"
_WEEKDAY: Final = rf"(?<![A-Za-z])(?:\b({either(WEEKDAY)})\b\.?,? )?"
_TO: Final = r" ?[-–—/] ?| to | and | & "

_COUNTED: Final = "miles|kilometers|kilometres|times|steps|blocks|hours|minutes|weeks|months|people"
"""What a number counts after "march" and "may" all the same: "March 3 miles"."""
_MONTH_FIRST: Final = Pattern(
    rf"{_WEEKDAY}\b({_MONTH}) (?:the )?({_DAY}){_TH}(?:({_TO})({_DAY}){_TH})?(?!\w|[:.,]\d|[-–/]\d)"
    rf"(?! (?:{_COUNTED})\b)(?:,? ({_YEAR}))?"
)
_DAY_FIRST: Final = Pattern(
    rf"{_WEEKDAY}(?:\b([Tt]he|[Aa]n?|this|that|his|her|its|their|our|my|your|last|next|every|each) )?"
    rf"(?<![\w.,:/$£€-])({_DAY}){_TH}(?:({_TO})({_DAY}){_TH})?(?: of|-day of)?[ -]({_MONTH})"
    rf"(?:[ -]?,? ?({_YEAR}))?(?!\w)"
)
_MONTH_YEAR: Final = Pattern(rf"\b({_MONTH})( of)?,? ({_YEAR})")
_YEAR_FIRST: Final = Pattern(rf"(?<![\w.,/-])([12]\d{{3}}),? ({_MONTH}) ({_DAY}){_TH}(?!\w|[:.,–-]\d)")
_LINK: Final = {" and ": "and", " & ": "and"}


def _named(weekday: str | None) -> str:
    return f"{WEEKDAY[weekday]}, " if weekday else ""


def _of_year(written: str | None) -> str:
    return f", {year(written)}" if written else ""


def _say_month_first(match: re.Match[str]) -> str:
    weekday, month, day, link, last, of_year = match.groups()
    said = f"{month_named(month)} {ordinal(day)}"
    if last:
        said += f" {_LINK.get(link, 'to')} {ordinal(last)}"
    return closed(match, f"{_named(weekday)}{said}{_of_year(of_year)}")


def _say_day_first(match: re.Match[str]) -> str:
    weekday, article, day, link, last, month, of_year = match.groups()
    the = "the " if not article else f"{article} "
    said = f"{the}{ordinal(day)}"
    if last:
        said += f" {_LINK.get(link, 'to')} {'the ' if the.lower() == 'the ' else ''}{ordinal(last)}"
    return closed(match, f"{_named(weekday)}{said} of {month_named(month)}{_of_year(of_year)}")


MONTH_FIRST: Final = Rule("dates, month first", _MONTH_FIRST, _say_month_first, DIGITS)
DAY_FIRST: Final = Rule("dates, day first", _DAY_FIRST, _say_day_first, DIGITS)
MONTH_YEAR: Final = Rule(
    "months of a year", _MONTH_YEAR, lambda match: f"{month_named(match[1])}{match[2] or ''} {year(match[3])}", DIGITS
)
YEAR_FIRST: Final = Rule(
    "dates, year first",
    _YEAR_FIRST,
    lambda match: f"{year(match[1])}, {month_named(match[2])} {ordinal(match[3])}",
    DIGITS,
)
