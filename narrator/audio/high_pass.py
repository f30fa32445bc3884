"""A zero-phase high-pass: rumble under the voice goes, and no sound moves in time."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

RINGING_PERIODS = 3
"""The filter's response has died away (under -90 dB) after this many periods of its corner."""


def high_pass(sound: Floats, sample_rate_hz: int, corner_hz: float) -> Floats:
    """Return *sound*, shape (n,), without what lies under *corner_hz*.

    The response is that of a second-order Butterworth filter run forwards and backwards: -6 dB at the corner,
    24 dB an octave below it, no shift of phase. Silence is assumed on both sides.
    """
    ringing = round(RINGING_PERIODS * sample_rate_hz / corner_hz)
    length = quick_length(sound.size + ringing)
    spectrum = np.fft.rfft(sound, length)
    spectrum *= _response(length, sample_rate_hz, corner_hz)
    filtered: Floats = np.fft.irfft(spectrum, length)[: sound.size].astype(np.float32, copy=False)
    return filtered


@lru_cache(maxsize=4)
def _response(length: int, sample_rate_hz: int, corner_hz: float) -> Floats:
    ratio = np.fft.rfftfreq(length, 1 / sample_rate_hz) / corner_hz
    fourth = ratio**4
    response: Floats = (fourth / (1 + fourth)).astype(np.float32)
    return response


def quick_length(least: int) -> int:
    """Return the smallest m·2^k ≥ *least* with m of 4, 5, 6: lengths that the Fourier transform does fast."""
    power = 1
    while power * 6 < least:
        power *= 2
    return next((m * power for m in (4, 5, 6) if m * power >= least), 6 * power)
