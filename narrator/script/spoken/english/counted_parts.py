"""Two numbers with a slash that are no fraction: "page 3/10" → "page three of ten", "12/25 patients"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PART: Final = Pattern(
    r"\b([Pp]age|[Ss]lide|[Pp]art|[Ss]tep|[Cc]hapter|[Ee]pisode|[Dd]ay|[Ww]eek|[Rr]ound|[Ll]evel|[Qq]uestion|[Ll]esson"
    r"|[Ll]ecture|[Vv]ideo|[Pp]hoto|[Ff]igure|[Ii]mage|[Tt]hread|[Tt]weet|[Pp]ost|[Ss]tage|[Ll]ap|[Gg]ame|[Cc]opy|[Pp]rint"
    r"|[Vv]olume|[Ii]ssue|[Nn]o\.|[Ii]tem|[Tt]ask|[Tt]est)"
    r" #?(\d{1,4})/(\d{1,4})(?![\w/]|[.,]\d)"
)
_OUT_OF: Final = Pattern(
    r"(?<![\w.,/])(\d{1,4})/(\d{1,4})(?= (?:people|patients|participants|respondents|students|pupils"
    r"|users|voters|women|men|children|kids|states|countries|members|teams|tests|questions|games|matches|cases|votes|points|attempts|samples|seats"
    r"|reviewers|judges|stars|teeth|episodes|levels|items|tasks)\b)"
)


def _say_part(match: re.Match[str]) -> str:
    kind, part, whole = match.groups()
    return f"{kind} {cardinal(part)} of {cardinal(whole)}" if 0 < int(part) <= int(whole) else match[0]


def _say_out_of(match: re.Match[str]) -> str:
    """Say how many of how many, but a usual fraction as one: "2/3 people" is written for "two thirds"."""
    part, whole = match.groups()
    is_count = int(part) <= int(whole) and int(whole) > 4 and part[0] != "0" and whole[0] != "0"
    return f"{cardinal(part)} out of {cardinal(whole)}" if is_count else match[0]


PARTS: Final = Rule("a part of several", _PART, _say_part, frozenset("/"))
OUT_OF: Final = Rule("so many out of", _OUT_OF, _say_out_of, frozenset("/"))
