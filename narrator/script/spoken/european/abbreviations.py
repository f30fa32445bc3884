"""Abbreviations and signs: "z. B.", "S. 12", "M. Dupont", "5 + 3"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.fraction_signs import SIGN_OF
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_MIXED: Final = Pattern(r"(?<![\w.,/])(\d{1,3}) (1/2|1/4|3/4)(?![\w/]|[.,]\d)")
_FRACTION: Final = Pattern(
    r"(?<![\w.,/])(?<!Klasse )(?<!Klassen )(?<!Teil )(?<!\bTag )(?:1/2|1/4|3/4)(?![\w/]|[.,]\d)"
    r"(?:(?= d[e'u])|(?<!\b[Ll]e \d/\d)(?<!\b[Dd]u \d/\d)(?<!\b[Aa]u \d/\d)(?<!\b[Ee]l \d/\d)(?<!\b[Dd]el \d/\d))"
)
"""Not the day of a month: "le 3/4", "el 1/2"."""


def before_numbers(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for abbreviations that a number follows, and for the commonest fractions."""
    pattern = Pattern(rf"(?<![\w.])({either(words.before_number)}) ?(?=\d)")
    return (
        Rule("references", pattern, lambda match: f"{words.before_number[match[1]]} ", DIGITS),
        Rule("fractions after a number", _MIXED, lambda match: f"{match[1]}{SIGN_OF[match[2]]}", frozenset("/")),
        Rule("fractions", _FRACTION, lambda match: words.signs[SIGN_OF[match[0]]], frozenset("/")),
    )


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules for abbreviations anywhere, and for signs between words."""
    short = Pattern(rf"(?<![\w.])({either(words.abbreviations)})(?!\w)")
    signs = Pattern(rf" ?({either(words.signs)}) ?")

    def say_short(match: re.Match[str]) -> str:
        return closed(match, words.abbreviations[match[1]])

    return (
        Rule("abbreviations", short, say_short),
        Rule("signs", signs, lambda match: f" {words.signs[match[1]]} ", frozenset(words.signs)),
    )
