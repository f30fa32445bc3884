"""What French and Spanish write alike: "12/05", "38 hab./km²", "2 000 hab."."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_DATE: Final = Pattern(r"(?<![\w.,/-])(0[1-9]|[12]\d|3[01]|[1-9])/(0[1-9]|1[0-2])(?![\w/-]|[.,]\d)")
_DENSITY: Final = Pattern(r"(?<=\d )hab\.?/km[²2](?!\w)")
_INHABITANTS: Final = Pattern(r"(?<=\d) hab\.(?=[ ,;)/]|\Z)")


def dates_with_a_zero(words: Wording) -> Rule:
    """Return the rule for a day and a month in figures, one of which has a zero before it: no fraction has."""
    months = tuple(dict.fromkeys(words.months.values()))

    def say(match: re.Match[str]) -> str:
        if match[1][0] != "0" and match[2][0] != "0":
            return match[0]
        return words.date("", match[1], months[int(match[2]) - 1], "")

    return Rule("dates with a zero", _DATE, say, frozenset("/"))


DENSITY: Final = {
    "fr": Rule("density", _DENSITY, lambda _: "habitants par kilomètre carré", frozenset("/")),
    "es": Rule("density", _DENSITY, lambda _: "habitantes por kilómetro cuadrado", frozenset("/")),
}
INHABITANTS: Final = {
    "fr": Rule("inhabitants", _INHABITANTS, lambda match: closed(match, " habitants"), DIGITS),
    "es": Rule("inhabitants", _INHABITANTS, lambda match: closed(match, " habitantes"), DIGITS),
}
