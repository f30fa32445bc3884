"""Ordinals in figures: "21st" → "twenty-first", "1,000th"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import ordinal, plural
from narrator.script.spoken.english.patterns import WHOLE
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_PATTERN: Final = Pattern(
    rf"(?<![\w.,])({WHOLE})[ ]?(\^?\{{?(?:st|nd|rd|th)\}}?|ST|ND|RD|TH|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ|º|ª|(?<=[23])ᵈ)(s?)(?!\w)"
)


_RANGE: Final = Pattern(r"(?<=\d(?:st|nd|rd|th)) ?[-–] ?(?=\d{1,3}(?:st|nd|rd|th)\b)")


def _say(match: re.Match[str]) -> str:
    said = ordinal(match[1])
    return plural(said) if match[3] else said


RANGES: Final = Rule("ranges of ordinals", _RANGE, lambda _: " to ", frozenset("-–"))
RULE: Final = Rule("ordinals", _PATTERN, _say, DIGITS)
