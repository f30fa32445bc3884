"""Numbers of which there are several: "100s of people", "1s and 0s", "the 1860s–70s"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, plural
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_ROUND: Final = Pattern(r"(?<![\w.,:/$£€-])(?:(10|100)s(?= of\b)|(1,?000|1,000,000)s(?!\w)|(?<=\bthe )(\d00)s(?!\w))")
_NAME: Final = {"10": "tens", "100": "hundreds", "1000": "thousands", "1000000": "millions"}
_DIGITS: Final = Pattern(
    r"(?<![\w.,:/$£€-])(\d)s (and|or) (\d)s(?!\w)"
    r"|\b(two|three|four|five|six|seven|several|many|some|no|all) (\d)s(?!\w)"
)
_UNTIL: Final = Pattern(r"(?<=\d\d0s)[-–] ?'?([1-9]0)s(?!\w)")


def _say_digits(match: re.Match[str]) -> str:
    first, link, second, lead, digit = match.groups()
    if lead:
        return f"{lead} {plural(cardinal(digit))}"
    return f"{plural(cardinal(first))} {link} {plural(cardinal(second))}"


def _say_round(match: re.Match[str]) -> str:
    if match[3]:
        return plural(cardinal(match[3])).removeprefix("one ")
    return _NAME[(match[1] or match[2]).replace(",", "")]


ROUND: Final = Rule("hundreds of", _ROUND, _say_round, DIGITS)
FIGURES: Final = Rule("figures", _DIGITS, _say_digits, DIGITS)
UNTIL: Final = Rule("decades, from and to", _UNTIL, lambda match: f" to {plural(cardinal(match[1]))}", DIGITS)
