"""Two days in figures with one year, as "28.-30.01.2011" and "28.01.–30.01.2011"."""

import re
from typing import Final

SPAN: Final = (
    r"(?P<first>\d(?<![\w.,:/-]\d)\d?)(?:\.|(?P<link>[./])(?P<before>\d{1,2})\.?)? ?[-–—] ?"
    r"(?P<last>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\w|[.,/-]\d)"
)
"""A pattern."""
_MONTHS: Final = 12
_DAYS: Final = 31
_LATE: Final = 11
_EARLY: Final = 2


def is_span(match: re.Match[str]) -> bool:
    """Return whether a match of `SPAN` is two dates, the first one earlier."""
    first, last, month = int(match["first"]), int(match["last"]), int(match["month"])
    before = int(match["before"] or month)
    is_dated = 1 <= first <= _DAYS and 1 <= last <= _DAYS and 1 <= before <= _MONTHS and 1 <= month <= _MONTHS
    is_ordered = (before, first) < (month, last) or (before >= _LATE and month <= _EARLY)  # over the turn of a year
    return is_dated and (not match["link"] or match["link"] == match["sign"]) and is_ordered
