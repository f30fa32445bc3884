"""Times of day: "15:45 Uhr", "15h30", "15.45 horas"."""

import re

from narrator.script.spoken.clock_seconds import WITH_SECONDS, is_clock
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Counted, Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for times of day."""
    hour = r"(?<![\w.,:/])([01]?\d|2[0-4])"

    def say(match: re.Match[str]) -> str:
        return words.clock(int(match[1]), int(match[2] or 0))

    def say_span(match: re.Match[str]) -> str:
        first, last = (words.clock(int(match[at]), int(match[at + 1] or 0)) for at in (1, 3))
        return (
            f"{first} {words.to} {last}".replace(words.clock_sharp, "")
            if words.clock_sharp
            else f"{first} {words.to} {last}"
        )

    def say_duration(match: re.Match[str]) -> str:
        parts = zip(("h", "min", "s"), match.groups(), strict=True)
        return " ".join(counted(words, int(written), words.units[unit]) for unit, written in parts if written)

    some_minutes = rf"(?:{words.clock_sign}([0-5]\d))?(?:{words.hour_end})?"
    letters, end = words.clock_letters, rf"(?:{words.clock_end})?"
    return (
        _with_seconds(words),
        Rule(
            "durations",
            Pattern(r"(?<![\w.,:/])(\d{1,3}) ?h ?([0-5]?\d) ?(?:min\.?|m)(?!\w)(?: ?([0-5]?\d) ?s(?!\w))?"),
            say_duration,
            DIGITS,
        ),
        Rule(
            "times, from and to",
            Pattern(rf"{hour}:([0-5]\d){end} ?[-–—] ?([01]?\d|2[0-4]):([0-5]\d)(?![:.,]?\d){end}(?!\w)"),
            say_span,
            DIGITS,
        ),
        Rule(
            "hours, from and to",
            Pattern(
                rf"{hour}{some_minutes} ?[-–—] ?([01]?\d|2[0-4])(?:{words.clock_sign}([0-5]\d))?"
                rf"(?:{words.hour_end})(?!\w)"
            ),
            say_span,
            DIGITS,
        ),
        Rule(
            "times with their word",
            Pattern(rf"{hour}{words.clock_sign}([0-5]\d){words.clock_end}(?!\w)"),
            say,
            DIGITS,
        ),
        Rule("times", Pattern(rf"{hour} ?{letters} ?([0-5]\d)(?!\w|[:.,]\d)"), say, DIGITS),
        *(
            (Rule("full hours", Pattern(rf"{hour}(?:{words.hour_end})()(?!\w)"), say, DIGITS),)
            if words.hour_end
            else ()
        ),
    )


def _with_seconds(words: Wording) -> Rule:
    def say_with_seconds(match: re.Match[str]) -> str:
        """Say a time of day that a word, a zero or an hour after noon tells; else how long something took."""
        hours, minutes, seconds, told = match.groups()
        if told or is_clock(match):
            clock = words.clock(int(hours), int(minutes))
            return clock if seconds == "00" else f"{clock}, {counted(words, int(seconds), words.units['s'])}"
        parts = zip(("h", "min", "s"), match.groups(), strict=False)
        return " ".join(counted(words, int(written), words.units[unit]) for unit, written in parts if written != "00")

    return Rule(
        "times with seconds",
        Pattern(rf"{WITH_SECONDS}({words.clock_end})?(?!\w)"),
        say_with_seconds,
        DIGITS,
    )


def counted(words: Wording, number: int, thing: Counted) -> str:
    """Return so many of *thing* in words: "eine Minute", "zwei Minuten"."""
    return thing.one if number == 1 else f"{words.agree(cardinal(number, words.code), thing)} {thing.several}"
