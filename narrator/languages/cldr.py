"""Dates, numbers and lengths as the Unicode CLDR has them, through Babel; English ones without its data."""

from datetime import date
from functools import lru_cache
from typing import Final

DAY_FIRST: Final = frozenset({"GB", "UK", "AU", "NZ", "IE", "IN", "ZA"})
"""Regions where English writes "9 September 2025" (CLDR, date format long)."""
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH_UNITS: Final = {"hour": "hr", "minute": "min", "second": "sec"}


def long_date(day: date, language: str) -> str:
    """Return *day* in CLDR's long form."""
    first, _, region = language.partition("-")
    if first.lower() == "en":
        month = _ENGLISH_MONTHS[day.month - 1]
        is_day_first = region.upper() in DAY_FIRST
        return f"{day.day} {month} {day.year}" if is_day_first else f"{month} {day.day}, {day.year}"
    from babel.dates import format_date  # noqa: PLC0415  # heavy: a tenth of a second, with its data

    return str(format_date(day, "long", locale=locale_name(language)))


def number(n: int, language: str) -> str:
    """Return *n* in the figures and groups that readers of *language* are used to."""
    if language.partition("-")[0].lower() == "en" or -1000 < n < 1000:
        return f"{n:,}"
    from babel.numbers import format_decimal  # noqa: PLC0415  # heavy

    return str(format_decimal(n, locale=locale_name(language)))


def length(ms: int, language: str) -> str:
    """Return *ms* in hours and minutes, or in minutes and seconds, by CLDR's short unit names."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    values = [("hour", hours), ("minute", minutes)] if hours else [("minute", minutes), ("second", seconds)]
    said = [(unit, n) for unit, n in values if n] or [("second", 0)]
    return " ".join(_amount(n, unit, language) for unit, n in said)


def _amount(n: int, unit: str, language: str) -> str:
    if language.partition("-")[0].lower() == "en":
        return f"{n} {_ENGLISH_UNITS[unit]}"
    from babel.units import format_unit  # noqa: PLC0415  # heavy

    return str(format_unit(n, f"duration-{unit}", length="short", locale=locale_name(language)))


@lru_cache(maxsize=64)
def locale_name(language: str) -> str:
    """Return the name of Babel's locale for a BCP 47 tag: its own, its language's, or English."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # heavy

    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"
