import numpy as np
import pytest
from audio.synthetic_voice import voice_like

from narrator.audio.limiter import limit
from narrator.audio.true_peak import HALF_TAPS, INTERPOLATORS, true_peak

RATE_HZ = 22050
CEILING = 0.5


def _limit(sound: np.ndarray) -> np.ndarray:
    return limit(sound, RATE_HZ, ceiling=CEILING, look_ahead_ms=2, release_ms=5)


def _slowly(sound: np.ndarray) -> np.ndarray:
    """The recipe word for word: oversample all of it, take the lowest of the last 5 ms, average over the next 2 ms."""
    padded = np.pad(sound, HALF_TAPS)
    between = [np.abs(np.convolve(padded, taps[::-1], mode="valid"))[: sound.size] for taps in INTERPOLATORS]
    peaks = np.maximum.reduce([np.abs(sound), *between])
    ahead, back = round(2 * RATE_HZ / 1000) + 1, round(5 * RATE_HZ / 1000) + 1
    needed = np.pad(np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9)), (back - 1, ahead - 1), constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(needed, back).min(axis=1)
    kernel = np.hanning(ahead + 2)[1:-1] / np.hanning(ahead + 2).sum()
    return sound * (np.lib.stride_tricks.sliding_window_view(lowest, ahead) @ kernel)


@pytest.mark.parametrize("level", [0.45, 0.6, 0.98])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_it_gives_what_the_slow_recipe_gives(level: float, seed: int) -> None:
    """Working only where peaks are near changes nothing: the same samples to a fraction of one of int16's steps."""
    sound = voice_like(1.5, seed=seed, level=level).astype(np.float32) / 32768
    assert _limit(sound) == pytest.approx(_slowly(sound), abs=0.1 / 32768)


def test_nothing_passes_the_ceiling() -> None:
    """Twice as loud as allowed, and no true peak more than 0.1 dB over."""
    sound = voice_like(3.0, level=0.99).astype(np.float32) / 32768
    assert true_peak(sound) > 1.9 * CEILING
    assert 20 * np.log10(true_peak(_limit(sound)) / CEILING) < 0.1


def test_sound_under_the_ceiling_is_untouched() -> None:
    """Nothing is bent where nothing would pass."""
    sound = voice_like(1.0, level=0.4).astype(np.float32) / 32768
    assert (_limit(sound) == sound).all()


def test_a_peak_turns_down_2_ms_before_and_5_ms_after_it() -> None:
    """Farther away the sound is what it was."""
    sound = np.full(4000, 0.1, np.float32)
    sound[2000] = 0.9
    touched = np.flatnonzero(_limit(sound) != sound)
    assert (2000 - touched[0]) / RATE_HZ == pytest.approx(0.002, abs=0.001)
    assert (touched[-1] - 2000) / RATE_HZ == pytest.approx(0.005, abs=0.001)


def test_peaks_at_both_ends_are_caught() -> None:
    """The first and the last sample have no neighbours to look ahead to."""
    sound = np.full(500, 0.1, np.float32)
    sound[[0, -1]] = 0.9
    assert np.abs(_limit(sound)).max() <= CEILING * 1.0001


def test_what_it_is_given_is_left_alone() -> None:
    """The limiter works on a copy."""
    sound = voice_like(0.3, level=0.95).astype(np.float32) / 32768
    before = sound.copy()
    _limit(sound)
    assert (sound == before).all()
