"""Dates, numbers, units and directions of every language, as the Unicode CLDR has them, through Babel."""

from datetime import date
from functools import lru_cache
from typing import Final

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from narrator.languages.tags import SOURCE_LANGUAGE

WITHOUT_DATA: Final = frozenset("apc arc bal bgn dv nqo rhg skr syr trw".split())  # noqa: SIM905
"""Languages written from right to left that some releases of CLDR have no data for, by the first part of their tag."""


def long_date(day: date, language: str) -> str:
    """Return *day* in CLDR's long form."""
    return str(format_date(day, "long", locale=locale_name(language)))


def number(n: float, language: str) -> str:
    """Return *n* in the figures and groups of *language*."""
    return str(format_decimal(n, locale=locale_name(language)))


def listed(pieces: list[str], language: str) -> str:
    """Return *pieces* with commas and the word for "and", as *language* sets them."""
    return str(format_list(pieces, locale=locale_name(language)))


def short_unit(n: int, unit: str, language: str) -> str:
    """Return *n* hours, minutes or seconds (*unit*) with the unit's short name."""
    return str(format_unit(n, f"duration-{unit}", length="short", locale=locale_name(language)))


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`."""
    first = tag.partition("-")[0]
    for name in (tag, first):
        try:
            return "rtl" if Locale.parse(name, sep="-").character_order == "right-to-left" else "ltr"
        except (UnknownLocaleError, ValueError):
            continue
    return "rtl" if first.lower() in WITHOUT_DATA else "ltr"


@lru_cache(maxsize=64)
def locale_name(language: str) -> str:
    """Return the name of Babel's locale for a BCP 47 tag: its own, its language's, or English."""
    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return SOURCE_LANGUAGE
