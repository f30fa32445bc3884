"""Peaks between the samples (ITU-R BS.1770-4, annex 2), looked for only where they can matter."""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PHASES: Final = 4
"""4 x oversampling, as the recommendation asks."""
HALF_TAPS: Final = 6
"""Samples on either side that an interpolated value is made of: 12 taps a phase, as in the recommendation."""
BLOCK: Final = 64
"""The search is decided block by block of this many samples."""


def _interpolators() -> Floats:
    """Return the three windowed-sinc interpolators at 1/4, 1/2 and 3/4, shape (3, 12), each of unit gain at 0 Hz."""
    at = np.arange(1, PHASES)[:, None] / PHASES
    distance = at - np.arange(1 - HALF_TAPS, HALF_TAPS + 1)[None, :]
    taps = np.sinc(distance) * np.kaiser(2 * 4096 + 1, 5.0)[np.rint((distance / HALF_TAPS + 1) * 4096).astype(int)]
    normalised: Floats = (taps / taps.sum(axis=1, keepdims=True)).astype(np.float32)
    return normalised


INTERPOLATORS: Final = _interpolators()
OVERSHOOT: Final = float(np.abs(INTERPOLATORS).sum(axis=1).max())
"""No interpolated value exceeds the samples around it by more than this factor."""


def peaks_over(sound: Floats, level: float) -> Floats:
    """Return, shape (n,), the largest magnitude between each sample's predecessor and it, wherever it may pass *level*.

    Elsewhere the sample's own magnitude stands, which is below *level* there: so comparing the result with *level*
    gives what oversampling the whole would give.
    """
    peaks = np.abs(sound)
    blocks = _blocks_near(peaks, level / OVERSHOOT)
    if blocks.size == 0:
        return peaks
    padded = np.zeros(sound.size + BLOCK + 2 * HALF_TAPS, np.float32)
    padded[HALF_TAPS : HALF_TAPS + sound.size] = sound
    windows = np.lib.stride_tricks.sliding_window_view(padded, BLOCK + 2 * HALF_TAPS)[::BLOCK][blocks]
    found = _largest_between(windows)
    whole = np.zeros(-(-sound.size // BLOCK) * BLOCK, np.float32)
    whole[: sound.size] = peaks
    rows = whole.reshape(-1, BLOCK)
    rows[blocks] = np.maximum(rows[blocks], found)
    return whole[: sound.size]


def true_peak(sound: Floats) -> float:
    """Return the largest magnitude of *sound*, 4 x oversampled, linear."""
    if sound.size == 0:
        return 0.0
    sample_peak = float(np.abs(sound).max())
    return float(peaks_over(sound, sample_peak).max())


def _blocks_near(peaks: Floats, level: float) -> npt.NDArray[np.intp]:
    """Return the numbers of the blocks that hold, or lie within an interpolator's reach of, a sample over *level*."""
    starts = np.arange(0, peaks.size, BLOCK)
    near = np.maximum.reduceat(peaks, starts) > level
    near[1:] |= near[:-1].copy()
    near[:-1] |= near[1:].copy()
    return np.flatnonzero(near)


def _largest_between(windows: Floats) -> Floats:
    """Return, shape (blocks, BLOCK), the largest of the interpolated magnitudes just before each sample."""
    largest = np.zeros((windows.shape[0], BLOCK), np.float32)
    scratch = np.empty_like(largest)
    for taps in INTERPOLATORS:
        total = np.zeros_like(largest)
        for offset, tap in enumerate(taps):
            np.multiply(windows[:, offset : offset + BLOCK], tap, out=scratch)
            total += scratch
        np.maximum(largest, np.abs(total, out=total), out=largest)
    return largest
