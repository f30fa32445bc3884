"""A rule of speech: a pattern in the written text, and the words a reader says for it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from narrator.script.spoken.pattern import Pattern

DIGITS: Final = frozenset("0123456789")
"""What most rules wait for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rewriting of the written text.

    Patterns repeat nothing without a bound, so that a rule takes linear time on any input; a test proves it.
    """

    name: str
    pattern: Pattern | re.Pattern[str]
    say: Callable[[re.Match[str]], str]
    """The words for a match; `match[0]` where the rule does not apply after all."""
    needs: frozenset[str] = frozenset()
    """The rule is tried only on texts that hold one of these characters; empty: on every text."""


def apply(rules: tuple[Rule, ...], text: str) -> str:
    """Return *text* after each of *rules* in order; a plain sentence costs one look at its characters."""
    characters = set(text)
    for rule in rules:
        if rule.needs and rule.needs.isdisjoint(characters):
            continue
        said = rule.pattern.sub(rule.say, text)
        if said is not text and said != text:
            text = said
            characters = set(text)
    return text


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first; one look at a character rules most places out."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})"
