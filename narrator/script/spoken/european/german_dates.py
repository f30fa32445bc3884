"""German dates without a year: "am 24.12.", and the first day of a span: "vom 1. bis 3. Mai"."""

import re
from typing import Final

from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_BEFORE: Final = r"\b([Aa]m|[Vv]om|[Bb]is|[Zz]um|[Aa]b|[Ss]eit|[Dd]en|[Dd]em|[Dd]er|und) "
_DAY: Final = r"0?[1-9]|[12]\d|3[01]"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules that only German needs."""
    names = tuple(dict.fromkeys(words.months.values()))[:12]
    span = Pattern(
        rf"{_BEFORE}({_DAY})\.(?= ?(?:bis|und|oder|–|-) ?(?:zum )?\d{{1,2}}\. ?(?:{either(words.months)})\b)",
        re.IGNORECASE,
    )
    figures = Pattern(rf"{_BEFORE}({_DAY})\.(0?[1-9]|1[0-2])\.(?!\d)")

    def say_first(match: re.Match[str]) -> str:
        return f"{match[1]} {words.date(match[1], match[2], '', '')}"

    def say_figures(match: re.Match[str]) -> str:
        return f"{match[1]} {words.date(match[1], match[2], names[int(match[3]) - 1], '')}"

    return (
        Rule("first days of a span", span, say_first, DIGITS),
        Rule("days of a month in figures", figures, say_figures, DIGITS),
    )
