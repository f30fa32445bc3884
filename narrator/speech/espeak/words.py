"""eSpeak NG's word events → when each word of its text is heard, to the sample."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrator.speech.model import SpokenWord
from narrator.speech.word_positions import WORD, shared_time

MARK: Final = "-"
"""Behind the letter A, eSpeak says its name in place of the article."""


def with_marks(text: str, places: Sequence[int]) -> str:
    """Return *text* with a `MARK` behind each of the letters at *places*, in order."""
    borders = [0, *(place + 1 for place in places), len(text)]
    return MARK.join(text[begin:end] for begin, end in pairwise(borders))


def without_marks(events: Sequence[int], places: Sequence[int]) -> list[int]:
    """Return the *events* of a text with marks at the positions that they have in the text without."""
    if not places:
        return list(events)
    marked = [place + number + 2 for number, place in enumerate(places)]  # positions from 1, of the marks themselves
    unmarked = (position - bisect_left(marked, position) for position in events[::2])
    return [number for pair in zip(unmarked, events[1::2], strict=True) for number in pair]


def spoken_words(text: str, events: Sequence[int], sample_count: int) -> tuple[SpokenWord, ...]:
    """Return the words of *text*, given its *events* (position from 1, first sample, one pair after the other).

    A number has several events, one for each word that is said for it, whose positions lie a little behind its begin;
    "in the" may have one: the first event in a word, or in the words since the event before, is where it begins, and
    words without an event share the time of the one before. Position 0 is a clause's, no word's.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    begins: list[tuple[int, int]] = []
    at = 0
    for position, sample in zip(events[::2], events[1::2], strict=True):
        if not position:
            continue
        while at + 1 < len(spans) and spans[at + 1][0] < position:
            at += 1
        if not begins or at > begins[-1][0]:
            begins.append((at, max(sample, begins[-1][1] if begins else 0)))
    borders = [(0 if not number else first, sample) for number, (first, sample) in enumerate(begins)]
    found: list[SpokenWord] = []
    for (first, begin), (after, end) in pairwise([*borders, (len(spans), sample_count)]):
        found += shared_time(spans[first:after], begin, max(begin, end))
    return tuple(word for word in found if any(map(str.isalnum, text[word.text_begin : word.text_end])))
