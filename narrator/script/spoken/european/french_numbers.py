"""French numbers in shapes of their own: "1.500 habitants", "1m85", "un 4x4"."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_POINTED: Final = Pattern(
    r"(?<![\w.,])(?<![vV]ersion )(?<!n° )(?<!art\. )[1-9]\d{0,2}"
    r"(?:(?:\.\d{3}){2,4}|\.\d{3}(?= ?€| [a-zà-ÿ]{3,30}[sx]\b))(?!\w|[.,]\d)"
)
_TALL: Final = Pattern(r"(?<![\w.,])([12]) ?m ?(\d\d)(?!\w|[.,]\d)")
_CAR: Final = Pattern(r"(?<![\w.,])(4 ?[x×] ?4|3 ?[x×] ?8)(?! ?[=x×\d]|\w| (?:cm|mm|m)\b)")


def _say_tall(match: re.Match[str]) -> str:
    metres = "un mètre" if match[1] == "1" else "deux mètres"
    return f"{metres} {cardinal(int(match[2]), 'fr')}"


def _say_car(match: re.Match[str]) -> str:
    return "quatre-quatre" if match[1].startswith("4") else "trois-huit"


def rules(_words: Wording) -> tuple[Rule, ...]:
    """Return the rules that only French needs."""
    return (
        Rule("points between thousands", _POINTED, lambda match: match[0].replace(".", " "), frozenset("."), bare=True),
        Rule("sizes of people", _TALL, _say_tall, DIGITS),
        Rule("cars and shifts", _CAR, _say_car, frozenset("x×")),
    )
