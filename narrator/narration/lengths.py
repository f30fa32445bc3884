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

from narrator.narration.pauses import FRAME
from narrator.narration.second_hearing import TWICE, UNHEARD, HeardPost

LEAST_WORDS: Final = 3
"""Of shorter sentences silences and swallowed sounds are too large a part."""
LEAST_SENTENCES: Final = 8
"""From so many a pace is known."""
HALF: Final = 0.72
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
    half: float = HALF
    double: float = DOUBLE

    def misfit(self, at: int) -> str:
        """Return `unheard` where sentence *at* is far too short, `twice` where it is far too long, or nothing."""
        ratio = self.ratios.get(at, 1.0)
        return UNHEARD if ratio < self.half else TWICE if ratio > self.double else ""

    def fits(self, at: int) -> bool:
        """Return whether something of the right length sounds where sentence *at* should be."""
        return at in self.ratios and FITTING[0] <= self.ratios[at] <= FITTING[1]


def lengths_of(post: HeardPost, sounding: npt.NDArray[np.bool_], phonemes: Sequence[int]) -> Lengths:
    """Return how long each sentence of *post* sounds, where that can be judged.

    *sounding* says of each frame of 10 ms whether something is heard in it; *phonemes* how many each sentence has, 0
    where that is not known. Only sentences between two others that were heard whole in their place are judged.
    """
    before = np.concatenate([[0], np.cumsum(sounding)])
    paces = {}
    for at, count in enumerate(phonemes):
        room = _room(post, at)
        if count and room is not None and len(post.names[at]) >= LEAST_WORDS:
            begin, end = (min(sample // FRAME, sounding.size) for sample in room)
            paces[at] = float(before[max(begin, end)] - before[begin]) / count
    usual = median(paces.values()) if len(paces) >= LEAST_SENTENCES else 0
    if not usual:
        return Lengths()
    ratios = {at: pace / usual for at, pace in paces.items()}
    spread = OF_A_SPREAD * median(abs(ratio - 1) for ratio in ratios.values())
    found = Lengths(ratios, min(HALF, 1 - FAR * spread), max(DOUBLE, 1 + FAR * spread))
    return Lengths(_without_shadows(found), found.half, found.double)


def _without_shadows(found: Lengths) -> dict[int, float]:
    """Return the ratios without those beside a sentence that fits less: its words may have been placed in theirs."""

    def far(at: int) -> float:
        return abs(log(max(found.ratios[at], 0.01)))

    misfits = {at for at in found.ratios if found.misfit(at)}
    shadows = {at for at in misfits for near in (at - 1, at + 1) if near in misfits and far(near) > far(at)}
    return {at: ratio for at, ratio in found.ratios.items() if at not in shadows}


def _room(post: HeardPost, at: int) -> tuple[int, int] | None:
    """Return the samples between the last word of the sentence before and the first word of the one after."""
    if not {at - 1, at + 1} <= post.in_order:
        return None
    around = post.takes[at - 1], post.takes[at + 1]
    one, other = around[0].final, around[1].final
    if one is None or other is None or any(takes.again or takes.begun for takes in around):
        return None  # what is said twice beside it would count as its own
    last, first = one.pairs[-1], other.pairs[0]
    is_whole = last.same and first.same and last.written == len(post.names[at - 1]) - 1 and first.written == 0
    return (post.words[last.heard].end, post.words[first.heard].begin) if is_whole else None
