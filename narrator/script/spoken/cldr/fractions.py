"""Fractions: ½, 1½, "½ l", "1/2 tl"."""

import re

from babel.dates import get_month_names

from narrator.script.spoken.cldr.counted import word_before
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
    return [
        Rule("parts of a unit", parts, part, frozenset("½¼¾⅓⅔/")),
        *_stroked(numerals),
        Rule("fractions", pattern, said),
    ]


def _stroked(numerals: Numerals) -> list[Rule]:
    """Return the rule for fractions with a stroke before a word: "2/3 objętości", "1/2 tl"."""
    habits = numerals.habits
    named = re.compile(habits.counted.named_by) if habits.counted.named_by else None
    known = {written: sign for written, sign in SIGN_OF.items() if sign != "½" or habits.half_agrees}
    months = get_month_names("wide", "format", numerals.locale).values()

    def said(match: re.Match[str]) -> str:
        if named is not None and named.fullmatch(word_before(match)):
            return match[0]
        sign = known[match[1]]
        return (sign == "½" and habits.half) or habits.fractions[sign]

    word = rf"(?= (?!(?:{either(map(str, months))})(?!\w))[^\W\d_A-ZÀ-ÞĄĆĘŁŃÓŚŹŻА-ЯЁČĎŇŘŠŤŽ][^\W\d_]{{1,40}})"
    pattern = rf"(?<![\w.,/:№#–-])(?<!\d )({either(known)}){word}"
    return [Rule("fractions with a stroke", Pattern(pattern), said, frozenset("/"))]
