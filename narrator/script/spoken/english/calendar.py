"""The names of months and weekdays in English, and their abbreviations."""

from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH: Final = {
    **{name: name for name in MONTHS},
    **{name[:3]: name for name in MONTHS},
    "Sept": "September", "Febr": "February",
}  # fmt: skip
"""Name or abbreviation, without its dot → name."""
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY: Final = {
    **{name: name for name in WEEKDAYS},
    **{name[:3]: name for name in WEEKDAYS},
    "Tues": "Tuesday", "Weds": "Wednesday", "Thur": "Thursday", "Thurs": "Thursday",
}  # fmt: skip


def month_named(written: str) -> str:
    """Return the month's name for "Sept.", "SEPTEMBER" or "sept"."""
    return MONTH[written.rstrip(".").capitalize()]
