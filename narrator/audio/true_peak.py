"""Peaks between the samples (ITU-R BS.1770-4, annex 2), looked for only where they can matter."""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PHASES: Final = 4
"""4 x oversampling, as the recommendation asks."""
HALF_TAPS: Final = 6
"""Samples on either side that an interpolated value is made of: 12 taps a phase, as in the recommendation."""
BLOCK: Final = 32
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
    """Return, shape (n,), the largest magnitude from each sample's predecessor to it, wherever that may pass *level*.

    Elsewhere the sample's own magnitude stands, and what lies between is below *level*: comparing the result with
    *level* gives what oversampling the whole would give.
    """
    peaks = np.abs(sound)
    runs = _runs_near(peaks, level / OVERSHOOT)
    if not runs:
        return peaks
    padded = np.zeros(sound.size + 2 * HALF_TAPS, np.float32)
    padded[HALF_TAPS : HALF_TAPS + sound.size] = sound
    found = _largest_between(np.concatenate([padded[begin : end + 2 * HALF_TAPS] for begin, end in runs]))
    at = 0
    for begin, end in runs:
        np.maximum(peaks[begin:end], found[at : at + end - begin], out=peaks[begin:end])
        at += end - begin + 2 * HALF_TAPS
    return peaks


def true_peak(sound: Floats) -> float:
    """Return the largest magnitude of *sound*, 4 x oversampled, linear."""
    if sound.size == 0:
        return 0.0
    sample_peak = float(np.abs(sound).max())
    return float(peaks_over(sound, sample_peak).max())


def _runs_near(peaks: Floats, level: float) -> list[tuple[int, int]]:
    """Return the runs of blocks that hold, or lie within an interpolator's reach of, a sample over *level*."""
    near = np.maximum.reduceat(peaks, np.arange(0, peaks.size, BLOCK)) > level if peaks.size else np.zeros(0, np.bool_)
    widened = np.zeros(near.size + 2, np.bool_)
    widened[1:-1] = near
    widened[1:-2] |= near[1:]
    widened[2:-1] |= near[:-1]
    borders = np.flatnonzero(widened[1:] != widened[:-1]) * BLOCK
    ends = np.minimum(borders[1::2], peaks.size)
    return list(zip(borders[::2].tolist(), ends.tolist(), strict=True))


def _largest_between(sound: Floats) -> Floats:
    """Return the largest interpolated magnitude just before each sample but the first and last `HALF_TAPS`."""
    size = sound.size - 2 * HALF_TAPS + 1
    largest = np.zeros(size, np.float32)
    total, scratch = np.empty_like(largest), np.empty_like(largest)
    for taps in INTERPOLATORS:
        np.multiply(sound[:size], taps[0], out=total)
        for offset, tap in enumerate(taps[1:], start=1):
            np.multiply(sound[offset : offset + size], tap, out=scratch)
            np.add(total, scratch, out=total)
        np.maximum(largest, np.abs(total, out=total), out=largest)
    return largest
