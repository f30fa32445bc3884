"""Years that their noun makes ordinals: "w 1984 roku", "w roku 2018", "в 1984 году"."""

import re

from narrator.script.spoken.cldr.dates import year_in_case
from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either


def years_with_nouns(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language in which years are no ordinals."""
    nouns, after = numerals.habits.year_nouns, numerals.habits.year_after
    if not nouns:
        return []

    def said(match: re.Match[str]) -> str:
        preposition, year, noun = match.groups()
        case, name = after.get((preposition or "").lower(), {}).get(noun) or nouns[noun]
        before = f"{preposition} " if preposition else ""
        return closed(match, f"{before}{year_in_case(numerals, int(year), case)} {name}")

    before = rf"(?:(?<!\w)((?i:{either(after)})) )?" if after else "()"
    pattern = Pattern(rf"{before}(?<![\w.,/-])(1\d{{3}}|20\d\d)[ \u00a0]({either(nouns)})(?!\w)")
    named = numerals.habits.year_named

    def said_named(match: re.Match[str]) -> str:
        return f"{match[1]} {year_in_case(numerals, int(match[2]), named[match[1].lower()])}"

    rules = [Rule("years with nouns", pattern, said, DIGITS)]
    if named:
        bare = rf"(?<!\w)((?i:{either(named)})) (1\d{{3}}|20\d\d)(?!\w|[.,/-]\d| (?:{either(nouns)}))"
        rules.append(Rule("years behind their noun", Pattern(bare), said_named, DIGITS))
    return rules + _alone(numerals)


def _alone(numerals: Numerals) -> list[Rule]:
    """Return the rule for a year alone behind a preposition: "w 2019", "с 2017 по 2021".

    Round ones count as often ("в 2000 домах"), and what follows must be no noun that the number may count.
    """
    bent, ends = numerals.habits.year_bent, numerals.habits.year_bent_ends
    if not bent:
        return []

    def said(match: re.Match[str]) -> str:
        preposition, first, link, last = match.groups()
        case = bent[preposition.lower()]
        said = f"{preposition} {year_in_case(numerals, int(first), case)}"
        return f"{said}{link}{year_in_case(numerals, int(last), case)}" if last else said

    after = rf"(?=[.,;:!?…)»”]|\Z| (?:{ends})(?!\w))(?!\w|[.,/-]\d)"
    year = r"((?:19|20)\d\d(?<!00))"
    second = rf"(?:( (?:{numerals.habits.year_bent_link}) ){year})?"
    pattern = Pattern(rf"(?<!\w)((?i:{either(bent)})) {year}{second}{after}")
    return [Rule("years alone behind a preposition", pattern, said, DIGITS)]
