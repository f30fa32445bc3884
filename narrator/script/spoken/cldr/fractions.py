"""Fractions: ½, 1½, "½ l", "1/2 tl"."""

import re

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.cldr.things import Things, any_sign
from narrator.script.spoken.fraction_signs import SIGN_OF
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either


def fractions(numerals: Numerals, things: Things) -> list[Rule]:
    """½, 1½, and those before a unit, whose name stays in the plural category of the fraction."""
    habits = numerals.habits
    if not habits.fractions:
        return []

    def said(match: re.Match[str]) -> str:
        whole, sign = match.groups()
        if not whole:
            return habits.fractions[sign]
        number = numerals.words(int(whole), things.gender("fraction"))
        after = habits.fractions_after.get(sign)
        return f"{number} {after}" if after else f"{number}{habits.fraction_after}{habits.fractions[sign]}"

    def part(match: re.Match[str]) -> str:
        sign, unit = SIGN_OF.get(match[1], match[1]), things.units[match[2]]
        if sign not in habits.fractions or things.gender(unit) == "f":
            return match[0]
        of = "" if sign == "½" else habits.fraction_of
        said = (sign == "½" and habits.half) or habits.fractions[sign]
        return f"{said} {of}{things.part_name(unit)}"

    signs = either((*habits.fractions, *SIGN_OF))
    units = rf"({any_sign(things.units)})(?![\w²³/]|[.,]\d)"
    parts = Pattern(rf"(?<![\w.,/])(?<!\d )({signs}) ?{units}")
    pattern = Pattern(rf"(?<![\w.,/])(?:(\d{{1,6}}) ?)?({either(habits.fractions)})(?!\w|/)")
    return [Rule("parts of a unit", parts, part, frozenset("½¼¾⅓⅔/")), Rule("fractions", pattern, said)]
