"""A zero-phase high-pass: rumble under the voice goes, and no sound moves in time."""

from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.audio.model import Samples

Floats = npt.NDArray[np.float32]

HALF_POWER_WIDTH: Final = 0.3661
"""sinc³(x) = 1/2: three running means of this many periods of the corner let half of it through."""


def high_pass(samples: Samples, sample_rate_hz: int, corner_hz: float) -> Floats:
    """Return *samples*, int16 of shape (n,), less what lies under *corner_hz*, in the same units.

    What is taken away is the mean of the mean of the mean around each sample: a low-pass of response sinc³, exact in
    integers and without shift of phase, at a third of the cost of a Fourier transform. -6 dB at the corner, -21 dB
    at 3/8 of it, never off by more than 0.1 dB from 1.6 times the corner. Silence is assumed on both sides.
    """
    width = 2 * round((HALF_POWER_WIDTH * sample_rate_hz / corner_hz - 1) / 2) + 1
    size = samples.size
    sums = np.zeros(size + 3 * width, np.int64)
    centred = (3 * width + 3) // 2
    sums[centred : centred + size] = samples
    for _ in range(3):  # the third difference of the third sum: overflow wraps, and the difference unwraps it
        np.cumsum(sums, out=sums)
    low = sums[2 * width : 2 * width + size] - sums[width : width + size]
    low *= 3
    low += sums[:size]
    np.subtract(sums[3 * width : 3 * width + size], low, out=low)
    filtered = low.astype(np.float32)
    filtered *= np.float32(-1 / width**3)
    filtered += samples
    return filtered
