"""Roman numerals of centuries, rulers and parts: "XIX secolo", "w XIX w.", "João XXIII", "capitolo III"."""

import re
from typing import Final

from narrator.script.spoken.cldr.dates import year_in_case
from narrator.script.spoken.cldr.numerals import PLAIN, Numerals, feminine
from narrator.script.spoken.cldr.shortened import with_capitals
from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import STRICT, value
from narrator.script.spoken.rule import Rule, either

_LETTERS: Final = frozenset("IVX")
_NUMERAL: Final = rf"(?=[IVX]){STRICT}"


def roman_numerals(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language whose file has no such words."""
    habits = numerals.habits.roman
    rules = []
    short: dict[str, str] = {}

    def ordinal(number: int, *, is_feminine: bool = False) -> str:
        if number > habits.ordinals_to:
            return numerals.words(number, PLAIN)
        said = numerals.ordinal(number)
        return feminine(said) if is_feminine else said

    def say_century(match: re.Match[str]) -> str:
        preposition, first, link, last, noun = match.groups()
        cases = habits.after.get((preposition or "").lower(), {})
        case, name = cases.get(noun) or habits.nouns[noun]
        said = [year_in_case(numerals, value(numeral), case) for numeral in (first, last) if numeral]
        before = f"{preposition} " if preposition else ""
        between = f" {link.strip()} " if link else ""
        return closed(match, f"{before}{between.join(said)} {name}")

    def say_ruler(match: re.Match[str]) -> str:
        is_queen = bool(habits.queens and re.fullmatch(habits.queens, match[1]))
        said = habits.ruler.replace("{n}", ordinal(value(match[2]), is_feminine=is_queen))
        second = f"{match[3]}{ordinal(value(match[4]))}" if match[4] else ""
        return f"{match[1]} {said}{second}"

    def say_part(match: re.Match[str]) -> str:
        return f"{short.get(match[1], match[1])} {numerals.words(value(match[2]), PLAIN)}"

    link = habits.link or "(?!)"
    if habits.nouns:
        before = rf"(?:(?<!\w)((?i:{either(habits.after)})) )?" if habits.after else "()"
        pattern = rf"{before}(?<![\w–-])({_NUMERAL})(?:({link}|[-–])({_NUMERAL}))? ({either(habits.nouns)})(?!\w)"
        rules.append(Rule("Roman numerals of centuries", Pattern(pattern), say_century, _LETTERS))
    if habits.rulers:
        pattern = rf"\b({habits.rulers}) ({_NUMERAL})(?!\w|\.\w)(?:({link})({_NUMERAL})(?!\w))?"
        rules.append(Rule("Roman numerals of rulers", Pattern(pattern), say_ruler, _LETTERS))
    if habits.parts:
        named = with_capitals(numerals.habits.short.before_number)
        short = {written: said for written, said in named.items() if re.fullmatch(habits.parts, said)}
        heads = f"{habits.parts}|{either(short)}" if short else habits.parts
        pattern = rf"(?<![\w.])({heads}) ({_NUMERAL})(?!\w|\.\w)"
        rules.append(Rule("Roman numerals of parts", Pattern(pattern), say_part, _LETTERS))
    return rules
