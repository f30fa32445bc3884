"""How far a clock is from Greenwich's: "UTC-5" → "UTC minus five", "GMT+05:30"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_OFFSET: Final = Pattern(r"\b(UTC|GMT) ?([-−+±])(\d{1,2})(?::?([0-5]\d))?(?![\w:-]|[.,]\d)")
_SIGN: Final = {"+": "plus", "±": "plus or minus"}


def _say(match: re.Match[str]) -> str:
    zone, sign, hours, minutes = match.groups()
    said = f"{zone} {_SIGN.get(sign, 'minus')} {cardinal(str(int(hours)))}"
    return f"{said} {cardinal(minutes)}" if minutes and minutes != "00" else said


RULE: Final = Rule("offsets of clocks", _OFFSET, _say, DIGITS)
