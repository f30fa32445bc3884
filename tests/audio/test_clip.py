import numpy as np
import pytest
from audio.synthetic_voice import voice_like

from narrator.audio.chain import Chain
from narrator.audio.clip import condition
from narrator.audio.true_peak import true_peak
from narrator.speech.model import SpokenWord

RATE_HZ = 22050


def _padded(samples: np.ndarray, before_ms: int = 100, after_ms: int = 350) -> np.ndarray:
    return np.pad(samples, (before_ms * RATE_HZ // 1000, after_ms * RATE_HZ // 1000))


def test_the_same_sound_gives_the_same_clip_whatever_came_before() -> None:
    """A clip's bytes may be kept under the key of its sound and settings."""
    first = condition(voice_like(1.0), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=6).samples
    condition(voice_like(2.0, seed=9), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=12)
    assert (condition(voice_like(1.0), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=6).samples == first).all()


def test_the_engines_silence_goes_and_its_length_is_remembered() -> None:
    """450 ms of silence around a second of sound: at most the margins of 15 ms stay."""
    clip = condition(_padded(voice_like(1.0)), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=0)
    assert 0.9 < clip.samples.size / RATE_HZ <= 1.015
    assert clip.raw_ms == 1450


@pytest.mark.parametrize("gain_db", [-6, 0, 9, 30])
def test_no_true_peak_passes_the_ceiling(gain_db: float) -> None:
    """However high the gain."""
    clip = condition(voice_like(1.0), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=gain_db)
    assert 20 * np.log10(true_peak(clip.samples.astype(np.float32) / 32768)) < -2.15


def test_gain_is_exact_where_nothing_is_limited() -> None:
    """6.02 dB doubles."""
    quiet = voice_like(1.0, level=0.1)
    once, twice = (
        condition(quiet, RATE_HZ, out_rate_hz=RATE_HZ, gain_db=gain_db).samples.astype(float) for gain_db in (0, 6.0206)
    )
    assert twice == pytest.approx(2 * once, abs=2)


def test_clips_begin_and_end_without_a_click() -> None:
    """A sound cut off at full level is faded: its first and last samples are next to nothing."""
    hard = np.full(RATE_HZ // 2, 16000, np.int16) * np.where(np.arange(RATE_HZ // 2) % 40 < 20, 1, -1)
    clip = condition(hard.astype(np.int16), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=0).samples.astype(int)
    assert np.abs(clip[[0, 1, -2, -1]]).max() < 200


@pytest.mark.parametrize(("from_hz", "to_hz"), [(16000, 22050), (22050, 44100), (48000, 24000), (8000, 22050)])
def test_engines_of_other_rates_keep_pitch_and_length(from_hz: int, to_hz: int) -> None:
    """A tone of 440 Hz is one at every rate."""
    tone = (12000 * np.sin(2 * np.pi * 440 * np.arange(from_hz) / from_hz)).astype(np.int16)
    clip = condition(tone, from_hz, out_rate_hz=to_hz, gain_db=0).samples
    assert clip.size == pytest.approx(to_hz, abs=to_hz * 0.001)
    spectrum = np.abs(np.fft.rfft(clip * np.hanning(clip.size)))
    assert np.argmax(spectrum) * to_hz / clip.size == pytest.approx(440, abs=1)


@pytest.mark.parametrize("samples", [np.zeros(0, np.int16), np.zeros(5000, np.int16), np.full(99, 3, np.int16)])
def test_silence_gives_an_empty_clip(samples: np.ndarray) -> None:
    """What nobody hears takes no time."""
    assert condition(samples, RATE_HZ, out_rate_hz=44100, gain_db=20).samples.size == 0


@pytest.mark.parametrize("size", [1, 2, 3, 10, 100])
def test_the_shortest_sounds_pass(size: int) -> None:
    """A blip shorter than its own fades is a clip all the same."""
    clip = condition(np.full(size, 9000, np.int16), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=3)
    assert clip.samples.size == size


def test_full_scale_without_a_limiter_is_clipped_not_wrapped() -> None:
    """Without limiter and high-pass (target none) the loudest sample stays the loudest."""
    square = np.where(np.arange(4000) % 100 < 50, 32767, -32768).astype(np.int16)
    clip = condition(square, RATE_HZ, out_rate_hz=RATE_HZ, gain_db=6, chain=Chain(high_pass_hz=0, ceiling_dbtp=None))
    middle = slice(500, 3500)
    assert (np.sign(clip.samples[middle]) == np.sign(square[middle])).all()


def test_words_move_with_what_is_heard_of_them() -> None:
    """100 ms of silence go before the sound, its margin of 5 ms stays; at twice the rate all numbers double."""
    begin = RATE_HZ // 10
    words = (SpokenWord(0, 3, 0, begin + 2000), SpokenWord(4, 9, begin + 2000, 3 * RATE_HZ))
    sound = _padded(voice_like(1.0))
    plain = condition(sound, RATE_HZ, out_rate_hz=RATE_HZ, gain_db=0, words=words)
    twice = condition(sound, RATE_HZ, out_rate_hz=2 * RATE_HZ, gain_db=0, words=words)
    assert [word[:2] for word in plain.words] == [(0, 3), (4, 9)]
    assert plain.words[0].begin_samples == 0
    assert 2000 <= plain.words[1].begin_samples <= 2000 + RATE_HZ // 100
    assert plain.words[1].end_samples == plain.samples.size
    assert abs(twice.words[1].begin_samples - 2 * plain.words[1].begin_samples) <= 1
