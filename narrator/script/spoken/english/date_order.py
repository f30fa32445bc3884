"""Which number is the day in an article's English dates in figures, where its language names no region."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from narrator.script.spoken.english.numeric_dates import YEAR_LAST

REGIONLESS: Final = "en"
DAY_FIRST_TAG: Final = "en-GB"
"""The tag by whose rules English with the day first is said."""
_MOST_MONTHS: Final = 12
_FIGURES: Final = re.compile(r"\d[-/]\d")
"""Found sooner than a date."""


class DateOrder(Struct, frozen=True):
    """The first date of each sort as it is written; empty: there is none."""

    day_first: str = ""
    """Such as "25/12/2024"."""
    month_first: str = ""
    """Such as "12/25/2024"."""
    either: str = ""
    """Such as "04/03/2024", which is two days: one with the day first, one with the month first."""

    @property
    def tag(self) -> str:
        """The language tag by whose rules the dates are said: the day comes first only where nothing says otherwise."""
        return DAY_FIRST_TAG if self.day_first and not self.month_first else REGIONLESS

    @property
    def is_open(self) -> bool:
        """Whether there is a date of which nobody knows which day it is, because the others say nothing or disagree."""
        return bool(self.either) and bool(self.day_first) == bool(self.month_first)


def date_order(texts: Iterable[str]) -> DateOrder:
    """Return the order that the dates of *texts* are written in."""
    found = {"day_first": "", "month_first": "", "either": ""}
    for text in texts:
        for match in YEAR_LAST.finditer(text) if _FIGURES.search(text) else ():
            first, sign, second, year = match.groups()
            if sign == "." or (sign == "-" and len(year) == len("24")) or first == second:
                continue
            is_day = (int(first) > _MOST_MONTHS, int(second) > _MOST_MONTHS)
            sort = {(True, False): "day_first", (False, True): "month_first", (False, False): "either"}.get(is_day)
            if sort and not found[sort]:
                found[sort] = match[0]
    return DateOrder(**found)
