"""Arithmetic, and minutes and seconds that are no time of day: "5 - 3 = 2", "10^6", "x²", "4:49 min/km"."""

import re
from typing import Final

from narrator.script.spoken.cldr.numerals import PLAIN, Numerals
from narrator.script.spoken.cldr.things import Things
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_DIFFERENCE: Final = Pattern(
    r"(?<=[\d)]) [-–−] (?=\d{1,9}(?:[.,]\d{1,9})?(?: [-–−+×*/:] \d{1,9}(?:[.,]\d{1,9})?){0,5} ?[=≈≠])"
)
_CARET: Final = Pattern(r"(?<=[a-zA-Z\d)])\^\{?([-−]?)(\d{1,3})\}?(?![\w^])")
_LETTER: Final = Pattern(r"(?<![\w.])([a-ln-zA-Z])([²³])(?![\w²³⁰-⁹])")
"""Not m: an area or a volume, whatever the number."""
_POWER: Final = {"²": 2, "³": 3}
_PACE: Final = Pattern(
    r"(?<![\w.,:/-])(\d{1,3}):([0-5]\d) ?(?:min|мин|хв|dk)(?:\.(?! ?\Z))?((?: ?/ ?km| ?/ ?км)?)(?!\w)"
)


def arithmetic(numerals: Numerals, things: Things) -> list[Rule]:
    """Return the rules; those for powers only where the language's word for them is known."""
    habits = numerals.habits

    def say_caret(match: re.Match[str]) -> str:
        sign = f"{habits.minus} " if match[1] else ""
        return f" {habits.raised} {sign}{numerals.words(int(match[2]), PLAIN)}"

    def say_letter(match: re.Match[str]) -> str:
        return f"{match[1]} {habits.raised} {numerals.words(_POWER[match[2]], PLAIN)}"

    def say_pace(match: re.Match[str]) -> str:
        minutes, seconds, distance = match.groups()
        parts = [things.say_unit(minutes, "duration-minute")]
        parts += [things.say_unit(str(int(seconds)), "duration-second")] if int(seconds) else []
        return " ".join(parts) + (f" {habits.per_kilometer}" if distance else "")

    rules = [Rule("differences", _DIFFERENCE, lambda _: f" {habits.subtracted or habits.minus} ", frozenset("-–−"))]
    if habits.raised:
        rules += [
            Rule("powers with a caret", _CARET, say_caret, frozenset("^")),
            Rule("powers of a letter", _LETTER, say_letter, frozenset("²³")),
        ]
    if habits.per_kilometer:
        rules.append(Rule("minutes and seconds", _PACE, say_pace, frozenset(":")))
    return rules
