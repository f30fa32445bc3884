"""Decades as ordinals with a full stop: Polish "w latach 90.", Czech "v 90. letech"."""

import re

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either


def decades(numerals: Numerals) -> list[Rule]:
    """Return the rule; none for a language that writes them otherwise."""
    habits = numerals.habits.decades
    if not habits.stems:
        return []
    nouns, stems = either(habits.endings), either(habits.stems)

    def after_noun(match: re.Match[str]) -> str:
        noun, first, link, last = match.groups()
        ending = habits.endings[noun.lower()]
        said = f"{noun} {habits.stems[first]}{ending}"
        said += f"{link}{habits.stems[last]}{ending}" if last else ""
        return f"{said}." if match.end() == len(match.string) else said

    def before_noun(match: re.Match[str]) -> str:
        first, link, last, noun = match.groups()
        ending = habits.endings[noun.lower()]
        said = (
            f"{habits.stems[first]}{ending}{link}{habits.stems[last]}{ending}" if last else habits.stems[first] + ending
        )
        return f"{said} {noun}"

    several = rf"({stems})\.(?:( (?:{habits.link}) )({stems})\.)?"
    if habits.is_after_noun:
        return [Rule("decades", Pattern(rf"(?<!\w)((?i:{nouns})) {several}(?!\d)"), after_noun, DIGITS)]
    return [Rule("decades", Pattern(rf"(?<![\w.,]){several} ((?i:{nouns}))(?!\w)"), before_noun, DIGITS)]
