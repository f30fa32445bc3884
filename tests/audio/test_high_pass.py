import numpy as np
import pytest
from audio.synthetic_voice import voice_like

from narrator.audio.high_pass import high_pass

RATE_HZ = 22050


def _slowly(samples: np.ndarray, width: int) -> np.ndarray:
    """The definition: the sound less the mean of the mean of the mean around each sample."""
    mean = np.full(width, 1 / width)
    low = samples.astype(np.float64)
    for _ in range(3):
        low = np.convolve(low, mean)
    return samples - low[3 * (width // 2) :][: samples.size]


def test_it_is_what_its_definition_gives() -> None:
    """Sums and differences in integers give the three running means exactly."""
    samples = voice_like(2.0)
    assert high_pass(samples, RATE_HZ, 80) == pytest.approx(_slowly(samples, 101), abs=0.01)


def test_sums_that_overflow_do_no_harm() -> None:
    """A minute of a constant at full scale overflows the third sum many times; the difference unwraps it."""
    samples = np.full(60 * RATE_HZ, 32767, np.int16)
    assert np.abs(high_pass(samples, RATE_HZ, 80)[200:-200]).max() < 0.01


@pytest.mark.parametrize(
    ("hz", "decibels", "within"), [(30, -21, 0.5), (80, -6, 0.2), (130, -1.3, 0.3), (200, 0, 0.1), (1000, 0, 0.1)]
)
def test_its_response(hz: int, decibels: float, within: float) -> None:
    """Rumble goes, the voice stays: -6 dB at the corner of 80 Hz, nothing from 130 Hz on that anybody could hear."""
    tone = (20000 * np.sin(2 * np.pi * hz * np.arange(RATE_HZ) / RATE_HZ)).astype(np.int16)
    heard = high_pass(tone, RATE_HZ, 80)[2000:-2000]
    assert 20 * np.log10(np.std(heard) / np.std(tone)) == pytest.approx(decibels, abs=within)


def test_nothing_moves_in_time() -> None:
    """The response to a symmetric sound is symmetric: no shift of phase."""
    sound = np.zeros(2001, np.int16)
    sound[950:1051] = (10000 * np.hanning(101)).astype(np.int16)
    heard = high_pass(sound, RATE_HZ, 80)
    assert heard == pytest.approx(heard[::-1], abs=0.01)
