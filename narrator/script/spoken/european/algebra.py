"""Arithmetic in figures and letters: "5 - 3 = 2", "10^6", "x²", and areas without a number: "pro m²"."""

import re
from typing import Final

from narrator.script.spoken.european.figure_signs import POWERS
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_RAISED: Final = {"de": "hoch", "fr": "puissance", "es": "elevado a"}
_PLURAL: Final = "[Ll]es|[Dd]es|[Ll]os|[Uu]nos|[Mm]ás|plus de|[Pp]lusieurs|[Vv]iele|[Mm]ehr"
"""Before what is counted without a figure."""
_CARET: Final = Pattern(r"(?<=[\w)])\^\{?([-−]?)(\d{1,3}|[a-z])\}?(?![\w^])")
_LETTER: Final = Pattern(r"(?<![\w.])([a-zA-Z]{1,2})([²³])(?![\w²³⁰-⁹])")
_DIFFERENCE: Final = Pattern(
    r"(?<=[\d)]) [-–−] (?=\d{1,9}(?:,\d{1,9})?(?: [-–−+×*/:] \d{1,9}(?:,\d{1,9})?){0,5} ?[=≈≠])"
    r"|(?:(?<== \d)|(?<== \d\d)|(?<== \d\d\d)) [-–−] (?=\d{1,9}(?![\w-]))"
)


def before_quantities(words: Wording) -> tuple[Rule, ...]:
    """Return the rules that come before those for measurements and ranges."""

    def say_caret(match: re.Match[str]) -> str:
        sign = f"{words.minus} " if match[1] else ""
        power = cardinal(int(match[2]), words.code) if match[2].isdigit() else match[2]
        return f" {_RAISED[words.code]} {sign}{power}"

    return (
        Rule("differences", _DIFFERENCE, lambda _: f" {words.minus} ", frozenset("-–−")),
        Rule("powers with a caret", _CARET, say_caret, frozenset("^")),
    )


def after_quantities(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for what is left of areas and powers."""
    powers = POWERS[words.code]
    areas = {sign: thing for sign, thing in words.units.items() if sign[-1] in powers and sign[:-1].isalpha()}
    pattern = Pattern(rf"(?:\b({_PLURAL}) )?(?<!\d )(?<![\w./])({either(areas)})(?![\w/²³])")

    def say_area(match: re.Match[str]) -> str:
        area = areas[match[2]]
        return f"{match[1]} {area.several}" if match[1] else area.one.partition(" ")[2]

    return (
        Rule("areas without a number", pattern, say_area, frozenset("²³")),
        Rule("powers of a letter", _LETTER, lambda match: f"{match[1]} {powers[match[2]]}", frozenset("²³")),
    )
