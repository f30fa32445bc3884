"""Where the sound in a clip begins and ends, so that breaks are exact."""

import numpy as np

from narrator.audio.chain import Chain
from narrator.audio.model import Samples

DIGITAL_NOISE = 32
"""Peaks of int16 sound up to here (-60 dBFS) are no speech."""


def sounding_span(samples: Samples, sample_rate_hz: int, chain: Chain) -> tuple[int, int]:
    """Return begin and end, in samples, of what is heard of *samples* with the margins *chain* keeps.

    The level is taken under the clip's own peak, so that quiet and loud engines are trimmed alike. (0, 0) where
    nothing is above -60 dBFS.
    """
    if samples.size == 0:
        return 0, 0
    peak = max(int(samples.max()), -int(samples.min()))
    if peak <= DIGITAL_NOISE:
        return 0, 0
    threshold = max(DIGITAL_NOISE, int(peak * 10 ** (chain.trim_db / 20)))
    begin = _first_beyond(samples, threshold)
    end = samples.size - _first_beyond(samples[::-1], threshold)
    before = round(chain.keep_before_ms * sample_rate_hz / 1000)
    after = round(chain.keep_after_ms * sample_rate_hz / 1000)
    return max(0, begin - before), min(samples.size, end + after)


def _first_beyond(samples: Samples, threshold: int) -> int:
    """Return the index of the first sample beyond ±*threshold*, looking no further than needed."""
    step = 4096
    for start in range(0, samples.size, step):
        block = samples[start : start + step]
        beyond = (block > threshold) | (block < -threshold)
        if beyond.any():
            return start + int(np.argmax(beyond))
    return samples.size
