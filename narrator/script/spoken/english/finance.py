"""The shorthand of reports: "FY2024", "1Q23", "y/y", "$(3.2) million"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import ordinal, short_year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_QUARTER: Final = Pattern(r"(?<![\w.,-])(?:([Tt]he) )?(?:([1-4])Q|([12])H)'?(\d\d)(?!\w)|(?<![\w.,-])([1-4])Q(?!\w)")
_OVER: Final = Pattern(r"(?<![\w/])(?:y/y|q/q|m/m)(?![\w/])")
_PERIOD: Final = {"y": "year", "q": "quarter", "m": "month"}
_LOSS: Final = Pattern(r"([$£€])\((\d[\d,]{0,15}(?:\.\d{1,3})?)\)")


def _say_quarter(match: re.Match[str]) -> str:
    the, quarter, half, of_year, alone = match.groups()
    if alone:
        return f"{ordinal(alone)} quarter"
    said = f"{ordinal(quarter)} quarter" if quarter else f"{ordinal(half)} half"
    return f"{the or 'the'} {said} of {short_year(of_year)}"


def _say_over(match: re.Match[str]) -> str:
    period = _PERIOD[match[0][0]]
    return f"{period} over {period}"


YEARS: Final = Rule("fiscal years", Pattern(r"\bFY ?'?(?=\d{2}(?:\d\d)?(?!\w))"), lambda _: "fiscal ", DIGITS)
QUARTERS: Final = Rule("quarters", _QUARTER, _say_quarter, frozenset("QH"))
OVER: Final = Rule("compared with the last", _OVER, _say_over, frozenset("/"))
LOSSES: Final = Rule("losses", _LOSS, lambda match: f"-{match[1]}{match[2]}", frozenset("("))
