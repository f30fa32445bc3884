"""Where the sound in a clip begins and ends, so that breaks are exact."""

import numpy as np

from narrator.audio.chain import Chain
from narrator.speech.model import Samples

DIGITAL_NOISE = 32
"""Peaks of int16 sound up to here (-60 dBFS) are no speech."""


CUT_AT_MOST_DB = -35.0
"""Under the clip's own peak: what is louder is never cut, however quiet the clip comes out."""


def sounding_span(samples: Samples, sample_rate_hz: int, chain: Chain, *, gain_db: float = 0.0) -> tuple[int, int]:
    """Return begin and end, in samples, of what is heard of *samples* with the margins *chain* keeps.

    The level is taken under the clip's own peak, so that quiet and loud engines are trimmed alike; voices whose
    sentences fade are cut at the level at which *chain* says that nothing is heard once *gain_db* is applied. (0, 0)
    where nothing is above -60 dBFS.
    """
    if samples.size == 0:
        return 0, 0
    peak = max(int(samples.max()), -int(samples.min()))
    if peak <= DIGITAL_NOISE:
        return 0, 0
    threshold = _threshold(peak, chain, gain_db)
    begin = _first_beyond(samples, threshold)
    end = samples.size - _first_beyond(samples[::-1], threshold)
    before = round(chain.keep_before_ms * sample_rate_hz / 1000)
    after = round(chain.keep_after_ms * sample_rate_hz / 1000)
    return max(0, begin - before), min(samples.size, end + after)


def _threshold(peak: int, chain: Chain, gain_db: float) -> int:
    under_peak = peak * 10 ** (chain.trim_db / 20)
    if chain.heard_dbfs is not None:
        unheard = 32768 * 10 ** ((chain.heard_dbfs - gain_db) / 20)
        under_peak = max(under_peak, min(unheard, peak * 10 ** (CUT_AT_MOST_DB / 20)))
    return max(DIGITAL_NOISE, int(under_peak))


def _first_beyond(samples: Samples, threshold: int) -> int:
    """Return the index of the first sample beyond ±*threshold*, looking no further than needed."""
    step = 4096
    for start in range(0, samples.size, step):
        block = samples[start : start + step]
        beyond = (block > threshold) | (block < -threshold)
        if beyond.any():
            return start + int(np.argmax(beyond))
    return samples.size
