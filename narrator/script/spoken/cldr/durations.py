"""Times with seconds: "2024-04-23 10:00:00" is a time of day, "6:45:47" a time that something took."""

import re

from narrator.script.spoken.cldr.dates import Dates
from narrator.script.spoken.cldr.things import Things
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

NOON = 12


def durations(dates: Dates, things: Things) -> Rule:
    """Return the rule: hours, minutes and seconds by name; a time of day that a zero or an hour after noon tells."""
    named = things.units.values()
    units = [unit for unit in ("duration-hour", "duration-minute", "duration-second") if unit in named]

    def said(match: re.Match[str]) -> str:
        hour, minute, second = match.groups()
        is_clock = hour.startswith("0") or NOON < int(hour) <= 24 or second == "00"
        if is_clock and int(hour) <= 24:
            clock = dates.time(hour, minute)
            return clock if second == "00" else f"{clock}, {things.say_unit(str(int(second)), units[2])}"
        parts = zip(match.groups(), units, strict=True)
        return " ".join(things.say_unit(str(int(figures)), unit) for figures, unit in parts)

    if len(units) < 3:
        return Rule("times with seconds", Pattern(r"(?!)"), said, DIGITS)
    return Rule(
        "times with seconds", Pattern(r"(?<![\w.,:/-])(\d{1,2}):([0-5]\d):([0-5]\d)(?!\w|[.,:]\d)"), said, DIGITS
    )
