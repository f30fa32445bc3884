"""A mark with decimals out of the best one: "4,2/5" → "4,2 von 5"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_MARK: Final = Pattern(r"(?<![\w.,/])(\d{1,2})[.,](\d{1,2})/(5|10|20|100)(?![\w/€%]|[.,]\d)")


def marks(decimal: str, out_of: str) -> Rule:
    """Return the rule of a language with the sign *decimal* that says *out_of* between a mark and the best one."""

    def said(match: re.Match[str]) -> str:
        return f"{match[1]}{decimal}{match[2]} {out_of} {match[3]}"

    return Rule("marks", _MARK, said, frozenset("/"))
