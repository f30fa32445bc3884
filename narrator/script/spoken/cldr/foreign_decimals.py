"""A point and commas where the language has a comma and points, and a mark out of the best one: "7.30 €", "4,5/5"."""

import re

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.cldr.things import Things, any_sign
from narrator.script.spoken.marks import marks
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

COMMA = ","


def _listed(match: re.Match[str]) -> str:
    return f"{match[1]}, {match[2]}" if int(match[2]) == int(match[1]) + 1 == int(match[3]) - 1 else match[0]


_LIST = Rule(
    "lists of figures",
    Pattern(r"(\d)(?<![\w.,]\d),(\d)(?= (?:og|och|en|ja|i|oraz|и|і|та|a|e|y|et|und|și|és|ve) (\d)(?!\w|[.,]\d))"),
    _listed,
    frozenset(","),
)
"""No decimals: "level 1,2 og 3"."""


def foreign_decimals(numerals: Numerals, things: Things) -> list[Rule]:
    """Return the rules; what follows or goes before tells that no date, time or version is meant."""
    rules = []
    if numerals.decimal == COMMA:
        rules += [_thousands(things), _LIST]

        def comma(match: re.Match[str]) -> str:
            return f"{match[1]},{match[2]}"

        figures = r"(\d{1,6})\.(\d{1,2})"
        names = (*things.names, "euro", "euros")
        signs = rf"(?:{any_sign((*things.currencies, *things.units))}|{either(names)}|%)(?!\w|\.\d)"
        before = either(sign for sign in things.currencies if not sign.isalpha())
        rules += [
            Rule("decimal points before a unit", Pattern(rf"(?<![\w.,:/]){figures}(?= ?{signs})"), comma, DIGITS),
            Rule(
                "decimal points of money", Pattern(rf"((?<!\w){before} ?\d{{1,6}})\.(\d\d)(?!\w|[.,]\d)"), comma, DIGITS
            ),
        ]
    if numerals.habits.out_of:
        rules.append(marks(numerals.decimal, numerals.habits.out_of))
    return rules


def _thousands(things: Things) -> Rule:
    """Return the rule for commas between thousands: "12,000", "$4,500", "3,200 lat"; no decimals end so."""

    def plain(match: re.Match[str]) -> str:
        return match[0].replace(",", "")

    units = any_sign(things.units)
    signs = "".join(sorted({re.escape(sign[-1]) for sign in things.currencies if not sign.isalpha()}))
    one = rf",(?:000(?! ?{units}(?!\w))|\d00(?= (?!{units}(?!\w))[^\W\d_]{{3,30}}))"
    alone = rf"(?<![\w.,][1-9])\d{{0,2}}(?:(?:,\d{{3}}){{2,4}}|{one})"
    pattern = rf"[1-9](?:{alone}|(?<=[{signs}][1-9])\d{{0,2}}(?:,\d{{3}}){{1,4}})(?!\w|[.,]\d)"
    return Rule("commas between thousands", Pattern(pattern), plain, frozenset(","))
