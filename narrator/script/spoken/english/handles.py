"""Handles: "@JaneDoe" → "at Jane Doe"."""

from typing import Final

from narrator.script.spoken.english.camel_case import words_of
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

RULE: Final = Rule(
    "handles",
    Pattern(r"(?<![\w@.])@(\w{1,64})"),
    lambda match: f"at {words_of(match[1])}",
    frozenset("@"),
)
