"""Initials before a name: "J. K. Rowling" → "J.K Rowling", "the U.S. Senate" → "the U.S Senate".

A voice takes a full stop before a capital for the end of a sentence and pauses. "A" keeps its full stop: without it
eSpeak says the article.
"""

import re
from typing import Final

from narrator.script.spoken.rule import Rule

_SPACED: Final = re.compile(r"\b((?:[A-Z]\. ?){1,4}[A-Z])\. (?=[A-Z])")
_MIDDLE: Final = re.compile(r"\b([A-Z][a-z'-]{1,30}) ([B-HJ-Z])\. (?=[A-Z][a-z])")

SEVERAL: Final = Rule("several initials", _SPACED, lambda match: f"{match[1].replace(' ', '')} ", frozenset("."))
MIDDLE: Final = Rule("middle initials", _MIDDLE, lambda match: f"{match[1]} {match[2]} ", frozenset("."))
