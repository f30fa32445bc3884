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
LOTS: Final = Rule(
    "numbers of lots and parts",
    Pattern(
        r"\b([Ll]ots?|[Pp]arts?|[Ii]tem|[Oo]rder|[Mm]odel|[Cc]ase|[Ss]erial|[Uu]nit|[Aa]pt\.?|[Aa]partment|[Ss]uite"
        r"|[Ii]nvoice|[Rr]oom|[Gg]ate|[Bb]atch|[Tt]icket|[Bb]in|[Bb]ay|[Ll]ocker|[Bb]us|[Tt]rain|[Ss]tall|[Ss]lip"
        r"|[Rr]ef\.?) #"
        r"(?=[A-Z]{0,3}-?\d)(?=[A-Z\d-]{2,20}(?!\w))"
    ),
    lambda match: f"{match[1]} number ",
    frozenset("#"),
)
TAGS: Final = Rule(
    "hashtags",
    Pattern(r"(?<![\w#&/])#(?=\w{0,99}[^\W\d])(\w{2,100})"),
    lambda match: f"hashtag {words_of(match[1])}",
    frozenset("#"),
)
