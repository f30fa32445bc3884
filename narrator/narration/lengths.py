"""How long each sentence sounds, against what its phonemes take at the recording's own pace: halves and repetitions.

A recognizer that knows the post guesses the missing half of a sentence; the clock does not. A synthetic voice keeps its
pace. Of 291 whole sentences of three words and more in three voices, what lies between the neighbours' words lasts 0.77
to 1.29 times what its phonemes take at the median pace; of halved ones 0.39 to 0.71, of doubled ones 1.9 to 2.2 times.
"""

from collections.abc import Sequence
from statistics import median
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.narration.pauses import FRAME
from narrator.narration.second_hearing import TWICE, UNHEARD, HeardPost

LEAST_WORDS: Final = 3
"""Of shorter sentences silences and swallowed sounds are too large a part."""
LEAST_SENTENCES: Final = 8
"""From so many a pace is known."""
HALF: Final = 0.72
DOUBLE: Final = 1.6
FAR: Final = 5.0
"""So many times the spread of the sentences around their median is far out, in a recording whose pace varies."""
OF_A_SPREAD: Final = 1.4826
"""A median deviation by this is a normal distribution's standard deviation."""


def misfits(post: HeardPost, sounding: npt.NDArray[np.bool_], phonemes: Sequence[int]) -> dict[int, str]:
    """Return the sentences whose sound is far too short (`unheard`) or too long (`twice`) for what they say.

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
    if len(paces) < LEAST_SENTENCES:
        return {}
    usual = median(paces.values())
    if not usual:
        return {}
    ratios = {at: pace / usual for at, pace in paces.items()}
    spread = OF_A_SPREAD * median(abs(ratio - 1) for ratio in ratios.values())
    half, double = min(HALF, 1 - FAR * spread), max(DOUBLE, 1 + FAR * spread)
    return {at: UNHEARD if ratio < 1 else TWICE for at, ratio in ratios.items() if not half <= ratio <= double}


def _room(post: HeardPost, at: int) -> tuple[int, int] | None:
    """Return the samples between the last word of the sentence before and the first word of the one after."""
    if not {at - 1, at + 1} <= post.in_order:
        return None
    one, other = post.takes[at - 1].final, post.takes[at + 1].final
    if one is None or other is None:
        return None
    last, first = one.pairs[-1], other.pairs[0]
    is_whole = last.same and first.same and last.written == len(post.names[at - 1]) - 1 and first.written == 0
    return (post.words[last.heard].end, post.words[first.heard].begin) if is_whole else None
