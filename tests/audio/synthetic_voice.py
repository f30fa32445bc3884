"""Sound to test on: like speech where it matters (pulses, fricatives, pauses, uneven level), the same each time."""

import io

import numpy as np

from narrator.audio.clip import Conditioned, condition
from narrator.audio.model import AudioFormat, Passage
from narrator.audio.passage import UtteranceSound, build_passage
from narrator.audio.splice import write_mp3
from narrator.speech.model import Samples


def voice_like(seconds: float, rate_hz: int = 22050, *, seed: int = 1, level: float = 0.5) -> Samples:
    """Return int16 sound of *seconds*: a buzz at some 120 Hz under a wandering envelope, hiss, and a pause."""
    rng = np.random.default_rng(seed)
    size = round(seconds * rate_hz)
    time_s = np.arange(size) / rate_hz
    phase = np.cumsum(2 * np.pi * (115 + 15 * np.sin(2 * np.pi * 0.7 * time_s)) / rate_hz)
    buzz = sum(np.cos(k * phase + k * k) / k for k in range(1, 24))
    syllables = np.abs(np.sin(2 * np.pi * 2.2 * time_s + rng.uniform(0, 3))) ** 1.5
    hiss = rng.standard_normal(size) * 0.15 * (np.sin(2 * np.pi * 1.3 * time_s) > 0.9)
    sound = (buzz * 0.4 + hiss) * (0.2 + syllables)
    return np.clip(sound / np.abs(sound).max() * level * 32767, -32768, 32767).astype(np.int16)


def clip_of(samples: Samples, raw_ms: int = 0) -> Conditioned:
    """Return *samples* as a clip that needs nothing more."""
    return Conditioned(samples, raw_ms)


def clips_of(count: int, audio: AudioFormat) -> list[Samples]:
    """Return *count* sounds of different lengths, faded at both ends."""
    rng = np.random.default_rng(7)
    rate_hz = audio.sample_rate_hz
    sounds = [voice_like(rng.uniform(0.15, 0.5), rate_hz, seed=number) for number in range(count)]
    return [condition(sound, rate_hz, out_rate_hz=rate_hz, gain_db=0).samples for sound in sounds]


def passages_of(count: int, audio: AudioFormat, *, break_ms: int = 300) -> list[Passage]:
    """Return *count* short passages of different lengths, one utterance each, named 0, 1, 2 and so on."""
    return [
        build_passage([UtteranceSound(str(number), (clip_of(clip),), (), break_ms)], audio)
        for number, clip in enumerate(clips_of(count, audio))
    ]


def spliced(passages: list[Passage], audio: AudioFormat, id3: bytes = b"") -> bytes:
    """Return the MP3 of *passages*."""
    stream = io.BytesIO()
    write_mp3(stream, id3, passages, audio)
    return stream.getvalue()
