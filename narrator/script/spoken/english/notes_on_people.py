"""Short notes around years and names: "c. 1500", "(b. 1950)", "est. 1985", "ft. Somebody"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_CIRCA: Final = Pattern(r"(?<!\w)(?:ca\.|c\.|ca) ?(?=\d)")
_LIVES: Final = Pattern(r"(?=[bdrf]l?\.)(?:(?<=\()|(?<=\d[,;] ))(b|d|r|fl)\. ?(?=\d|[A-Z][a-z]{2}|c(?:a|irca)?\b)")
_DEATH: Final = Pattern(r"(?<=[a-zIVX] )d\. ?(?=\d{1,2} [A-Z][a-z]{2}|(?:1\d|20)\d\d\b(?! [a-z]))")
"""Behind a name: its date has the month as a word, or is a year alone."""
_LIFE: Final = {"b": "born ", "d": "died ", "r": "reigned ", "fl": "flourished "}
_FOUNDED: Final = Pattern(r"\b([Ee])st\.? ?(?=\d{4})")
_EXTREMES: Final = Pattern(r"(?<!\d )(?<!\d)\b([Mm]in|[Mm]ax)\.(?= \d| [a-z])")
_FEATURING: Final = Pattern(r"(?<=[\w)\"”] )ft\.?(?= [A-Z])")

CIRCA: Final = Rule("circa", _CIRCA, lambda _: "circa ", DIGITS)
LIVES: Final = Rule("born and died", _LIVES, lambda match: _LIFE[match[1]], DIGITS | frozenset("("))
DEATHS: Final = Rule("died behind a name", _DEATH, lambda _: "died ", DIGITS)
FOUNDED: Final = Rule("established", _FOUNDED, lambda match: f"{match[1]}stablished ", DIGITS)
EXTREMES: Final = Rule("minimum and maximum", _EXTREMES, lambda match: f"{match[1]}imum", INNER_STOP)
FEATURING: Final = Rule("featuring", _FEATURING, lambda _: "featuring", frozenset("f"))
