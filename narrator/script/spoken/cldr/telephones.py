"""Numbers to dial, digit by digit: "+7 495 123-45-67", "06 1234567", "22 123 45 67", "91234-5678"."""

import re
from typing import Final

from narrator.script.spoken.cldr.numerals import PLAIN, Numerals
from narrator.script.spoken.grouped_figures import GROUPED, is_dialed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_TOLD: Final = Pattern(
    r"(?<![\w.,:/+-])(?:\+[1-9]\d{0,2}(?:[ -]?\(\d{2,5}\))?(?:[ -]\d{1,8}){1,6}"
    r"|0\d{1,4}(?:[ -]\d{2,8}){1,4})(?![.,:/-]?\d|\w)"
)
_LINE: Final = Pattern(r"(?<![\w.,:/+-])(?:\(?\d{2}\)? )?9\d{4}-\d{4}(?![.,:/-]?\d|\w)")
"""A mobile number as it is written in Brazil."""
_THREES: Final = Pattern(r"\d(?<![\w.,:/+-]\d)\d\d(?: \d{3}){2,3}(?!\w|[.,:/-]?\d| \d)")
"""Groups of three, which are thousands and millions as well: a word before them tells."""
_CALLED: Final = re.compile(
    r"\b(?:tel|mobil|fono?\b|whatsapp|sms|call|zadzwo|dzwo[nń]|numerem|zavol|volej|čísl[eo]m?\b|тел|моб|звон|дзвон)"
    r"\w{0,12}[.:]{0,2}[^.!?,;:\d]{0,16}\Z",
    re.IGNORECASE,
)
_LOOKED: Final = 40
_FEWEST: Final = 7
_MOST: Final = 15
"""ITU-T E.164."""


def telephones(numerals: Numerals) -> list[Rule]:
    """Return the rules; none for a language whose figures stay figures."""
    if not numerals.habits.words:
        return []

    def dialed(groups: list[str]) -> str:
        return ", ".join(" ".join(numerals.words(int(digit), PLAIN) for digit in group) for group in groups)

    def told(match: re.Match[str]) -> str:
        groups = re.findall(r"\d{1,10}", match[0])
        if not _FEWEST <= sum(map(len, groups)) <= _MOST:
            return match[0]
        return f"{numerals.habits.plus} {dialed(groups)}" if match[0].startswith("+") else dialed(groups)

    def grouped(match: re.Match[str]) -> str:
        groups = match[0].split(" ")
        return dialed(groups) if is_dialed(groups) else match[0]

    def in_threes(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - _LOOKED) : match.start()]
        return dialed(match[0].split(" ")) if _CALLED.search(before) else match[0]

    return [
        Rule("telephones in groups of three", _THREES, in_threes, DIGITS),
        Rule("telephones", _TOLD, told, DIGITS),
        Rule("mobile numbers", _LINE, told, frozenset("-")),
        Rule("figures in uneven groups", GROUPED, grouped, DIGITS),
    ]
