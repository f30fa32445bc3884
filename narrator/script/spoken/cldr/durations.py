"""Times with seconds: "2024-04-23 10:00:00" is a time of day, "6:45:47" a time that something took."""

import re

from narrator.script.spoken.cldr.dates import Dates
from narrator.script.spoken.cldr.things import Things
from narrator.script.spoken.clock_seconds import WITH_SECONDS, is_clock
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule


def durations(dates: Dates, things: Things) -> Rule:
    """Return the rule: hours, minutes and seconds by name; a time of day that a zero or an hour after noon tells."""
    named = things.units.values()
    units = [unit for unit in ("duration-hour", "duration-minute", "duration-second") if unit in named]

    def said(match: re.Match[str]) -> str:
        hour, minute, second = match.groups()
        if is_clock(match):
            clock = dates.time(hour, minute)
            return clock if second == "00" else f"{clock}, {things.say_unit(str(int(second)), units[2])}"
        parts = [(figures, unit) for figures, unit in zip(match.groups(), units, strict=True) if figures != "00"]
        return " ".join(things.say_unit(str(int(figures)), unit) for figures, unit in parts)

    if len(units) < 3:
        return Rule("times with seconds", Pattern(r"(?!)"), said, DIGITS)
    return Rule("times with seconds", Pattern(WITH_SECONDS), said, DIGITS)
