import numpy as np
import pytest
from audio.synthetic_voice import voice_like

from narrator.audio.high_pass import high_pass

RATE_HZ = 22050


def _slowly(samples: np.ndarray, step: int, widths: tuple[int, ...]) -> np.ndarray:
    """The definition: the sound less the mean of the mean of the mean of its steps, in straight lines between them."""
    steps = -(-samples.size // step) + 200
    padded = np.zeros(steps * step)
    padded[100 * step : 100 * step + samples.size] = samples
    low = padded.reshape(steps, step).mean(axis=1)
    for width in widths:
        low = np.convolve(low, np.full(width, 1 / width), mode="same")
    at = np.arange(samples.size) + 100 * step
    return samples - np.interp(at, np.arange(steps) * step + step // 2, low)


@pytest.mark.parametrize(("corner_hz", "step", "widths"), [(80, 7, (15, 15, 13)), (400, 1, (21, 21, 19))])
def test_it_is_what_its_definition_gives(corner_hz: float, step: int, widths: tuple[int, ...]) -> None:
    """Sums and differences give the three running means exactly; a high corner is looked at sample by sample."""
    samples = voice_like(2.0)
    assert high_pass(samples, RATE_HZ, corner_hz) == pytest.approx(_slowly(samples, step, widths), abs=0.02)


def test_long_sounds_lose_no_precision() -> None:
    """A minute of a constant at full scale is taken away whole, to its end."""
    samples = np.full(60 * RATE_HZ, 32767, np.int16)
    assert np.abs(high_pass(samples, RATE_HZ, 80)[200:-200]).max() < 0.01


@pytest.mark.parametrize("size", [0, 1, 6, 7, 8, 15])
def test_short_sounds_keep_their_length(size: int) -> None:
    """A sound need not be a whole number of steps long."""
    assert high_pass(np.ones(size, np.int16), RATE_HZ, 80).shape == (size,)


@pytest.mark.parametrize(
    ("hz", "decibels", "within"), [(30, -21, 0.5), (80, -6, 0.2), (130, -1.3, 0.3), (200, 0, 0.1), (1000, 0, 0.1)]
)
@pytest.mark.parametrize("rate_hz", [16000, 22050, 48000])
def test_its_response(rate_hz: int, hz: int, decibels: float, within: float) -> None:
    """Rumble goes, the voice stays: -6 dB at the corner of 80 Hz, nothing from 130 Hz on that anybody could hear."""
    tone = (20000 * np.sin(2 * np.pi * hz * np.arange(rate_hz) / rate_hz)).astype(np.int16)
    heard = high_pass(tone, rate_hz, 80)[rate_hz // 10 : -rate_hz // 10]
    assert 20 * np.log10(np.std(heard) / np.std(tone)) == pytest.approx(decibels, abs=within)


def test_nothing_moves_in_time() -> None:
    """The response to a symmetric sound is symmetric, but for the steps' grid, 60 dB below it: no shift of phase."""
    sound = np.zeros(2001, np.int16)
    sound[950:1051] = (10000 * np.hanning(101)).astype(np.int16)
    heard = high_pass(sound, RATE_HZ, 80)
    assert heard == pytest.approx(heard[::-1], abs=float(np.abs(heard).max()) / 1000)
