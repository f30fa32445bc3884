"""Handles: "@JaneDoe" → "at Jane Doe"."""

import re
from typing import Final

from narrator.script.spoken.english.camel_case import words_of
from narrator.script.spoken.rule import Rule

RULE: Final = Rule(
    "handles",
    re.compile(r"(?<![\w@.])@(\w{1,64})"),
    lambda match: f"at {words_of(match[1])}",
    frozenset("@"),
)
