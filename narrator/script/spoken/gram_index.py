"""Which of many patterns may find something in a text, by the grams that it holds."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from narrator.script.spoken.grams import LENGTH, folded, grams

REMEMBERED: Final = 1 << 14
"""Stretches of text for which it is known which patterns wait for them."""


class GramIndex:
    """Patterns, which go by their numbers, in order of their grams."""

    def __init__(self, patterns: Iterable[tuple[str, int]]) -> None:
        """Derive the grams of *patterns*, each of which comes with its flags."""
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for number, (pattern, flags) in enumerate(patterns):
            for gram in grams(pattern, flags):
                self._by_gram[gram].append(number)
        self._anywhere = frozenset(self._by_gram.get("", ()))
        self._waiting_for = lru_cache(maxsize=REMEMBERED)(self._look_up)

    def found_in(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that may match somewhere in *text*: no other does."""
        text = folded(text)
        stretches = {text[at : at + LENGTH] for at in range(len(text))}
        return self._anywhere.union(*map(self._waiting_for, stretches))

    def _look_up(self, stretch: str) -> tuple[int, ...]:
        """Return the patterns with a gram that *stretch* begins with."""
        beginnings = [stretch[:length] for length in range(1, len(stretch) + 1)]
        return tuple(number for gram in beginnings if gram in self._by_gram for number in self._by_gram[gram])
