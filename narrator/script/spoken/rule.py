"""A rule of speech: a pattern in the written text, and the words a reader says for it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from msgspec import Struct

from narrator.script.spoken.gram_index import GramIndex
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.traced import TracedText

INNER_STOP: Final = frozenset({"._"})
"""A full stop that does not end the text: what rules wait for that look beyond it."""
REMEMBERED: Final = 4096
"""Sets of characters for which it is known what applies."""
PATIENCE: Final = 40_000
"""Searches before the grams of all rules are derived, which takes about as long: some 400 sentences."""
DIGITS: Final = frozenset("0123456789")
"""What most rules wait for."""
_BARE: Final = re.compile(r"[0-9.]{1,4000}")
_IS_BARE: Final = "0_"


class Rule(Struct, frozen=True):
    """One rewriting of the written text.

    Patterns repeat nothing without a bound, so that a rule takes linear time on any input; a test proves it.
    """

    name: str
    pattern: Pattern
    say: Callable[[re.Match[str]], str]
    """The words for a match; `match[0]` where the rule does not apply after all."""
    needs: frozenset[str] = frozenset()
    """The rule is tried only on texts that hold one of these characters; empty: on every text."""
    bare: bool = False
    """It may find something in a bare number: figures and full stops alone, as the label of a list's item is."""


class Rewriting:
    """Rules in their order, applied to one text after the other."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Look at no text yet."""
        self._rules = rules
        self._by_needs: dict[frozenset[str], list[int]] = defaultdict(list)
        for number, rule in enumerate(rules):
            self._by_needs[rule.needs].append(number)
        needs = frozenset().union(*self._by_needs)
        self._telling = needs | frozenset(".") if needs & INNER_STOP else needs
        self._applicable: dict[frozenset[str], tuple[int, ...]] = {}
        self._searches = 0

    def of(self, text: str) -> str:
        """Return *text* after each of the rules; a plain sentence costs one look at what it holds."""
        done = 0
        while True:
            for number in self._tried_on(text, done):
                rule = self._rules[number]
                said = rule.pattern.sub(rule.say, text)
                if said != text:
                    text, done = said, number + 1
                    break  # other characters, other rules
            else:
                return text

    def traced(self, text: TracedText) -> TracedText:
        """Return what `of` gives for *text*, with the written characters of each stretch."""
        done = 0
        while True:
            for number in self._tried_on(text.text, done):
                rule = self._rules[number]
                if rule.pattern.search(text.text) is None:
                    continue
                said = text.sub(rule.pattern, rule.say)
                if said.text != text.text:
                    text, done = said, number + 1
                    break
            else:
                return text

    def _tried_on(self, text: str, begin: int) -> Sequence[int]:
        """Return the numbers from *begin* on of the rules that may find something in *text*."""
        waiting = self._waiting_in(text)
        if begin:
            waiting = waiting[bisect_left(waiting, begin) :]
        if self._searches < PATIENCE:
            self._searches += len(waiting)
            return waiting
        found = self._index.found_in(text)
        return [number for number in waiting if number in found]

    def _waiting_in(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the rules that wait for a character of *text*, or for none."""
        characters = self._telling.intersection(text)
        if "." in characters and text.find(".", 0, -1) >= 0:
            characters |= INNER_STOP
        if _BARE.fullmatch(text):
            characters |= {_IS_BARE}
        waiting = self._applicable.get(characters)
        if waiting is None:
            if len(self._applicable) >= REMEMBERED:
                self._applicable.clear()
            able = (numbers for needs, numbers in self._by_needs.items() if not needs or needs & characters)
            waiting = tuple(sorted(chain.from_iterable(able)))
            if _IS_BARE in characters:
                waiting = tuple(number for number in waiting if self._rules[number].bare)
            self._applicable[characters] = waiting
        return waiting

    @cached_property
    def _index(self) -> GramIndex:
        return GramIndex([(rule.pattern.pattern, rule.pattern.flags) for rule in self._rules])


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first; one look at a character rules most places out."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})"
