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
PIECE: Final = 1 << 17
"""So many samples are searched at a time."""


def _interpolators() -> Floats:
    """Return the three windowed-sinc interpolators at 1/4, 1/2 and 3/4, shape (3, 12), each of unit gain at 0 Hz."""
    at = np.arange(1, PHASES)[:, None] / PHASES
    distance = at - np.arange(1 - HALF_TAPS, HALF_TAPS + 1)[None, :]
    taps = np.sinc(distance) * np.kaiser(2 * 4096 + 1, 5.0)[np.rint((distance / HALF_TAPS + 1) * 4096).astype(int)]
    normalised: Floats = (taps / taps.sum(axis=1, keepdims=True)).astype(np.float32)
    return normalised


INTERPOLATORS: Final = _interpolators()
HIGH: Final = 0.8
"""Of a level: samples up to here, and second differences up to `BEND`, have no peak between them that passes it."""


def _bend() -> float:
    """Return how far, of a level, second differences may go where the samples go up to `HIGH`.

    An interpolated value is the straight line between its neighbours, plus a weighted sum of the second differences
    around it, plus a trace of a first difference, which is at most twice the samples.
    """
    line = np.zeros_like(INTERPOLATORS, np.float64)
    line[:, HALF_TAPS] = np.arange(1, PHASES) / PHASES
    line[:, HALF_TAPS - 1] = 1 - line[:, HALF_TAPS]
    of_differences = np.cumsum(INTERPOLATORS - line, axis=1)
    of_bends = np.cumsum(of_differences, axis=1)
    trace, weight = np.abs(of_bends[:, -1]).max(), np.abs(of_bends[:, :-1]).sum(axis=1).max()
    return float((1 - HIGH * (1 + 2 * trace)) / weight)


BEND: Final = _bend()


def peaks_over(sound: Floats, level: float) -> Floats:
    """Return, shape (n,), the largest magnitude from each sample's predecessor to it, wherever that may pass *level*.

    Elsewhere the sample's own magnitude stands, and what lies between is below *level*: comparing the result with
    *level* gives what oversampling the whole would give.
    """
    peaks = np.abs(sound)
    padded = np.zeros(sound.size + 2 * HALF_TAPS, np.float32)
    padded[HALF_TAPS : HALF_TAPS + sound.size] = sound
    runs = _runs_near(padded, level)
    if not runs:
        return peaks
    found = _largest_between(np.concatenate([padded[begin : end + 2 * HALF_TAPS] for begin, end in runs]))
    at = 0
    for begin, end in runs:
        np.maximum(peaks[begin:end], found[at : at + end - begin], out=peaks[begin:end])
        at += end - begin + 2 * HALF_TAPS
    return peaks


def true_peak(sound: Floats) -> float:
    """Return the largest magnitude of *sound*, 4 x oversampled, linear.

    Piece by piece, which stay in the processor's cache; each is searched only for what passes the highest so far.
    """
    if sound.size == 0:
        return 0.0
    highest = max(float(sound.max()), -float(sound.min()))
    for begin in range(0, sound.size, PIECE):
        before = min(begin, HALF_TAPS)
        piece = sound[begin - before : begin + PIECE + HALF_TAPS]
        peaks = peaks_over(piece, highest)[before : before + PIECE]
        highest = max(highest, float(peaks.max()))
    return highest


def _runs_near(padded: Floats, level: float) -> list[tuple[int, int]]:
    """Return the runs of blocks that hold, or lie beside one that holds, what may be, or bend to, a peak over *level*.

    *padded* is the sound with `HALF_TAPS` zeros on either side; the runs count its samples without them.
    """
    size = padded.size - 2 * HALF_TAPS
    blocks = -(-size // BLOCK)
    near_ends = padded[HALF_TAPS - 1 : HALF_TAPS + size + 1]
    likely = np.zeros(blocks * BLOCK, np.bool_)
    for values, limit in ((near_ends[1:-1], HIGH * level), (np.diff(np.diff(near_ends)), BEND * level)):
        np.logical_or(likely[:size], np.abs(values) > limit, out=likely[:size])
    near = np.any(likely.view(np.uint64).reshape(-1, BLOCK // 8), axis=1)
    widened = np.zeros(blocks + 2, np.bool_)
    widened[1:-1] = near
    widened[1:-2] |= near[1:]
    widened[2:-1] |= near[:-1]
    borders = np.flatnonzero(widened[1:] != widened[:-1]) * BLOCK
    ends = np.minimum(borders[1::2], size)
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
