"""Abbreviations and their words: "pag. 12", "np.", "т. е."."""

import re

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either


def abbreviations(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language whose file has no abbreviations."""
    habits = numerals.habits.short
    rules = []

    def say_short(match: re.Match[str]) -> str:
        return closed(match, habits.anywhere[match[1]])

    if habits.before_number:
        pattern = Pattern(rf"(?<![\w.])({either(habits.before_number)}) ?(?=\d)")
        rules.append(Rule("references", pattern, lambda match: f"{habits.before_number[match[1]]} ", DIGITS))
    if habits.anywhere:
        pattern = Pattern(rf"(?<![\w.])({either(habits.anywhere)})(?!\w)")
        rules.append(Rule("abbreviations", pattern, say_short, frozenset(".")))
    return rules
