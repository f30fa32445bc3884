"""Where a sentence ends whose last word was not heard."""

import numpy as np
import pytest

from narrator.narration.bounds import edges_of, span_of
from narrator.narration.matching import Matched
from narrator.narration.model import HEARING_RATE_HZ, HeardWord, SoundSpan
from narrator.narration.readings import Take

SECOND = HEARING_RATE_HZ


@pytest.mark.parametrize(("closure_ms", "end_ms"), [(80, 2080), (200, 1500)])
def test_a_last_word_is_heard_to_its_end(closure_ms: int, end_ms: int) -> None:
    """After a stop's closure the drawn-out rest of "porto" follows; after a longer pause something else may."""
    levels = np.full(400, -60, np.float32)
    levels[50:150] = levels[150 + closure_ms // 10 : 208] = -20
    words = [HeardWord("del", SECOND // 2, int(1.3 * SECOND)), HeardWord("rise", int(1.3 * SECOND), int(1.5 * SECOND))]
    take = Take((Matched(0, 0, same=True), Matched(1, 1, same=False)), 0.5)
    span = span_of(take, ["del", "porto"], words, edges_of(levels), SoundSpan(0, 4 * SECOND))
    assert span.end * 1000 // SECOND == end_ms
