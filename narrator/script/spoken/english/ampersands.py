"""The ampersand: "R&B" → "R and B", "AT&T" → "A.T and T", "Q & A" → "Q and A"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(r" ?&(?:amp;)? ?")
_LETTERS: Final = Pattern(r"(?<![\w.])([A-Z]{1,4})&(?:amp;)?([A-Z]{1,4})(?!\w)")
LETTERS: Final = Rule(
    "ampersands between letters",
    _LETTERS,
    lambda match: f"{'.'.join(match[1])} and {'.'.join(match[2])}",
    frozenset("&"),
)
RULE: Final = Rule("ampersands", _PATTERN, lambda _: " and ", frozenset("&"))
