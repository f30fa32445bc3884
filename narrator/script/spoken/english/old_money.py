"""British money before 1971: "£5 10s. 6d." → "five pounds, ten shillings and six pence"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_SHILLINGS: Final = r"(1?\d)s\b"
_PENCE: Final = r"(1[01]|\d)d\b"
_PATTERN: Final = Pattern(
    rf"(?<![\w.,/])(?:£(\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}})[.,]? {_SHILLINGS}(?:\.?,? {_PENCE})?"
    rf"|{_SHILLINGS}\.?,? {_PENCE})"
    r"(?:\.(?= [a-z]|[,;:)]|\Z))?"
)
"""Shillings without pounds only before pence: "10s" are seconds, and seconds stand before no days."""


def _counted(number: str, one: str, several: str) -> str:
    return f"{cardinal(number)} {one if number == '1' else several}"


def _say(match: re.Match[str]) -> str:
    pounds, shillings, pence, alone, pence_alone = match.groups()
    parts = [_counted(pounds.replace(",", ""), "pound", "pounds")] if pounds else []
    parts.append(_counted(shillings or alone, "shilling", "shillings"))
    if pence or pence_alone:
        parts.append(_counted(pence or pence_alone, "penny", "pence"))
    return closed(match, " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))))


RULE: Final = Rule("money before 1971", _PATTERN, _say, frozenset("s"))
