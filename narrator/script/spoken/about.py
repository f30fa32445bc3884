"""A tilde before a number: "~80 km" is "about 80 km"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_ABOUT: Final = Pattern(r"(?<![\w~/.=<>-])[~∼](?=[€$£]?\d)")


def about(word: str) -> Rule:
    """Return the rule of a language that says *word* for it."""
    return Rule("about so many", _ABOUT, lambda _: f"{word} ", frozenset("~∼"))
