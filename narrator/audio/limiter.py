"""A look-ahead true-peak limiter: nothing passes the ceiling, nothing is bent where nothing would."""

import numpy as np
import numpy.typing as npt

from narrator.audio.true_peak import Floats, peaks_over


def limit(sound: Floats, sample_rate_hz: int, *, ceiling: float, look_ahead_ms: float, release_ms: float) -> Floats:
    """Return *sound*, shape (n,), turned down smoothly around the peaks that pass *ceiling* (linear).

    The gain is the sliding minimum of what each sample needs, smoothed by a raised cosine, so it is reached before
    the peak and never too late. Where no peak is near, the samples are untouched.
    """
    peaks = peaks_over(sound, ceiling)
    over = np.flatnonzero(peaks > ceiling)
    if over.size == 0:
        return sound
    attack = round(look_ahead_ms * sample_rate_hz / 1000) + 1
    hold = max(attack, round(release_ms * sample_rate_hz / 1000) + 1)
    touched = _stretches(over, sound.size, attack + hold)
    needed = np.minimum(1.0, ceiling / np.maximum(peaks[touched], ceiling)).astype(np.float32)
    limited = sound.copy()
    limited[touched] *= _smooth_gain(needed, attack, hold)
    return limited


def _stretches(over: npt.NDArray[np.intp], size: int, reach: int) -> npt.NDArray[np.intp]:
    """Return, in order, the indices within *reach* of any of *over*: what the limiter may touch.

    The stretches are computed on side by side; *reach* keeps the gain of one from the next.
    """
    gaps = np.flatnonzero(np.diff(over) > 2 * reach)
    begins = np.maximum(over[np.concatenate(([0], gaps + 1))] - reach, 0)
    ends = np.minimum(over[np.concatenate((gaps, [over.size - 1]))] + reach + 1, size)
    return np.concatenate([np.arange(begin, end) for begin, end in zip(begins, ends, strict=True)])


def _smooth_gain(needed: Floats, attack: int, hold: int) -> Floats:
    """Return the gain for each sample, shape (n,): never above *needed*, and one a few ms from where it is below one.

    A peak lowers the minimum for *hold* samples; the raised cosine, *attack* samples long, spreads that edge over the
    samples before the peak, so that all of the minima it averages at the peak contain it.
    """
    lowest = _sliding_minimum(np.pad(needed, hold, constant_values=1.0), hold)
    kernel = np.hanning(attack + 2)[1:-1]
    return np.convolve(lowest, (kernel / kernel.sum()).astype(np.float32), mode="valid")[1 : 1 + needed.size]


def _sliding_minimum(values: Floats, width: int) -> Floats:
    """Return the minimum of each window of *width* values, shape (n - width + 1,), in log2(width) passes."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.minimum(values[:-step], values[step:])
        covered += step
    return values
