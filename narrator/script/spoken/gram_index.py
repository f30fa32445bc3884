"""Which of many patterns may find something in a text, by the grams that it holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from narrator.script.spoken.grams import LENGTH, folded, grams

REMEMBERED: Final = 1 << 15
"""Stretches of text for which it is known which patterns wait for them."""


class GramIndex:
    """Patterns, which go by their numbers, in order of their grams."""

    def __init__(self, patterns: Iterable[tuple[str, int]]) -> None:
        """Derive the grams of *patterns*, each of which comes with its flags."""
        by_gram: dict[str, list[int]] = defaultdict(list)
        for number, (pattern, flags) in enumerate(patterns):
            for gram in grams(pattern, flags):
                by_gram[gram].append(number)
        self._anywhere = frozenset(by_gram.pop("", ()))
        self._waiting = _Waiting(by_gram)

    def found_in(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that may match somewhere in *text*: no other does."""
        text = folded(text)
        stretches = [text[at : at + LENGTH] for at in range(len(text))]
        return self._anywhere.union(*map(self._waiting.__getitem__, stretches))


class _Waiting(dict[str, tuple[int, ...]]):
    """The patterns with a gram that a stretch of text begins with, for each stretch that was looked at."""

    def __init__(self, by_gram: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._by_gram = dict(by_gram)

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        beginnings = [stretch[:length] for length in range(1, len(stretch) + 1)]
        found = tuple(number for gram in beginnings if gram in self._by_gram for number in self._by_gram[gram])
        self[stretch] = found
        return found
