"""Initials before a name: "J. K. Rowling" → "J.K Rowling", "the U.S. Senate" → "the U.S Senate".

A voice takes a full stop before a capital for the end of a sentence and pauses. "A" keeps its full stop: without it
eSpeak says the article.
"""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule

_BEGINNING: Final = "It|The|This|That|These|There|We|He|She|They|You|I|In|But|And|So|If|What|When|How|A"
"""Words that begin a sentence more often than they are a name."""
_SPACED: Final = Pattern(rf"\b((?:[A-Z]\. ?){{1,4}}[A-Z])\. (?=[A-Z])(?!(?:{_BEGINNING})\b[^.])")
_MIDDLE: Final = Pattern(r"\b([A-Z][a-z'-]{1,30}) ([B-HJ-Z])\. (?=[A-Z][a-z])")

SEVERAL: Final = Rule("several initials", _SPACED, lambda match: f"{match[1].replace(' ', '')} ", INNER_STOP)
MIDDLE: Final = Rule("middle initials", _MIDDLE, lambda match: f"{match[1]} {match[2]} ", INNER_STOP)
