"""Numbers with a fraction ("2½ Stunden") and results ("2:1")."""

import re
from typing import Final

from narrator.script.spoken.european.numerals import amount
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_AFTER_ONE: Final = {"es": "s"}
"""The end of nouns that one and a half has in the singular: "una taza y media"."""


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules; none for results where the language says them otherwise."""

    def say_mixed(match: re.Match[str]) -> str:
        number, sign, unit, noun = match.groups()
        noun = words.units[unit].several if unit else noun
        if noun and words.after_noun:
            noun = noun.removesuffix(_AFTER_ONE.get(words.code, "")) if number == "1" else noun
            return f"{words.bare_agree(_amount(number), noun, '')} {noun} {words.after_noun(sign, noun)}"
        said = f"{words.bare_agree(_amount(number), '', '')}{words.after_whole[sign]}"
        return f"{said} {noun}" if noun else said

    def say_result(match: re.Match[str]) -> str:
        return f"{_amount(match[1])} {words.ratio} {_amount(match[2])}"

    def _amount(written: str) -> str:
        return amount(written, words.code, words.comma)

    fractions, units = either(words.after_whole), either(words.units)
    mixed = Pattern(rf"(?<![\w.,/])(\d{{1,6}}) ?({fractions})(?!\w|/)(?: ?({units})(?!\w)|{words.counted})?")
    result = Pattern(r"(?<![\w.,:/-])(\d{1,3}):(\d{1,3})(?![\w:/]|[.,]\d)")
    return (
        Rule("numbers with a fraction", mixed, say_mixed, frozenset(words.after_whole)),
        *((Rule("results", result, say_result, DIGITS),) if words.ratio else ()),
    )
