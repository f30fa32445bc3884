"""A zero-phase high-pass: rumble under the voice goes, and no sound moves in time."""

from math import prod
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.speech.model import Samples

Floats = npt.NDArray[np.float32]

HALF_POWER_WIDTH: Final = 0.3661
"""sinc³(x) = 1/2: three running means of this many periods of the corner let half of it through."""
STEP: Final = 7
"""What lies under the corner is known well enough at every seventh sample; odd, so that each step has a middle."""
FINE_WIDTH: Final = 9 * STEP
"""Running means shorter than this are taken sample by sample."""


def high_pass(samples: Samples, sample_rate_hz: int, corner_hz: float) -> Floats:
    """Return *samples*, int16 of shape (n,), less what lies under *corner_hz*, in the same units.

    What is taken away is the mean of the mean of the mean around each sample, taken from the sums of `STEP` samples
    and drawn as straight lines between them: a low-pass of response sinc³, without shift of phase. -6 dB at the
    corner, -21 dB at 3/8 of it, never off by more than 0.1 dB from 1.6 times the corner. Silence is assumed on both
    sides.
    """
    width = HALF_POWER_WIDTH * sample_rate_hz / corner_hz
    step = STEP if width >= FINE_WIDTH else 1
    low = _drawn(_low(samples, step, _widths(width / step)), step)
    filtered = samples.astype(np.float32)
    filtered -= low[step // 2 + 1 :][: samples.size]
    return filtered


def _widths(mean_width: float) -> tuple[int, ...]:
    """Return three odd widths whose running means together are nearest to three of *mean_width* (by their variance)."""
    narrow = max(1, int((mean_width - 1) // 2) * 2 + 1)
    wide = narrow + 2
    more = round(3 * (mean_width**2 - narrow**2) / (wide**2 - narrow**2))
    return tuple(wide if number < more else narrow for number in range(3))


def _low(samples: Samples, step: int, widths: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """Return the three running means at the middle of every *step*, with one step before the first and one after.

    Exact: whole numbers of less than 53 bits, until they are divided at last.
    """
    steps = -(-samples.size // step)
    beyond = sum(width // 2 for width in widths) + 1
    padded = np.zeros((steps, step), np.float32)
    padded.reshape(-1)[: samples.size] = samples
    sums = np.zeros(steps + 2 * beyond, np.float64)
    sums[beyond : beyond + steps] = np.einsum("ij->i", padded)
    for width in widths:
        upto = np.concatenate(([0.0], np.cumsum(sums)))
        sums = upto[width:] - upto[:-width]
    low: npt.NDArray[np.float64] = sums / (step * prod(widths))
    return low


def _drawn(values: npt.NDArray[np.float64], step: int) -> Floats:
    """Return the straight lines from each of *values* to the next, *step* samples long."""
    at = values[:-1].astype(np.float32)
    rise = (np.diff(values) / step).astype(np.float32)
    drawn = np.empty((rise.size, step), np.float32)
    for offset in range(step):
        drawn[:, offset] = at
        at += rise
    return drawn.reshape(-1)
