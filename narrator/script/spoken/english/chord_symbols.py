"""Chords by their symbols: "F#m7b5" → "F sharp minor seven flat five", "Cmaj7" → "C major seven"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_PATTERN: Final = Pattern(
    r"(?<![\w#.-])([A-G])(?:([#♯b♭])(maj|min|m|dim|aug|sus|add)(2|4|6|7|9|11|13)?"
    r"|(maj|min|m|dim|aug|sus|add)(2|4|6|7|9|11|13))(?:([#♯b♭])(5|9|11|13))?(?![\w#]|[-.]\w)"
)
_KIND: Final = {
    "maj": "major", "min": "minor", "m": "minor", "dim": "diminished", "aug": "augmented", "sus": "suspended",
    "add": "add",
}  # fmt: skip
_ACCIDENTAL: Final = {"#": "sharp", "♯": "sharp", "b": "flat", "♭": "flat"}


def _say(match: re.Match[str]) -> str:
    """Square and cubic meters with a multiple before them are no chord, and none begins with these letters."""
    root, sign, kind, number, plain_kind, plain_number, altered, degree = match.groups()
    if plain_kind == "m" and plain_number == "2":
        return match[0]
    number = number or plain_number
    said = [root, _ACCIDENTAL.get(sign or "", ""), _KIND[kind or plain_kind], cardinal(number) if number else ""]
    said += [_ACCIDENTAL[altered], cardinal(degree)] if altered else []
    return " ".join(filter(None, said))


RULE: Final = Rule("chords", _PATTERN, _say, DIGITS | frozenset("#♯♭b"))
