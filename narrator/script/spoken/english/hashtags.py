"""Hashtags and numbers after "#": "#MentalHealth" → "hashtag Mental Health", "#1" → "number one"."""

from typing import Final

from narrator.script.spoken.english.camel_case import words_of
from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

NUMBERS: Final = Rule(
    "numbers after #",
    Pattern(r"(?<![\w#&])# ?(\d{1,9})(?!\w|[.,]\d)"),
    lambda match: f"number {match[1] if len(match[1]) < 4 else cardinal(match[1])}",
    frozenset("#"),
)
ISSUES: Final = Rule("issue numbers", Pattern(r"(?<=[A-Za-z])#(?=\d{1,9}(?!\w))"), lambda _: " number ", frozenset("#"))
COLORS: Final = Rule(
    "colors",
    Pattern(
        r"(?<![\w#&/])#(?:(?=[\dA-Fa-f]{0,5}\d)(?=[\dA-Fa-f]{0,5}[A-Fa-f])([\dA-Fa-f]{6})|(FFF|fff|FFFFFF|ffffff))(?!\w)"
    ),
    lambda match: " ".join(["hash", *(cardinal(s) if s.isdigit() else s.upper() for s in match[1] or match[2])]),
    frozenset("#"),
)
TAGS: Final = Rule(
    "hashtags",
    Pattern(r"(?<![\w#&/])#(?=\w{0,99}[^\W\d])(\w{2,100})"),
    lambda match: f"hashtag {words_of(match[1])}",
    frozenset("#"),
)
