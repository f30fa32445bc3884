"""Dates, numbers, lengths of time and directions as a language writes them: English ones without CLDR's data."""

import unicodedata
from datetime import date
from functools import lru_cache
from types import ModuleType
from typing import Final

from narrator.languages.tags import SOURCE_LANGUAGE

DAY_FIRST: Final = frozenset({"GB", "UK", "AU", "NZ", "IE", "IN", "ZA"})
"""Regions where English writes "9 September 2025" (CLDR, date format long)."""
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH_UNITS: Final = {"hour": "hr", "minute": "min", "second": "sec"}


def long_date(day: date, language: str) -> str:
    """Return *day* in CLDR's long form."""
    if not _is_english(language):
        return str(_cldr().long_date(day, language))
    month = _ENGLISH_MONTHS[day.month - 1]
    is_day_first = language.partition("-")[2].upper() in DAY_FIRST
    return f"{day.day} {month} {day.year}" if is_day_first else f"{month} {day.day}, {day.year}"


def number(n: int, language: str) -> str:
    """Return *n* in the figures and groups that readers of *language* are used to."""
    return f"{n:,}" if _is_english(language) or -1000 < n < 1000 else str(_cldr().number(n, language))


def decimal(value: float, language: str) -> str:
    """Return *value* with at most two decimals, by CLDR's sign for them."""
    rounded = round(value, 2)
    return f"{rounded:g}" if _is_english(language) else str(_cldr().number(rounded, language))


def length(ms: int, language: str) -> str:
    """Return *ms* in hours and minutes, or in minutes and seconds, by CLDR's short unit names."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    values = [("hour", hours), ("minute", minutes)] if hours else [("minute", minutes), ("second", seconds)]
    said = [(unit, n) for unit, n in values if n] or [("second", 0)]
    return " ".join(_amount(n, unit, language) for unit, n in said)


def listed(pieces: list[str], language: str) -> str:
    """Return *pieces* as a list within a sentence."""
    return ", ".join(pieces) if _is_english(language) else str(_cldr().listed(pieces, language))


def gap_after(sentence: str) -> str:
    """Return what stands between *sentence* and the next: nothing after a wide stop ("。"), else a space."""
    last = next((sign for sign in reversed(sentence) if unicodedata.category(sign) not in {"Pe", "Pf"}), "")
    is_wide = last and unicodedata.category(last) == "Po" and unicodedata.east_asian_width(last) in {"W", "F"}
    return "" if is_wide else " "


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as CLDR has it; a stated script wins over the language."""
    if _is_english(tag) or tag.partition("-")[2].lower().startswith(("latn", "cyrl")):
        return "ltr"
    return str(_cldr().direction(tag))


def _amount(n: int, unit: str, language: str) -> str:
    return f"{n} {_ENGLISH_UNITS[unit]}" if _is_english(language) else str(_cldr().short_unit(n, unit, language))


def _is_english(language: str) -> bool:
    return language.partition("-")[0].lower() == SOURCE_LANGUAGE


def _cldr() -> ModuleType:
    """Return the module with the data of all languages."""
    from narrator.languages import cldr  # noqa: PLC0415  # heavy: a fifth of a second, which an English site never needs

    return cldr
