"""Formulas of figures between dollar signs are no money: "$4 < 9$" → "4 < 9", "$1/5$" → "1/5"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_FORMULA: Final = Pattern(r"(?<![\w$\\])\$(?=[^\s$])([\d.,:;<>=+*/^()|!\s−×÷≤≥≠±-]{1,120})(?<=[^\s$])\$(?![\w$])")
_SIGN: Final = Pattern(r"[:;<>=+*/^()|!−×÷≤≥≠±-]|, |^\d{1,9}$")


def _say(match: re.Match[str]) -> str:
    return match[1] if _SIGN.search(match[1]) else match[0]


RULE: Final = Rule("formulas of figures", _FORMULA, _say, frozenset("$"))
