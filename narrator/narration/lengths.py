"""How long each sentence sounds, against what its phonemes take at the recording's own pace: halves and repetitions.

A recognizer that knows the post guesses the missing half of a sentence; the clock does not. A synthetic voice keeps its
pace. Of 192 whole sentences of three words and more, in three voices, what lies between the neighbours' words lasts
0.78 to 1.26 times what its phonemes take at the median pace; of 36 halved ones 0.39 to 0.71, of doubled ones twice.
"""

from collections.abc import Sequence
from math import log
from statistics import median
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from narrator.narration.pauses import frames_upto, sounding_frames
from narrator.narration.second_hearing import TWICE, UNHEARD, HeardPost, consecutive

LEAST_WORDS: Final = 3
"""Of shorter sentences silences and swallowed sounds are too large a part."""
MOST_MORE: Final = 0.5
"""Of a sentence's phonemes, so many more of its neighbours' may be in what is measured."""
LEAST_SENTENCES: Final = 8
"""From so many a pace is known."""
HALF: Final = 0.72
HALF_OF_WHOLE: Final = 0.64
DOUBLE: Final = 1.6
FITTING: Final = (0.78, 1.3)
"""So long sounds a sentence that is there, once."""
FAR: Final = 5.0
"""So many times the spread of the sentences around their median is far out, in a recording whose pace varies."""
OF_A_SPREAD: Final = 1.4826
"""A median deviation by this is a normal distribution's standard deviation."""


class Lengths(Struct, frozen=True):
    """How long the sentences of a recording sound, each against what is usual there."""

    ratios: dict[int, float] = {}
    """Of the sentences that can be judged."""
    together: dict[int, float] = {}
    """Of sentences that were not heard, one after another: how long they sound as one."""
    half: float = HALF
    double: float = DOUBLE

    def misfit(self, at: int, *, whole: bool = False) -> str:
        """Return `unheard` where sentence *at* is far too short, `twice` where it is far too long, or nothing.

        *whole*: each of its words was heard, and it has to be still shorter.
        """
        ratio = self.ratios.get(at, 1.0)
        return (
            UNHEARD
            if ratio < (min(self.half, HALF_OF_WHOLE) if whole else self.half)
            else TWICE
            if ratio > self.double
            else ""
        )

    def fits(self, at: int) -> bool:
        """Return whether something of the right length sounds where sentence *at* should be."""
        ratio = self.ratios.get(at, self.together.get(at, 0.0))
        return FITTING[0] <= ratio <= FITTING[1]


def lengths_of(
    post: HeardPost, sounding: npt.NDArray[np.bool_], phonemes: Sequence[Sequence[int]], *, steady: bool = False
) -> Lengths:
    """Return how long each sentence of *post* sounds, where that can be judged.

    *sounding* says of each frame of 10 ms whether something is heard in it; *phonemes* how many each word has, nothing
    for a sentence of which that is not known. *steady*: a synthetic voice reads, which keeps its pace. Only what lies
    between two sentences that were heard in their place is judged.
    """
    upto = frames_upto(sounding)

    def pace(first: int, last: int) -> float | None:
        own = sum(sum(phonemes[at]) for at in range(first, last + 1))
        room = _room(post, first, last, phonemes) if all(phonemes[first : last + 1]) else None
        if room is None or not own or room.more > MOST_MORE * own:
            return None
        return sounding_frames(upto, room.begin, room.end) / (own + room.more)

    long_enough = [at for at in range(len(phonemes)) if len(post.names[at]) >= LEAST_WORDS]
    paces = {at: own for at in long_enough if (own := pace(at, at)) is not None}
    usual = median(paces.values()) if len(paces) >= LEAST_SENTENCES else 0
    if not usual:
        return Lengths()
    ratios = {at: one / usual for at, one in paces.items()}
    spread = 0.0 if steady else OF_A_SPREAD * median(abs(ratio - 1) for ratio in ratios.values())
    found = Lengths(ratios, {}, min(HALF, 1 - FAR * spread), max(DOUBLE, 1 + FAR * spread))
    together = {
        at: joint / usual
        for run in consecutive([at for at in range(len(post.names)) if at not in post.in_order])
        if len(run) > 1 and (joint := pace(run[0], run[-1])) is not None
        for at in run
    }
    return Lengths(_without_shadows(found), together, found.half, found.double)


def _without_shadows(found: Lengths) -> dict[int, float]:
    """Return the ratios without those beside a sentence that fits less: its words may have been placed in theirs."""

    def far(at: int) -> float:
        return abs(log(max(found.ratios[at], 0.01)))

    misfits = {at for at in found.ratios if found.misfit(at)}
    shadows = {at for at in misfits for near in (at - 1, at + 1) if near in misfits and far(near) > far(at)}
    return {at: ratio for at, ratio in found.ratios.items() if at not in shadows}


class _Room(Struct, frozen=True):
    """What lies between two sentences, in samples, and how many phonemes of theirs that were not heard lie in it."""

    begin: int
    end: int
    more: int


def _room(post: HeardPost, first: int, last: int, phonemes: Sequence[Sequence[int]]) -> _Room | None:
    """Return what lies between the last word of the sentence before *first* and the first of the one after *last*."""
    if not {first - 1, last + 1} <= post.in_order:
        return None
    around = post.takes[first - 1], post.takes[last + 1]
    one, other = around[0].final, around[1].final
    if one is None or other is None or any(takes.again or takes.begun for takes in around):
        return None  # what is said twice beside it would count as its own
    end, begin = (next((pair for pair in pairs if pair.same), None) for pairs in (one.pairs[::-1], other.pairs))
    if end is None or begin is None:
        return None
    unheard = [*range(end.written + 1, len(post.names[first - 1])), *range(begin.written)]
    beside = phonemes[first - 1][end.written + 1 :], phonemes[last + 1][: begin.written]
    if sum(map(len, beside)) != len(unheard):
        return None  # not all of them are known
    return _Room(post.words[end.heard].end, post.words[begin.heard].begin, sum(map(sum, beside)))
