"""Figures in groups of uneven size, which are dialled and count nothing: "91 123 45 67", "22 123 45 67"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern

GROUPED: Final = Pattern(r"(?<![\w.,:/+-])(?<!\d )\d{2,4}(?: \d{2,4}){2,5}(?! ?\d|\w|[.,:/-]\d)")
_FEWEST, _MOST = 8, 15
"""Digits of a number that is dialled; ITU-T E.164 has no longer one."""
_THOUSANDS: Final = 3
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


def is_dialed(groups: list[str]) -> bool:
    """Return whether *groups* are no number with blanks between its thousands, no row of years and no date."""
    if not _FEWEST <= sum(map(len, groups)) <= _MOST or all(len(group) == _THOUSANDS for group in groups[1:]):
        return False
    if all(_FIRST_YEAR <= int(group) <= _LAST_YEAR for group in groups):
        return False
    is_date = len(groups) == 3 and int(groups[0]) <= 31 and int(groups[1]) <= 12 and len(groups[2]) == 4
    return not is_date
