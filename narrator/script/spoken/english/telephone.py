"""Telephone numbers, digit by digit and group by group."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_NORTH_AMERICAN: Final = r"(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}"
_INTERNATIONAL: Final = r"(?=\+(?:[ .()-]{0,2}\d){8,15}(?!\d))\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}"
_NATIONAL: Final = r"\(?0\d{2,4}\)? \d{3,4} \d{3,4}|0\d{4} \d{6}|0\d(?: \d\d){4}"
"""With a zero before it: "020 7946 0958", "07700 900123", "01 23 45 67 89"."""
_VANITY: Final = r"1-[89]\d\d-[A-Z\d]{3,7}(?:-[A-Z\d]{2,6})?"
_CALL: Final = (
    r"(?<=[Cc]all )|(?<=[Cc]alling )|(?<=[Cc]alled )|(?<=[Dd]ial )|(?<=[Dd]ialed )|(?<=[Pp]hone )"
    r"|(?<=[Pp]hone: )|(?<=[Tt]el )"
    r"|(?<=[Tt]el\. )|(?<=[Tt]el: )|(?<=[Ff]ax )|(?<=[Ff]ax: )|(?<=[Tt]ext )"
)
_PATTERN: Final = Pattern(
    rf"(?<![\w.,/+-])(?=[\d+(])(?:({_NORTH_AMERICAN}|{_INTERNATIONAL}|{_NATIONAL}|{_VANITY}|(?:{_CALL})\d{{3}}-\d{{4}}|(?:{_CALL})[1-9]\d\d)"
    r"(?: ?(?:ext\.?|x) ?(\d{1,6}))?)(?![\w-])"
)
_GROUP: Final = Pattern(r"\d{1,15}|[A-Z]{1,10}")


def _say(match: re.Match[str]) -> str:
    groups = [digits(group) if group.isdigit() else " ".join(group) for group in _GROUP.findall(match[1])]
    said = ("plus " if match[1].startswith("+") else "") + ", ".join(groups)
    return f"{said}, extension {digits(match[2])}" if match[2] else said


RULE: Final = Rule("telephone numbers", _PATTERN, _say, DIGITS)
