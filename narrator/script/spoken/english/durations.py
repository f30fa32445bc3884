"""Durations in short: "7h 20m" → "seven hours twenty minutes", "1h30", "2m 5s"; "20 m" alone is a length."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_UNITS: Final = (("d", "day"), ("h", "hour"), ("m", "minute"), ("s", "second"))
_LONG: Final = Pattern(
    r"(?<![\w.,/$£€-])(?=\d{1,4} ?(?:d|hr?s?|m|mins?) ?\d)(?:(\d{1,4}) ?d ?)?(?:(\d{1,3}) ?(?:h|hrs?) ?)?"
    r"(?:(\d{1,3}) ?(?:m|mins?) ?)?(?:(\d{1,2}) ?(?:s|secs?))?(?<! )(?![\w²³/]|[.,]\d)"
)


def _counted(number: str, unit: str) -> str:
    return f"{cardinal(str(int(number)))} {unit}{'' if int(number) == 1 else 's'}"


def _say(match: re.Match[str]) -> str:
    """Two units of time after each other are a duration; one alone is left to the measurements."""
    counted = [_counted(number, unit) for number, (_, unit) in zip(match.groups(), _UNITS, strict=True) if number]
    return " ".join(counted) if len(counted) > 1 else match[0]


_MINUTES: Final = Pattern(r"(?<![\w.,/$£€-])(\d{1,3})m(?![\w²³/-]|[.,]\d)")
_TIMED: Final = Pattern(
    r"\b(?:hours?|minutes?|takes?|took|lasts?|lasted)\b[^.!?]{0,40}\Z"
    r"|\b(?:[Pp]rep|[Cc]ook|[Bb]ake|[Tt]otal|[Aa]ctive|[Rr]est|[Cc]hill|[Rr]ise|[Rr]un|[Rr]ead|[Dd]uration|[Hh]ands-on)"
    r"(?:ing|ning)?(?: time)?: ?\Z"
)


def _say_minutes(match: re.Match[str]) -> str:
    """Say "or 45m" after another duration, or after what takes time, in minutes."""
    is_time = _TIMED.search(match.string, max(0, match.start() - 60), match.start()) is not None
    return _counted(match[1], "minute") if is_time else match[0]


MINUTES: Final = Rule("minutes among durations", _MINUTES, _say_minutes, DIGITS)
HOURS: Final = Rule(
    "hours and minutes after them",
    Pattern(r"(?<![\w.,/$£€-])(\d{1,2})h([0-5]\d)(?![\w²³/]|[.,]\d)"),
    lambda match: f"{_counted(match[1], 'hour')} {_counted(match[2], 'minute')}",
    DIGITS,
)
RULE: Final = Rule("durations", _LONG, _say, DIGITS)
