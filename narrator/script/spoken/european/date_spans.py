"""Two days in figures with one year: "28.-30.01.2011", "28.01.–30.01.2011", "28-30/01/2011"."""

import re

from narrator.script.spoken.date_spans import SPAN, is_span
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

WRITTEN = {"de": "{0}. {1}", "fr": "{0} {1}", "es": "{0} de {1}"}
"""A day and its month as the language writes them, which other rules say."""


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rule, which writes the months out."""
    names = tuple(dict.fromkeys(words.months.values()))[:12]
    written, of = WRITTEN[words.code], " de " if " de " in WRITTEN[words.code] else " "

    def say(match: re.Match[str]) -> str:
        if not is_span(match):
            return match[0]
        last = f"{written.format(int(match['last']), names[int(match['month']) - 1])}{of}{match['year']}"
        if match["before"]:
            return f"{written.format(int(match['first']), names[int(match['before']) - 1])} {words.to} {last}"
        return f"{int(match['first'])}{'.–' if '.' in written else f' {words.to} '}{last}"

    return (Rule("two dates in figures", Pattern(SPAN), say, DIGITS),)
