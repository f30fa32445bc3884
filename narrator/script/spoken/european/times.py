"""Times of day: "15:45 Uhr", "15h30", "15.45 horas"."""

import re

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for times of day."""
    hour = r"(?<![\w.,:/])([01]?\d|2[0-4])"

    def say(match: re.Match[str]) -> str:
        return words.clock(int(match[1]), int(match[2] or 0))

    return (
        Rule(
            "times with their word",
            Pattern(rf"{hour}(?:{words.clock_sign}([0-5]\d))?{words.clock_end}(?!\w)"),
            say,
            DIGITS,
        ),
        Rule("times", Pattern(rf"{hour} ?[:hH] ?([0-5]\d)(?!\w|[:.,]\d)"), say, DIGITS),
        Rule("full hours", Pattern(rf"{hour} ?[h]()(?!\w)"), say, frozenset("h")),
    )
