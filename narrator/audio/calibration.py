"""A voice, a rate in words a minute and a target → the engine's own rate and the gain that reach them, found once."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from narrator.audio.calibration_text import CalibrationSentence, calibration_sentences
from narrator.audio.clip import DEFAULT_CHAIN, FULL_SCALE, condition
from narrator.audio.loudness import energies_of, integrated_lufs
from narrator.audio.model import AudioFormat
from narrator.audio.passage import FADED_MS
from narrator.audio.targets import Measure, Target
from narrator.audio.trim import sounding_span
from narrator.audio.true_peak import Floats
from narrator.config.voice_profile import Breaks
from narrator.errors import SpeechError
from narrator.speech.model import EngineInfo, Sound

CALIBRATION_VERSION: Final = 6
"""Raised when the same engine and profile would be calibrated to other values: part of a calibration's key."""

RATE_TOLERANCE: Final = 0.01
MOST_READINGS: Final = 4
"""Of the text, to find the rate: two or three suffice for every engine tried."""

LEVEL_TOLERANCE_DB: Final = 0.05
MOST_GAINS: Final = 8

LAME_SCALE_DB: Final = 20 * math.log10(0.95)
"""LAME turns everything down by this much before it encodes: targets are met on the MP3."""

MOST_GAIN_DB: Final = 40.0

Speak = Callable[[str, float], Sound]
"""Speaks a sentence at a rate in the engine's own unit."""


class Calibration(Struct, frozen=True):
    """What one voice at one rate needs. Plain data: kept in the cache."""

    engine_rate: float
    gain_db: float
    words_per_minute: float
    """What the calibration text reaches at `engine_rate`: another than asked for where the engine cannot do it."""
    seconds_a_letter: float = 0
    """The pace that its sentences had, against which each clip is held (`narrator.speech.experience`)."""


def calibrate(
    speak: Speak,
    info: EngineInfo,
    *,
    rate_wpm: float,
    target: Target,
    breaks: Breaks,
    language: str,
    audio: AudioFormat,
) -> Calibration:
    """Return the engine rate and the gain with which *speak* reads at *rate_wpm* and comes out at *target*.

    The rate is the words of the text over its finished minutes, *breaks* included. The gain goes through the same
    chain as every clip. Raises `SpeechError` where the voice says nothing; errors of *speak* pass through.
    """
    sentences = calibration_sentences(language, breaks)
    rate, sounds, reached = _find_rate(speak, info, sentences, rate_wpm)
    return Calibration(rate, _find_gain_db(sounds, sentences, target, audio), reached)


def _find_rate(
    speak: Speak, info: EngineInfo, sentences: Sequence[CalibrationSentence], rate_wpm: float
) -> tuple[float, list[Sound], float]:
    """Return the engine rate, the sounds spoken at it, and the words a minute they reach.

    A secant in logarithms: speech time falls almost exactly as a power of the rate, so that the first step, which
    takes the power for one, is near, and the second exact.
    """
    words = sum(sentence.words for sentence in sentences)
    silence_s = sum(max(sentence.break_after_ms, 0) for sentence in sentences) / 1000
    wanted_s = max(words * 60 / rate_wpm - silence_s, 0.05)
    rate = _within(info.default_rate, info)
    tried: list[tuple[float, float, list[Sound]]] = []
    for _ in range(MOST_READINGS):
        sounds = [speak(sentence.text, rate) for sentence in sentences]
        tried.append((rate, _heard_s(sounds), sounds))
        rate = _within(_next_rate(tried, wanted_s, info), info)
        if abs(math.log(tried[-1][1] / wanted_s)) < RATE_TOLERANCE or any(rate == was for was, _, _ in tried):
            break
    best_rate, heard_s, best = min(tried, key=lambda one: abs(math.log(one[1] / wanted_s)))
    return best_rate, best, words * 60 / (heard_s + silence_s)


def _next_rate(tried: Sequence[tuple[float, float, list[Sound]]], wanted_s: float, info: EngineInfo) -> float:
    power = 1.0 if info.rate_is_inverse else -1.0
    rate, heard_s, _ = tried[-1]
    if len(tried) > 1:
        before, heard_before_s, _ = tried[-2]
        measured = math.log(heard_s / heard_before_s) / math.log(rate / before)
        power = measured if measured * power > 0.2 else power
    return rate * math.exp(math.log(wanted_s / heard_s) / power)


def _within(rate: float, info: EngineInfo) -> float:
    slowest, fastest = sorted(info.rate_range)
    return min(max(rate, slowest), fastest) if fastest > slowest else info.default_rate


def _heard_s(sounds: Sequence[Sound]) -> float:
    """Return how long the sounds are between their breaks. Raises `SpeechError` where all are silent."""
    heard = 0.0
    for sound in sounds:
        begin, end = sounding_span(sound.samples, sound.sample_rate_hz, DEFAULT_CHAIN)
        heard += max(0.0, (end - begin) / sound.sample_rate_hz - FADED_MS / 1000) if end > begin else 0.0
    if heard <= 0:
        raise SpeechError("the voice says nothing", hint="Choose another voice: `narrator voices` lists them.")
    return heard


def _find_gain_db(
    sounds: Sequence[Sound], sentences: Sequence[CalibrationSentence], target: Target, audio: AudioFormat
) -> float:
    """Return the gain with which the text meets *target* after the chain and the encoder."""
    if target.measure is Measure.NONE:
        return 0.0
    wanted = target.level - LAME_SCALE_DB

    def level_at(gain_db: float) -> float:
        return _level(_chained(sounds, sentences, gain_db, target, audio), target, audio)

    gain_db = wanted - level_at(0.0)
    slope = 1.0
    before: tuple[float, float] | None = None
    for _ in range(MOST_GAINS):
        gain_db = min(max(gain_db, -MOST_GAIN_DB), MOST_GAIN_DB)
        level = level_at(gain_db)
        if abs(level - wanted) < LEVEL_TOLERANCE_DB:
            break
        if before is not None and gain_db != before[0]:
            slope = min(max((level - before[1]) / (gain_db - before[0]), 0.2), 1.0)
        before = (gain_db, level)
        gain_db += (wanted - level) / slope
    return round(gain_db, 2)


def _chained(
    sounds: Sequence[Sound],
    sentences: Sequence[CalibrationSentence],
    gain_db: float,
    target: Target,
    audio: AudioFormat,
) -> Floats:
    """Return the text's finished sound, before encoding."""
    rate_hz = audio.sample_rate_hz
    pieces: list[Floats] = []
    for sound, sentence in zip(sounds, sentences, strict=True):
        clip = condition(
            sound.samples, sound.sample_rate_hz, out_rate_hz=rate_hz, gain_db=gain_db, chain=target.chain(audio)
        )
        silence = max(0, round(sentence.break_after_ms * rate_hz / 1000))
        pieces += (clip.samples.astype(np.float32) / np.float32(FULL_SCALE), np.zeros(silence, np.float32))
    return np.concatenate(pieces)


def _level(sound: Floats, target: Target, audio: AudioFormat) -> float:
    """Return the level of *sound* as *target* measures it. Raises `SpeechError` where there is none."""
    if target.measure is Measure.LUFS:
        level = integrated_lufs([energies_of(sound, audio.sample_rate_hz)])
    else:
        power = float(np.mean(np.square(sound)))
        level = 10 * math.log10(power) if power > 0 else None
    if level is None:
        raise SpeechError("the voice is too quiet to be heard", hint="Choose another voice, or check its settings.")
    return level
