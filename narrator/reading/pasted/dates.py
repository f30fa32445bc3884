"""A short line → the date that it states, also without its year, in the languages of common blogs."""

import re
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

MONTHS: Final = """
january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia styczeń января янв січня ocak يناير
february feb februar février févr fév febrero fevereiro fev febbraio febbr februari lutego luty февраля фев \
лютого şubat فبراير
march mar märz mär mars marzo março maart mrt marca marzec марта мар березня mart مارس
april apr avril avr abril abr aprile kwietnia kwiecień апреля апр квітня nisan أبريل
may mai mayo maio maggio mag mei maj maja мая травня mayıs مايو
june jun juni juin junio junho giugno giu czerwca czerwiec июня июн червня haziran يونيو
july jul juli juillet juil julio julho luglio lug lipca lipiec июля июл липня temmuz يوليو
august aug août agosto ago augustus augusti sierpnia sierpień августа авг серпня ağustos أغسطس
september sep sept septembre septiembre setembro set settembre sett września wrzesień сентября сен вересня \
eylül سبتمبر
october oct oktober okt octobre octubre outubro out ottobre ott października październik октября окт жовтня \
ekim أكتوبر
november nov novembre noviembre novembro listopada listopad ноября ноя листопада kasım نوفمبر
december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des grudnia grudzień декабря \
дек грудня aralık ديسمبر
""".strip().splitlines()
"""A month a line: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Russian, Ukrainian,
Turkish, Arabic; with their abbreviations."""
MONTH_OF: Final = {name: number for number, names in enumerate(MONTHS, start=1) for name in names.split()}
ISO: Final = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b")
EAST_ASIAN: Final = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
NUMERIC: Final = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b")
DAY_MONTH: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.\s/-]{1,3}(?:de\s|of\s)?([^\W\d_]{3,12})"
    r"(?:[.,\s/-]{1,3}(?:de\s|del\s)?((?:19|20)\d\d))?(?!\w)"
)
MONTH_DAY: Final = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?:,?\s{1,3}((?:19|20)\d\d))?(?![\w:])"
)
AGO: Final = re.compile(r"\b(\d{1,3})\s?(m|h|d|min|minutes?|hours?|days?|weeks?)\s{1,2}ago\b", re.IGNORECASE)
DAYS: Final = {"d": 1, "day": 1, "days": 1, "week": 7, "weeks": 7}


class StatedDate(Struct, frozen=True):
    """A day, as a text states it."""

    month: int
    day: int
    year: int | None
    """None: not stated."""
    begin: int
    end: int

    def resolve(self, *, year: int) -> date | None:
        """Return the date, in *year* where none is stated; None: no such day."""
        return _date(self.year or year, self.month, self.day)


def stated_date(text: str) -> StatedDate | None:
    """Return the first date in *text*; None: there is none."""
    for pattern in (ISO, EAST_ASIAN):
        match = pattern.search(text)
        if match and _date(int(match[1]), int(match[2]), int(match[3])):
            return StatedDate(int(match[2]), int(match[3]), int(match[1]), *match.span())
    return _with_month_name(text) or _numeric(text)


def days_ago(text: str) -> int | None:
    """Return how many days ago "3 days ago" is; hours are today."""
    match = AGO.search(text)
    if match is None:
        return None
    return int(match[1]) * DAYS.get(match[2].lower(), 0)


def before(day: date, days: int) -> date:
    """Return the date *days* before *day*."""
    return day - timedelta(days=days)


def _with_month_name(text: str) -> StatedDate | None:
    for match in DAY_MONTH.finditer(text):
        month = MONTH_OF.get(match[2].lower())
        if month and _date(2024, month, int(match[1])):
            return StatedDate(month, int(match[1]), int(match[3]) if match[3] else None, *match.span())
    for match in MONTH_DAY.finditer(text):
        month = MONTH_OF.get(match[1].lower())
        if month and _date(2024, month, int(match[2])):
            return StatedDate(month, int(match[2]), int(match[3]) if match[3] else None, *match.span())
    return None


def _numeric(text: str) -> StatedDate | None:
    """Day first, as most of the world writes it, unless only the other order is a date or the mark is a slash."""
    match = NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    month_first = match[2] == "/" and first <= 12
    month, day = (first, second) if month_first or second > 12 else (second, first)
    return StatedDate(month, day, year, *match.span()) if _date(year, month, day) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
