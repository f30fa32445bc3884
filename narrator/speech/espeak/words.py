"""eSpeak NG's word events → when each word of its text is heard, to the sample."""

from collections.abc import Sequence
from itertools import pairwise

from narrator.speech.model import SpokenWord
from narrator.speech.word_positions import WORD, shared_time


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
