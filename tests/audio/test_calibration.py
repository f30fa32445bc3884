from collections.abc import Callable

import numpy as np
import pytest
from audio.synthetic_voice import clip_of, voice_like
from msgspec import Struct, field

from narrator.audio.calibration import Calibration, calibrate
from narrator.audio.calibration_text import calibration_sentences, text_for
from narrator.audio.clip import condition
from narrator.audio.loudness import integrated_lufs
from narrator.audio.model import AudioFormat
from narrator.audio.passage import UtteranceSound, build_passage
from narrator.audio.targets import target_named
from narrator.config.voice_profile import Breaks
from narrator.errors import SpeechError
from narrator.languages.folders import known_languages
from narrator.speech.model import EngineInfo, Sound

AUDIO = AudioFormat()
TWO_SECONDS = voice_like(2.0, level=1.0)


class FakeVoice(Struct):
    """Says each letter in the time its rate gives, at a level of its own."""

    seconds_a_letter: Callable[[float], float]
    level: float = 0.4
    calls: list[float] = field(default_factory=list)

    def speak(self, text: str, rate: float) -> Sound:
        """Return a sound as long as its letters take."""
        self.calls.append(rate)
        size = round(len(text) * self.seconds_a_letter(rate) * 22050)
        speech = (np.resize(TWO_SECONDS, size) * self.level).astype(np.int16)
        return Sound(np.pad(speech, (300, 7000)), 22050)


WORDS_A_MINUTE = EngineInfo("wpm", present=True, default_rate=175, rate_range=(80, 450))
LENGTH_SCALE = EngineInfo("scale", present=True, default_rate=1, rate_range=(0.3, 3), rate_is_inverse=True)
FIXED = EngineInfo("fixed", present=True, default_rate=1)


def _calibrate(voice: FakeVoice, info: EngineInfo, **changed) -> Calibration:
    wanted = {"rate_wpm": 160, "target": target_named("podcast"), "breaks": Breaks(), "language": "en", "audio": AUDIO}
    return calibrate(voice.speak, info, **(wanted | changed))


def _finished(voice: FakeVoice, found: Calibration, breaks: Breaks, target: str = "podcast") -> tuple[float, float]:
    """Return the words a minute and the loudness of the text when it is made like any article."""
    sentences = calibration_sentences("en", breaks)
    chain = target_named(target).chain(AUDIO)
    pieces = []
    for sentence in sentences:
        sound = voice.speak(sentence.text, found.engine_rate)
        clip = condition(sound.samples, 22050, out_rate_hz=22050, gain_db=found.gain_db, chain=chain)
        pieces.append(UtteranceSound(sentence.text, (clip,), (), sentence.break_after_ms))
    passage = build_passage(pieces, AUDIO)
    seconds = (passage.cues[-1].end_samples - passage.cues[0].begin_samples) / 22050
    return sum(sentence.words for sentence in sentences) * 60 / seconds, integrated_lufs([passage.loudness.energies])


@pytest.mark.parametrize("rate_wpm", [120, 160, 220])
@pytest.mark.parametrize(
    ("info", "seconds_a_letter"),
    [
        (WORDS_A_MINUTE, lambda rate: 11.0 / rate),
        (WORDS_A_MINUTE, lambda rate: 4.0 / rate**0.8),
        (LENGTH_SCALE, lambda rate: 0.062 * rate),
        (LENGTH_SCALE, lambda rate: 0.02 + 0.04 * rate),
    ],
    ids=["words a minute", "saturating", "length scale", "length scale with a floor"],
)
def test_the_finished_text_has_the_rate_and_loudness_asked_for(info, seconds_a_letter, rate_wpm: float) -> None:
    """Within 2 % and 0.1 LU, breaks included, on the MP3, whatever the engine means by a rate.

    The text lies as far under the target as posts lie over the text.
    """
    voice = FakeVoice(seconds_a_letter)
    found = _calibrate(voice, info, rate_wpm=rate_wpm)
    reached, loudness = _finished(voice, found, Breaks())
    assert reached == pytest.approx(rate_wpm, rel=0.02)
    assert found.words_per_minute == pytest.approx(reached, rel=0.005)
    assert loudness == pytest.approx(-16, abs=0.1)


def test_longer_breaks_make_the_voice_faster() -> None:
    """160 words a minute are those of the finished minutes, silences and all."""
    voice = FakeVoice(lambda rate: 11.0 / rate)
    slow = Breaks(sentence_ms=1200, paragraph_ms=2500)
    hurried, calm = _calibrate(voice, WORDS_A_MINUTE, breaks=slow), _calibrate(voice, WORDS_A_MINUTE)
    assert hurried.engine_rate > 1.1 * calm.engine_rate
    assert _finished(voice, hurried, slow)[0] == pytest.approx(160, rel=0.02)


def test_two_or_three_readings_of_the_text_suffice() -> None:
    """A slow engine is not kept busy: the fourth reading is for engines of a strange scale."""
    voice = FakeVoice(lambda rate: 11.0 / rate)
    _calibrate(voice, WORDS_A_MINUTE)
    assert len(set(voice.calls)) <= 3


def test_an_engine_that_cannot_go_as_fast_gives_its_fastest_and_says_so() -> None:
    """900 words a minute are asked for; the range ends before."""
    found = _calibrate(FakeVoice(lambda rate: 11.0 / rate), WORDS_A_MINUTE, rate_wpm=900)
    assert found.engine_rate == 450
    assert found.words_per_minute < 500


def test_an_engine_of_one_rate_keeps_it() -> None:
    """A range of nothing is no range."""
    voice = FakeVoice(lambda _: 0.07)
    assert _calibrate(voice, FIXED).engine_rate == 1
    assert set(voice.calls) == {1}


@pytest.mark.parametrize(("target", "loudness"), [("podcast", -16), ("mono-19", -19)])
@pytest.mark.parametrize("level", [0.02, 0.2, 0.9])
def test_quiet_and_hot_voices_come_out_alike(target: str, loudness: float, level: float) -> None:
    """Two voices in one post match."""
    voice = FakeVoice(lambda rate: 11.0 / rate, level=level)
    found = _calibrate(voice, WORDS_A_MINUTE, target=target_named(target))
    assert _finished(voice, found, Breaks(), target)[1] == pytest.approx(loudness, abs=0.1)


def test_acx_is_met_as_rms_over_everything() -> None:
    """Its checker takes the silences in: -23 to -18 dB."""
    voice = FakeVoice(lambda rate: 11.0 / rate)
    gain_db = _calibrate(voice, WORDS_A_MINUTE, target=target_named("acx")).gain_db
    chain = target_named("acx").chain(AUDIO)
    sounds = [voice.speak(sentence.text, 160) for sentence in calibration_sentences("en", Breaks())]
    clips = [condition(s.samples, 22050, out_rate_hz=22050, gain_db=gain_db, chain=chain) for s in sounds]
    joined = np.concatenate([np.pad(clip.samples.astype(float), (0, 14000)) for clip in clips]) / 32768
    assert -22 < 10 * np.log10(np.mean(joined**2)) < -19


def test_no_target_leaves_the_engines_level() -> None:
    """Gain 0."""
    assert _calibrate(FakeVoice(lambda rate: 11.0 / rate), WORDS_A_MINUTE, target=target_named("none")).gain_db == 0


def test_a_voice_that_says_nothing_is_an_error() -> None:
    """Better than a gain of 40 dB on silence."""
    voice = FakeVoice(lambda rate: 11.0 / rate, level=0)
    with pytest.raises(SpeechError, match="nothing"):
        _calibrate(voice, WORDS_A_MINUTE)


@pytest.mark.parametrize("language", [*known_languages(), "th"])
def test_every_text_has_the_shape_of_a_post(language: str) -> None:
    """Headings and paragraphs, each sentence with its break, none after the last."""
    breaks = Breaks()
    sentences = calibration_sentences(language, breaks)
    assert sentences[-1].break_after_ms == 0
    assert {sentence.break_after_ms for sentence in sentences[:-1]} <= {600, 750, 1000, 1250}
    assert all(sentence.text.strip("# ") == sentence.text and sentence.words > 0 for sentence in sentences)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "en"),
        ("de_CH", "de"),
        ("PT-br", "pt"),
        ("ca", "es"),
        ("be", "ru"),
        ("no", "nb"),
        ("th", "digits"),
        ("", "digits"),
    ],
)
def test_a_language_without_a_text_takes_its_neighbours(language: str, text: str) -> None:
    """Of the same family and script; digits, which every voice reads, for the rest."""
    assert text_for(language) == text


def test_a_calibrated_clip_of_no_sound_is_still_no_sound() -> None:
    """A gain cannot make something of silence."""
    silence = condition(np.zeros(500, np.int16), 22050, out_rate_hz=22050, gain_db=40)
    assert silence.samples.size == clip_of(np.zeros(0, np.int16)).samples.size
