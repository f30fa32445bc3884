"""Whether a time with seconds is a time of day ("2024-04-23 10:00:15") or how long something took ("6:45:47")."""

import re
from typing import Final

WITH_SECONDS: Final = r"(\d(?<![\w.,:/-]\d)\d?):([0-5]\d):([0-5]\d)(?!\w|[.,:]\d)"
"""A pattern with three groups."""
_NOON: Final = 12
_MIDNIGHT: Final = 24
_DATED: Final = re.compile(r"\d[.,]? \Z")
_ZONED: Final = re.compile(r" ?\(?(?:UTC|GMT|[A-Z]{2,4}T|MEZ|MESZ)\b")
_SHOWN: Final = 4


def is_clock(match: re.Match[str]) -> bool:
    """Return whether a match of `WITH_SECONDS` is a time of day: its hour, its date or its zone tells."""
    hour, _, second = match.groups()[:3]
    if int(hour) > _MIDNIGHT:
        return False
    if _DATED.search(match.string, max(0, match.start() - _SHOWN), match.start()):
        return True
    if _ZONED.match(match.string, match.end()) or second == "00":
        return True
    return int(hour) > _NOON or (hour.startswith("0") and hour != "00")
