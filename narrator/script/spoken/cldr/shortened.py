"""Abbreviations and their words: "pag. 12", "np.", "т. е."."""

import re
from typing import Final

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_ERA: Final = re.compile(r"[ad]\. ?[CK]\.")


def abbreviations(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language whose file has no abbreviations."""
    habits = numerals.habits.short
    rules = []
    before_number, anywhere = with_capitals(habits.before_number), with_capitals(habits.anywhere)

    def say_short(match: re.Match[str]) -> str:
        return closed(match, anywhere[match[1]])

    if before_number:
        pattern = Pattern(rf"(?<![\w.])({either(before_number)})[ \u00a0]?(?=\d)")
        rules.append(Rule("references", pattern, lambda match: f"{before_number[match[1]]} ", DIGITS))
    if anywhere:
        pattern = Pattern(rf"(?<![\w.])({either(anywhere)})(?!\w|\.\w)")
        rules.append(Rule("abbreviations", pattern, say_short, frozenset(".")))
    return rules


def with_capitals(short: dict[str, str]) -> dict[str, str]:
    """Return *short* with what begins a sentence: "t.ex." and "T.ex."; "A.C." are initials, not an era."""
    capital = {
        f"{written[0].upper()}{written[1:]}": f"{said[0].upper()}{said[1:]}"
        for written, said in short.items()
        if not _ERA.fullmatch(written)
    }
    squeezed = {written.replace(". ", "."): said for written, said in (capital | short).items()}
    return squeezed | capital | short
