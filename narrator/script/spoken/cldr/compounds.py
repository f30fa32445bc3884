"""Words joined to figures: Polish "64-bitowy", "500-tka", Russian "30-летие", Czech "5denní", Finnish "4:llä"."""

import re

from num2words import num2words

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either


def compounds(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language whose file has no `compounds` table."""
    return [*_joined_words(numerals), *_named_figures(numerals), *_cases(numerals)]


def _joined_words(numerals: Numerals) -> list[Rule]:
    """Words whose beginning is a number, in the form that numbers have there."""
    table = numerals.habits.compounds
    if not table.words:
        return []

    def said(match: re.Match[str]) -> str:
        before = _form(int(match[1]), table.parts)
        return before + match[2] if before else match[0]

    pattern = rf"([1-9](?<![\w.,:/№#–-][1-9])\d{{0,3}}){table.link}({table.words})(?![\w-])"
    return [Rule("words that begin with a number", Pattern(pattern), said, DIGITS)]


def _named_figures(numerals: Numerals) -> list[Rule]:
    """Names of figures, of lines and notes by their number: "19-tka", "500-tki"."""
    table = numerals.habits.compounds
    if not table.names:
        return []

    def said(match: re.Match[str]) -> str:
        return table.names[match[1]] + match[2]

    pattern = rf"(?<![\w.,:/№#–-])({either(table.names)})-(?:{table.name_link})?({table.name_endings})(?![\w-])"
    return [Rule("names of figures", Pattern(pattern), said, DIGITS)]


def _cases(numerals: Numerals) -> list[Rule]:
    """Numbers with the ending of their case behind a colon."""
    cases = numerals.habits.compounds.cases
    if not cases:
        return []

    def said(match: re.Match[str]) -> str:
        return str(num2words(int(match[1]), lang=numerals.habits.words, case=cases[match[2]]))

    pattern = rf"(\d(?<![\w.,:/-]\d)\d{{0,5}}):({either(cases)})(?!\w)"
    return [Rule("numbers with the ending of a case", Pattern(pattern), said, frozenset(":"))]


def _form(number: int, parts: dict[str, str]) -> str:
    """Return the form of *number* before a word; empty where a part of it is not known."""
    if str(number) in parts:
        return parts[str(number)]
    said = []
    for size in (1000, 100, 10, 1):
        digit, number = divmod(number, size)
        if digit and str(digit * size) in parts:
            said.append(parts[str(digit * size)])
        elif digit:
            return ""
        if str(number) in parts:
            return "".join([*said, parts[str(number)]])
    return "".join(said)
