"""What pilots say: "FL350" → "flight level three five zero", "runway 27L", "squawk 7700"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_LEVEL: Final = Pattern(r"\bFL(\d{3})(?![\w-]|[.,]\d)")
_RUNWAY: Final = Pattern(
    r"\b(?:([Rr])wy|RWY|([Rr])unway)\.? (0[1-9]|[12]\d|3[0-6]|[1-9])([LRC])?(?!\w|[.,]\d| ?(?:km|m|ft|feet|meters)\b)"
)
_SQUAWK: Final = Pattern(r"\b([Ss]quawk(?:ed|ing|s)?|[Tt]ransponder code) ([0-7]{4})(?!\w|[.,]\d)")
_SIDE: Final = {"L": " left", "R": " right", "C": " center"}


def _say_runway(match: re.Match[str]) -> str:
    initial = match[1] or match[2] or "r"
    return f"{initial}unway {digits(match[3])}{_SIDE.get(match[4] or '', '')}"


LEVELS: Final = Rule("flight levels", _LEVEL, lambda match: f"flight level {digits(match[1])}", frozenset("F"))
RUNWAYS: Final = Rule("runways", _RUNWAY, _say_runway, DIGITS)
SQUAWKS: Final = Rule("codes of a transponder", _SQUAWK, lambda match: f"{match[1]} {digits(match[2])}", DIGITS)
