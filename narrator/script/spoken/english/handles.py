"""Handles: "@JaneDoe" → "at Jane Doe"."""

import re
from typing import Final

from narrator.script.spoken.english.camel_case import words_of
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_LETTERS: Final = Pattern(r"(?<![A-Z])[B-DF-HJ-NP-TV-XZ]{2,6}(?![A-Za-z])")
"""Capitals without a vowel: letters, whatever number they would be."""


def _say(match: re.Match[str]) -> str:
    """Say "@scope/package" with its slash."""
    name = _LETTERS.sub(lambda letters: ".".join(letters[0]), words_of(match[1]))
    return f"at {name}{' slash ' if match[2] else ''}"


RULE: Final = Rule(
    "handles",
    Pattern(r"(?<![\w@.])@(\w{1,64})(/(?=[a-z]))?"),
    _say,
    frozenset("@"),
)
