"""Days without a year where words beside them show that they are days: "due 7/4", "12 Jan – 3 Feb", "exp. 05/2026"."""

import re
from typing import Final

from narrator.script.spoken.english.calendar import MONTH, MONTHS, WEEKDAY
from narrator.script.spoken.english.numerals import ordinal, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_NAMES: Final = either(MONTH)
_DAY: Final = Pattern(
    rf"(?:\b([Dd]ue|[Dd]ated|[Ww]eek of|[Ss]tarting|[Bb]eginning|[Ee]nding|[Uu]ntil|[Ss]ince|[Oo]n|RSVP by"
    rf"|(?:{either(WEEKDAY)})\b\.?,?) )(\d{{1,2}})/(\d{{1,2}})(?![\w/%]|[.,:]\d|[-–]\d"
    r"| (?:of|cup|inch|mile|teaspoon|tsp|full)\b)"
)
_ALSO: Final = Pattern(
    rf"\b((?:{'|'.join(MONTHS)}) [a-z-]{{5,14}} (?:or|and|to|until|through)) (\d{{1,2}})/(\d{{1,2}})(?![\w/%]"
    rf"|[.,:]\d|[-–]\d)"
)
_MONTH_OF_YEAR: Final = Pattern(r"(?<![\w.,/-])(0[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/]|[-.,]\d)")
_BETWEEN: Final = Pattern(
    rf"(?= ?[-–—])(?:(?<=\d)|(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth)|(?<=[A-Za-z]{{3}})|(?<=[a-z]{{2}}\.)) ?[-–—] ?"
    rf"(?=(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_NAMES})\b|(?:{_NAMES})\b\.? \d{{1,2}}(?!\d)))"
)
_MONTH_BEFORE: Final = Pattern(
    rf"(?:\b(?:{_NAMES})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?|\b(?:{_NAMES})\b\.? \d{{1,2}}, \d{{4}})\Z"
)
_HYPHENED: Final = Pattern(
    rf"(?<![\w-])(\d{{1,2}})-({either({name.upper() for name in MONTH} | set(MONTH))})-(\d{{4}}|\d\d)(?![\w-])"
)
_MILITARY: Final = Pattern(
    rf"(?<![\w.,-])(0[1-9]|[12]\d|3[01]) ({either({name.upper() for name in MONTH})}) (\d{{4}}|\d\d)(?!\w|[.,:]\d|-\w)"
)
_CENTURY: Final = Pattern(
    r"(?<=\d(?:st|nd|rd|th) )c\.(?= [a-z(]|[,;:)]|\Z)|(?<=\d(?:st|nd|rd|th) )C\.(?= [a-z(]|[,;:)])"
)
_WEEKEND: Final = Pattern(r"(?:(?<=[\w,;(] )|(?<=\A))(Sat|Sun)\.? (?=\d{1,2}(?: ?[-–:]|[ap]m| ?[ap]\.m))")


def _say_day(match: re.Match[str], *, day_first: bool) -> str:
    """Say two numbers as month and day, in the region's order where both are possible."""
    word, first, second = match.group(1), int(match[2]), int(match[3])
    day, month = (first, second) if day_first else (second, first)
    if month > 12:
        day, month = month, day
    if (match[2], match[3]) == ("9", "11") or not 1 <= month <= 12 or not 1 <= day <= 31:
        return match[0]
    named = WEEKDAY.get(word.rstrip(",").rstrip("."))
    return f"{named + ',' if named else word} {MONTHS[month - 1]} {ordinal(str(day))}"


def _say_between(match: re.Match[str]) -> str:
    return " to " if _MONTH_BEFORE.search(match.string, max(0, match.start() - 24), match.start()) else match[0]


def _say_hyphened(match: re.Match[str]) -> str:
    return f"{int(match[1])} {MONTH[match[2].capitalize()]} {match[3] if len(match[3]) == 4 else chr(39) + match[3]}"


MONTH_FIRST: Final = Rule(
    "days in figures, month first", _DAY, lambda match: _say_day(match, day_first=False), frozenset("/")
)
DAY_FIRST: Final = Rule(
    "days in figures, day first", _DAY, lambda match: _say_day(match, day_first=True), frozenset("/")
)
MONTH_FIRST_ALSO: Final = Rule(
    "further days in figures, month first", _ALSO, lambda match: _say_day(match, day_first=False), frozenset("/")
)
DAY_FIRST_ALSO: Final = Rule(
    "further days in figures, day first", _ALSO, lambda match: _say_day(match, day_first=True), frozenset("/")
)
MONTH_OF_YEAR: Final = Rule(
    "a month of a year after a slash", _MONTH_OF_YEAR, lambda match: f"{MONTHS[int(match[1]) - 1]} {year(match[2])}",
    frozenset("/"),
)  # fmt: skip
BETWEEN: Final = Rule("from one day to another", _BETWEEN, _say_between, frozenset("-–—"))
HYPHENED: Final = Rule("days, months and years with hyphens", _HYPHENED, _say_hyphened, frozenset("-"))
MILITARY: Final = Rule("days as soldiers write them", _MILITARY, _say_hyphened, DIGITS)
CENTURIES: Final = Rule("centuries in short", _CENTURY, lambda _: "century", DIGITS)
WEEKENDS: Final = Rule(
    "Saturday and Sunday before a time", _WEEKEND, lambda match: f"{WEEKDAY[match[1]]} ", frozenset("S")
)
