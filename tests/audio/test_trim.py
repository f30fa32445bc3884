import numpy as np
import pytest

from narrator.audio.chain import Chain
from narrator.audio.trim import sounding_span

RATE_HZ = 22050
MS = RATE_HZ / 1000


def _tone(before_ms: int, length_ms: int, after_ms: int, level: float = 0.5) -> np.ndarray:
    tone = level * 32767 * np.cos(np.arange(round(length_ms * MS)) * 0.3)
    return np.concatenate([np.zeros(round(before_ms * MS)), tone, np.zeros(round(after_ms * MS))]).astype(np.int16)


@pytest.mark.parametrize("level", [0.9, 0.2, 0.02])
def test_the_span_keeps_5_ms_before_and_10_ms_after_whatever_the_level(level: float) -> None:
    """Loud and quiet engines are trimmed alike: eSpeak's silence of 350 ms after a sentence goes, margins stay."""
    begin, end = sounding_span(_tone(128, 400, 350, level), RATE_HZ, Chain())
    assert begin == pytest.approx(123 * MS, abs=2)
    assert end == pytest.approx(538 * MS, abs=3)


def test_margins_end_where_the_sound_ends() -> None:
    """A sound without silence around it is kept whole."""
    assert sounding_span(_tone(0, 200, 0), RATE_HZ, Chain()) == (0, round(200 * MS))


def test_a_pause_inside_stays() -> None:
    """Only the ends are trimmed, however long the silence within."""
    sound = np.concatenate([_tone(50, 100, 900), _tone(0, 100, 50)])
    begin, end = sounding_span(sound, RATE_HZ, Chain())
    assert end - begin == pytest.approx((100 + 900 + 100 + 15) * MS, abs=4)


@pytest.mark.parametrize("sound", [np.zeros(0, np.int16), np.zeros(900, np.int16), np.full(900, 20, np.int16)])
def test_what_nobody_hears_has_no_span(sound: np.ndarray) -> None:
    """Empty sound, digital silence and noise under -60 dBFS count as silence."""
    assert sounding_span(sound, RATE_HZ, Chain()) == (0, 0)


def test_an_echo_is_cut_where_it_is_45_db_down() -> None:
    """A tail that fades by 60 dB a second ends after three quarters of it."""
    tail = 0.5 * 32767 * np.cos(np.arange(RATE_HZ) * 0.3) * 10 ** (-3 * np.arange(RATE_HZ) / RATE_HZ)
    _, end = sounding_span(tail.astype(np.int16), RATE_HZ, Chain())
    assert end / RATE_HZ == pytest.approx(0.76, abs=0.01)


def _fading_speech(level: float) -> np.ndarray:
    """Half a second of sound that falls by 60 dB in a second more, as the sentences of some voices end."""
    fall = 10 ** (-3 * np.arange(RATE_HZ) / RATE_HZ)
    envelope = np.concatenate([np.ones(RATE_HZ // 2), fall])
    return (level * 32767 * envelope * np.cos(np.arange(envelope.size) * 0.3)).astype(np.int16)


@pytest.mark.parametrize(("gain_db", "heard_s"), [(0.0, 0.5 + 39 / 60), (3.0, 0.5 + 42 / 60), (9.0, 0.5 + 45 / 60)])
def test_a_sentence_that_fades_ends_where_nobody_hears_it_any_more(gain_db: float, heard_s: float) -> None:
    """The level counts once the gain is applied: from half of full scale it is 39 dB to -45 dBFS; 45 at most."""
    chain = Chain(heard_dbfs=-45.0, keep_after_ms=0)
    _, end = sounding_span(_fading_speech(0.5), RATE_HZ, chain, gain_db=gain_db)
    assert end / RATE_HZ == pytest.approx(heard_s, abs=0.01)


def test_a_clip_that_comes_out_very_quiet_is_not_cut_to_pieces() -> None:
    """What is less than 35 dB under a clip's own peak belongs to it, however soft the clip is."""
    chain = Chain(heard_dbfs=-45.0, keep_after_ms=0)
    _, end = sounding_span(_fading_speech(0.2), RATE_HZ, chain, gain_db=-20.0)
    assert end / RATE_HZ == pytest.approx(0.5 + 35 / 60, abs=0.01)


def test_full_scale_negative_sound_is_heard() -> None:
    """-32768 has no positive counterpart in int16."""
    assert sounding_span(np.full(100, -32768, np.int16), RATE_HZ, Chain()) == (0, 100)


@pytest.mark.parametrize(("peak", "span"), [(32, (0, 0)), (33, (0, 90))])
def test_60_db_under_full_scale_is_silence(peak: int, span: tuple[int, int]) -> None:
    """The 33rd step is heard."""
    assert sounding_span(np.full(90, peak, np.int16), RATE_HZ, Chain()) == span


def test_the_margins_are_exact() -> None:
    """5 and 10 ms, to the sample, also where the sound is its first one."""
    sound = np.zeros(1_000_000, np.int16)
    sound[400_000:600_000] = 9000
    chain = Chain(keep_before_ms=5000, keep_after_ms=10_000)
    assert sounding_span(sound, RATE_HZ, chain) == (400_000 - 5 * RATE_HZ, 600_000 + 10 * RATE_HZ)
    assert sounding_span(sound[400_000:500_000], RATE_HZ, Chain(keep_before_ms=0)) == (0, 100_000)
