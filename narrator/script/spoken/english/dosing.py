"""How often a medicine is taken: "q6h" → "every six hours", "q4-6h" → "every four to six hours"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_PATTERN: Final = Pattern(r"\bq ?(\d{1,2})(?:[-–](\d{1,2}))? ?(h|hrs?|wk|min)(?!\w)")
_UNIT: Final = {"h": "hour", "hr": "hour", "hrs": "hour", "wk": "week", "min": "minute"}


def _say(match: re.Match[str]) -> str:
    first, last, unit = match.groups()
    several = "s" if last or first != "1" else ""
    upto = f" to {cardinal(last)}" if last else ""
    return f"every {cardinal(first)}{upto} {_UNIT[unit]}{several}"


RULE: Final = Rule("how often", _PATTERN, _say, DIGITS)
