"""The slash: "and/or" → "and or", "he/she" → "he or she", "client/server" → "client server"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_AND_OR: Final = Pattern(r"\b(and)/(?=or\b)|\b(either)/(?=or\b)", re.IGNORECASE)
_CHOICE: Final = """
he she his her him hers himself herself they them their yes no true false on off pass fail mother father parent
guardian husband wife brother sister man woman men women boy girl boys girls win loss buy sell this these that
those  is are was were has have morning evening spouse partner son
daughter mom dad male female black white up down left right start stop add remove breakfast lunch dinner a an
one ones mr mrs ms miss hot cold old new more less name names file files child children teacher student
"""
_CHOICES: Final = frozenset(_CHOICE.split())
_PAIR: Final = Pattern(r"(?<![\w/.])([A-Za-z]{1,12}) ?/ ?([A-Za-z]{1,12})(?![\w/])")
_SLASH: Final = Pattern(r" ?/{1,9} ?")


def _say_pair(match: re.Match[str]) -> str:
    first, second = match.groups()
    if first.lower() in _CHOICES and second.lower() in _CHOICES:
        return f"{first} or {second}"
    return match[0]


_PER: Final = Pattern(
    r"(?<=[a-z]{2}s) ?/ ?(?=(?:day|week|month|year|hour|night|minute|second|person|head|page|game|item|user|visit)\b)"
)
RATES: Final = Rule("so many a day", _PER, lambda _: " per ", frozenset("/"))
FIGURES: Final = Rule(
    "slashes between numbers",
    Pattern(r"(?<=\d) ?/ ?(?=\d)"),
    lambda _: " slash ",
    frozenset("/"),
)
SHORT: Final = Rule(
    "slashes between letters or figures",
    Pattern(r"(?<=\b[a-z]) ?/ ?(?=[a-z]\b)|(?<=\b[A-Z]) / (?=[A-Z]\b)"),
    lambda _: " slash ",
    frozenset("/"),
)
"""Nothing tells what those mean: they are called by their name rather than lost."""
AND_OR: Final = Rule("and/or", _AND_OR, lambda match: f"{match[1] or match[2]} ", frozenset("/"))
S_HE: Final = Rule(
    "s/he", Pattern(r"(?<![\w/])(?:([Ss])/he|\(([Ss])\)he)(?![\w/])"),
    lambda match: f"{match[1] or match[2]}he or he", frozenset("/("),
)  # fmt: skip
PAIRS: Final = Rule("alternatives", _PAIR, _say_pair, frozenset("/"))
CODES: Final = Rule(
    "slashes between letters and figures",
    Pattern(
        r"(?<=[a-z]{3})/(?=\d)|(?<=\d[A-Z])/(?=\d)|(?<=\d [A-Z])/(?=\d)(?!\d{2,4} ?(?:km|mi|g|ml|mL)\b)"
        r"|(?<=[A-Z])/(?=\d{2})(?!\d{1,2}:)(?!100 ?km\b)(?:\d{1,9}/\d{1,9}(?![\w/]))?"
        r"|(?<=\d[a-z])/(?=\d)|(?<=\d[a-z]{2})/(?=\d)"
    ),
    lambda match: match[0].replace("/", " slash "),
    frozenset("/"),
)  # fmt: skip
RULE: Final = Rule("slashes", _SLASH, lambda _: " ", frozenset("/"))
