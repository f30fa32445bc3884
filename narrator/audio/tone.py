"""Two recordings of one voice → how much octaves of the one are raised and lowered to sound like the other.

A retake is read on another day, nearer to the microphone or in another room. Level is matched by loudness; what is left
is the balance of low and high, and only as much of it as a long-term spectrum can tell is changed, within bounds.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.speech.model import Samples

Floats = npt.NDArray[np.float32]
Tone = tuple[float, ...]
"""dB for each of `CENTRES_HZ`; empty: nothing is changed."""

CENTRES_HZ: Final = (125, 250, 500, 1000, 2000, 4000, 8000)
"""Octaves, as equalizers have them (IEC 61260-1): narrower bands differ by what is said, not by how it was recorded."""
MOST_DB: Final = 6.0
SURE_AFTER_S: Final = 5.0
"""Of speech: so long a spectrum is half of what one of a minute is. Short retakes are changed less."""
LEAST_DB: Final = 0.5
QUIETEST_DB: Final = -50.0
"""An octave so far below the loudest one holds noise, of which nothing is to be made more."""
FRAME_S: Final = 0.046
TAPS_S: Final = 0.023
"""Length of the filter: 43 Hz, finer than the lowest octave."""


def octave_levels(sound: Samples, rate_hz: int, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.float64]:
    """Return the mean power of each octave in *spans* of *sound*, in dB, shape (7,); octaves above its rate: -inf."""
    size = 1 << round(np.log2(FRAME_S * rate_hz))
    window = np.hanning(size).astype(np.float32)
    power = np.zeros(size // 2 + 1)
    for begin, end in spans:
        for at in range(begin, end - size + 1, size // 2):
            frame = np.asarray(sound[at : at + size], np.float32) * window
            power += np.abs(np.fft.rfft(frame)) ** 2
    hz = np.fft.rfftfreq(size, 1 / rate_hz)
    bands = [power[(hz >= centre / 2**0.5) & (hz < centre * 2**0.5)].sum() for centre in CENTRES_HZ]
    with np.errstate(divide="ignore"):
        levels: npt.NDArray[np.float64] = 10 * np.log10(np.array(bands))
    return levels


def tone_between(own: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64], seconds: float) -> Tone:
    """Return what brings octaves at *own* levels, measured over so many *seconds*, towards the *wanted* ones.

    Their common difference is level, not tone, and stays. Empty where no octave would change by `LEAST_DB`.
    """
    both = np.isfinite(own) & np.isfinite(wanted)
    both &= (own > own.max() + QUIETEST_DB) & (wanted > wanted.max() + QUIETEST_DB)
    if both.sum() < 2:
        return ()
    difference = np.where(both, wanted - own, 0.0)
    difference[both] -= np.median(difference[both])
    share = seconds / (seconds + SURE_AFTER_S)
    tone = np.clip(share * difference, -MOST_DB, MOST_DB)
    return tuple(round(float(db), 1) for db in tone) if np.abs(tone).max() >= LEAST_DB else ()


def toned(sound: Floats, rate_hz: int, tone: Tone) -> Floats:
    """Return *sound*, shape (n,), with its octaves raised and lowered by *tone*; no sample moves in time.

    Silence is assumed on both sides.
    """
    if not tone:
        return sound
    taps = _taps(rate_hz, tone)
    half = taps.size // 2
    size = 1 << int(np.ceil(np.log2(sound.size + taps.size)))
    filtered = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(taps, size), size)
    return filtered[half : half + sound.size].astype(np.float32)


def _taps(rate_hz: int, tone: Tone) -> npt.NDArray[np.float64]:
    """Return a filter of odd length, whose response in dB runs straight from octave to octave."""
    size = 1 << round(np.log2(TAPS_S * rate_hz))
    hz = np.fft.rfftfreq(size, 1 / rate_hz)
    db = np.interp(np.log2(np.maximum(hz, 1)), np.log2(CENTRES_HZ), tone)
    response = np.roll(np.fft.irfft(10 ** (db / 20), size), size // 2)
    return np.append(response, 0.0) * np.hanning(size + 3)[1:-1]


def tone_distance(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Return how far two octave spectra are apart, level aside: the root of the mean square, in dB."""
    both = np.isfinite(one) & np.isfinite(other)
    difference = one[both] - other[both]
    return float(np.sqrt(np.mean((difference - np.median(difference)) ** 2))) if both.any() else 0.0
