import numpy as np
import pytest
from audio.synthetic_voice import voice_like

from narrator.audio.true_peak import HALF_TAPS, INTERPOLATORS, peaks_over, true_peak


def _slowly(sound: np.ndarray) -> np.ndarray:
    """Every sample oversampled: the largest magnitude from each sample's predecessor to it."""
    padded = np.pad(sound, HALF_TAPS)
    between = [np.abs(np.convolve(padded, taps[::-1], mode="valid"))[: sound.size] for taps in INTERPOLATORS]
    return np.maximum.reduce([np.abs(sound), *between])


@pytest.mark.parametrize("level", [0.05, 0.3, 0.6, 0.9, 2.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_searching_only_near_the_level_finds_all_that_pass_it(level: float, seed: int) -> None:
    """Where the whole oversampled sound passes the level, the search gives the same peaks; nowhere else more."""
    sound = voice_like(1.0, seed=seed, level=0.95).astype(np.float32) / 32768
    sound[::97] *= -1  # what is between samples is largest where signs alternate
    slow, quick = _slowly(sound), peaks_over(sound, level)
    over = slow > level
    assert quick[over] == pytest.approx(slow[over], abs=1e-5)
    assert (quick[~over] <= level + 1e-6).all()


@pytest.mark.parametrize("size", [0, 1, 5, 31, 32, 33, 64])
def test_short_sounds_are_searched_to_their_last_sample(size: int) -> None:
    """Blocks and interpolators reach beyond a sound of a few samples."""
    sound = np.ones(size, np.float32)
    assert peaks_over(sound, 0.5).size == size
    assert true_peak(sound) >= (1.0 if size else 0.0)


@pytest.mark.parametrize("phase", [0.0, 0.25, 0.5, 0.75])
def test_a_peak_between_samples_is_found(phase: float) -> None:
    """A sine at a quarter of the rate, sampled off its crests, reads up to 3 dB low without oversampling."""
    sine = np.sin(np.pi / 2 * np.arange(4000) + phase * np.pi / 2 + np.pi / 4).astype(np.float32)
    faded = sine * np.hanning(4000).astype(np.float32)
    assert true_peak(faded) == pytest.approx(1.0, abs=0.03)
