"""Dates: "9. September 2025", "9 septembre 2025", "9 de septiembre de 2025", "09.09.2025", "2025-09-09"."""

import re

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_DAY = r"0?[1-9]|[12]\d|3[01]"
_MONTH = r"0?[1-9]|1[0-2]"
_DATED = re.compile(r"am|ab|bis|seit|vom|zum|le|du|au|dès|depuis|el|del|al|desde|hasta")
"""Words before a date, that a sentence may begin with."""
_NAMED = re.compile(
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Datum|Stand|Termin|Tag|Mo|Di|Mi|Do|Fr|Sa|So"
)
"""German nouns before a date."""


def _is_version(before: str, day: str, number: str) -> bool:
    """Return whether a name before "3.5.19" tells that no date is meant: "Wrapper 3.5.19"."""
    is_padded = day.startswith("0") or number.startswith("0")
    is_named = before[:1].isupper() and not _NAMED.fullmatch(before)
    return before.lower() in {"version", "versión", "v"} or (
        is_named and not is_padded and not _DATED.fullmatch(before.lower())
    )


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for dates."""
    names = tuple(dict.fromkeys(words.months.values()))[:12]
    month = rf"({either(words.months)})\b\.?"
    whole = frozenset(name.lower() for name in names)

    def named(match: re.Match[str]) -> str:
        before, day, written, year = match.groups()
        said = words.date(before or "", day, words.months[written.lower()], words.year(int(year)) if year else "")
        is_whole = match[0].endswith(".") and written.lower() in whole
        return f"{before} {said}{'.' if is_whole else ''}" if before else f"{said}{'.' if is_whole else ''}"

    def of_year(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}{words.year(int(match[3]))}"

    def day_first(match: re.Match[str]) -> str:
        before, day, link, number, year = match.groups()
        if link == "." and len(year) == 2 and _is_version(before or "", day, number):
            return match[0]
        full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 50 else 1900 + int(year)
        said = words.date(before or "", day, names[int(number) - 1], words.year(full))
        return f"{before} {said}" if before else said

    def year_first(match: re.Match[str]) -> str:
        before, year, number, day = match.groups()
        said = words.date(before or "", day, names[int(number) - 1], words.year(int(year)))
        return f"{before} {said}" if before else said

    word = r"(?:\b([^\W\d_]{1,12}) )?(?<![\w.,/-])"
    return (
        Rule(
            "dates in figures, year first",
            Pattern(rf"{word}(\d{{4}})-({_MONTH})-({_DAY})(?![\w-])"),
            year_first,
            DIGITS,
        ),
        Rule(
            "dates in figures",
            Pattern(rf"{word}({_DAY})([./-])({_MONTH})\3(\d{{4}}|\d\d)(?!\w|[.,/-]\w)"),
            day_first,
            DIGITS,
            bare=True,
        ),
        Rule(
            "dates",
            Pattern(rf"{word}({_DAY}){words.day_month}{month}(?:{words.month_year}(\d{{4}})(?!\w))?", re.IGNORECASE),
            named,
            DIGITS,
        ),
        Rule(
            "months of a year",
            Pattern(rf"\b({either(names)})({words.month_year})([12]\d{{3}})(?!\w|[.,]\d)", re.IGNORECASE),
            of_year,
            DIGITS,
        ),
    )
