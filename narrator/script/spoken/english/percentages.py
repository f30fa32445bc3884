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


_FINANCE: Final = Pattern(
    r"\b(?:rates?|yields?|spreads?|basis|Fed|ECB|interest|bonds?|hikes?|hiked|cuts?|mortgages?|margins?|inflation|fees?)\b"
)


def _say_points(match: re.Match[str]) -> str:
    """Say "50bp" as basis points where money is lent."""
    if not _FINANCE.search(match.string):
        return match[0]
    return f"{_MARK[match[1]]}{amount(match[2])} basis {'point' if match[2] == '1' else 'points'}"


def _say(match: re.Match[str]) -> str:
    mark, first, last, sign = match.groups()
    falls = " - " in match[0] and last and float(first.replace(",", "")) > float(last.replace(",", ""))
    word = "percent minus" if falls and first + "%" in match[0] else "to"
    said = _MARK[mark] + amount(first) + (f" {word} {amount(last)}" if last else "")
    return f"{said} {'percent' if sign == '%' else 'per mille'}" + (" " if match[0].endswith("-") else "")


POINTS: Final = Rule(
    "points of a hundredth percent", Pattern(rf"(?<![\w.,])([-−+]?)({NUMBER}) ?bp(?!\w)"), _say_points, frozenset("b"),
)  # fmt: skip
PERCENTAGE_POINTS: Final = Rule(
    "percentage points", Pattern(rf"(?<![\w.,])(?:([-−+])({NUMBER})|()(\d{{1,2}}\.\d{{1,2}})) ?pp(?!\w)"),
    lambda match: f"{_MARK[match[1] or '']}{amount(match[2] or match[4])} percentage points", frozenset("p"),
)  # fmt: skip
RULE: Final = Rule("percentages", _PATTERN, _say, frozenset("%‰"))
