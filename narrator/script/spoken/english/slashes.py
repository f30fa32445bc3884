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
    r"(?<=[a-z]{2}s) ?/ ?(day|week|month|year|hour|night|minute|second|person|head|page|game|item|user|visit|side"
    r"|batch|serving"
    r"|portion|wk|mo|yr|hr|sec)\b"
)
_SHORT: Final = {"wk": "week", "mo": "month", "yr": "year", "hr": "hour", "sec": "second"}
RATES: Final = Rule("so many a day", _PER, lambda match: f" per {_SHORT.get(match[1], match[1])}", frozenset("/"))
PICTURES: Final = Rule(
    "black and white",
    Pattern(r"\b(b/w|B/W) (?=(?:TV|film|photos?|photographs?|photography|picture|image|movie|print|version)s?\b)"),
    lambda _: "black and white ", frozenset("/"),
)  # fmt: skip
SURFACES: Final = Rule(
    "per the surface of a body", Pattern(r"(?<=min)/(?=1\.73 ?m)"), lambda _: " per ", frozenset("/")
)
_AMOUNT: Final = r"\d{1,3}(?:,\d{3})?(?:\.\d{1,3})? ?"
_LENGTHS: Final = "km|m|cm|mm|ft|in|mi|yd"
_MASSES: Final = "kg|g|lbs?|oz"
_VOLUMES: Final = "ml|mL|l|L|fl oz|cups?|pt|qt"
_SPEEDS: Final = "km/h|kph|mph"
_BOTH: Final = "|".join(
    rf"(?<=\d)( ?(?:{units}))/(?={_AMOUNT}(?:{units})\b)" for units in (_LENGTHS, _MASSES, _VOLUMES, _SPEEDS)
)
TWICE: Final = Rule(
    "one measure in two units", Pattern(_BOTH),
    lambda match: f"{match[match.lastindex or 0]}, ", frozenset("/"),
)  # fmt: skip
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
        r"|(?<=-[A-Z])/(?=\d(?!\w))|(?<=[A-Z])/(?=\d{2})(?!\d{1,2}:)(?!100 ?km\b)(?:\d{1,9}/\d{1,9}(?![\w/]))?"
        r"|(?<=\d[a-z])/(?=\d)|(?<=\d[a-z]{2})/(?=\d)"
    ),
    lambda match: match[0].replace("/", " slash "),
    frozenset("/"),
)  # fmt: skip
RULE: Final = Rule("slashes", _SLASH, lambda _: " ", frozenset("/"))
