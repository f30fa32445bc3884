"""Zeros that only fill a place: "Chapter 03" → "Chapter three", "07 The Seventh" → "7. The Seventh"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_HEADED: Final = Pattern(
    r"\b([Cc]hapter|CHAPTER|[Pp]art|PART|[Ll]esson|[Ee]pisode|[Ww]eek|[Dd]ay|[Ss]tep|[Ss]eason|[Ss]ection|[Ll]evel|[Uu]nit"
    r"|[Mm]odule|[Pp]age|[Vv]olume|[Ii]ssue|[Nn]o\.|[Nn]umber|[Tt]rack|[Ee]xercise|[Tt]ip|[Rr]ule|[Pp]hase|[Aa]ct) "
    r"0{1,2}(?=[1-9]\d?(?!\w|[.,:-]\d))"
)
_FIRST: Final = Pattern(r"\A0([1-9])(?:[.:)](?= |\Z)|(?= [A-Z\"“]))")

HEADED: Final = Rule("zeros after a title", _HEADED, lambda match: f"{match[1]} ", frozenset("0"))
FIRST: Final = Rule("zeros before a heading", _FIRST, lambda match: f"{match[1]}.", DIGITS, bare=True)
