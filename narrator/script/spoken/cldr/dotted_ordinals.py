"""Ordinals written as figures and a full stop, bent as the noun after them is: "w 3. rundzie", "ve 20. století"."""

import re
from typing import Final

from narrator.script.spoken.cldr.counted import word_before
from narrator.script.spoken.cldr.dates import with_ending
from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

BEGIN: Final = "^"
"""The word before an ordinal that stands first in its sentence."""
_OPENING: Final = re.compile(r"[ („“\"'»«]{0,4}")
_TEN: Final = 10


def dotted_ordinals(numerals: Numerals) -> list[Rule]:
    """Return the rule; none for a language whose file has no `dotted` table.

    What no pattern of the file fits stays as it is: another case would be wrong with confidence.
    """
    dotted = numerals.habits.dotted
    if not dotted.nouns:
        return []
    nouns = [(re.compile(before, re.IGNORECASE), re.compile(noun), form) for before, noun, form in dotted.nouns]

    def bent(number: int, form: str) -> str:
        if not dotted.forms:
            return numerals.ordinal(number, case=form)
        return " ".join(with_ending(word, dotted.forms[form]) for word in _genitive(numerals, number).split(" "))

    def said(match: re.Match[str]) -> str:
        first, link, last, noun = match.groups()
        is_first = _OPENING.fullmatch(match.string, 0, match.start()) is not None
        before = BEGIN if is_first else word_before(match)
        form = next((form for word, like, form in nouns if like.fullmatch(noun) and word.fullmatch(before)), "")
        numbers = [int(figures) for figures in (first, last) if figures]
        if not form or (dotted.forms and not all(_genitive(numerals, number) for number in numbers)):
            return match[0]
        return f"{f' {link} '.join(bent(number, form) for number in numbers)} {noun}"

    second = rf"(?: ({dotted.link}) ([1-9]\d?)\.)?"
    pattern = rf"(?<![\w.,:/№#–-])([1-9]\d?)\.{second} ([^\W\d_]{{2,40}})(?!\w)"
    return [Rule("ordinals with a full stop", Pattern(pattern), said, DIGITS)]


def _genitive(numerals: Numerals, number: int) -> str:
    """Return the genitive of a masculine ordinal, as the days of a month have it; empty where it is not known."""
    days, tens = numerals.habits.dates.days, numerals.habits.dotted.tens
    if str(number) in days:
        return days[str(number)]
    ten, unit = divmod(number, _TEN)
    known = [tens.get(str(ten * _TEN), ""), days[str(unit)] if unit else ""]
    return " ".join(filter(None, known)) if known[0] else ""
