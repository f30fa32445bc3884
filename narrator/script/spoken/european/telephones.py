"""Telephone numbers, digit by digit and group by group: "030 1234567", "+49 30 1234567", "Tel. 912 345 678"."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import digits
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_LEAST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15
"""ITU-T E.164."""
_GROUPS: Final = r"(?:[ /\-–]{1,3}\d{1,10}){1,6}"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for numbers that a name, a plus or a zero tells; none for languages that pair digits."""
    if not words.telephones:
        return ()
    named = Pattern(rf"\b((?:{words.telephones})[: ]{{1,2}})(\+?\(?\d{{1,10}}\)?(?:{_GROUPS})?)(?![,.:]?\d|\w)")
    told = Pattern(rf"(?<![\w.,:/+-])((?:\+|00)[1-9]\d{{0,3}}{_GROUPS}|0\d{{2,5}}{_GROUPS})(?![.,:/-]?\d|\w)")

    def say(written: str) -> str:
        if not _LEAST_DIGITS <= sum(map(str.isdigit, written)) <= _MOST_DIGITS:
            return written
        groups = ", ".join(digits(group, words.code) for group in re.findall(r"\d{1,10}", written))
        return f"{words.plus} {groups}" if written.startswith("+") else groups

    return (
        Rule("telephones, named", named, lambda match: match[1] + say(match[2]), DIGITS),
        Rule("telephones", told, lambda match: say(match[1]), DIGITS),
    )
