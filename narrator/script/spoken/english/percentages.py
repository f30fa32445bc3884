"""Percentages: "3–5%" → "three to five percent", "0.5 ‰", "25 bps"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import amount
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    rf"(?<![\w.,])([-−+~±]?)({NUMBER})(?: ?%?(?:{DASH}| to )({NUMBER}))? ?([%‰])(?:-?(?=[a-z])|(?![\w]))"
)
_MARK: Final = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", "~": "about ", "": ""}


def _say(match: re.Match[str]) -> str:
    mark, first, last, sign = match.groups()
    falls = " - " in match[0] and last and float(first.replace(",", "")) > float(last.replace(",", ""))
    word = "percent minus" if falls and first + "%" in match[0] else "to"
    said = _MARK[mark] + amount(first) + (f" {word} {amount(last)}" if last else "")
    return f"{said} {'percent' if sign == '%' else 'per mille'}" + (" " if match[0].endswith("-") else "")


RULE: Final = Rule("percentages", _PATTERN, _say, frozenset("%‰"))
