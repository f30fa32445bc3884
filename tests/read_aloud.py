"""Narrations made in the test: sentences in eSpeak's voice, joined with exact pauses, so that the truth is known."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from narrator.speech.model import Request
from narrator.speech.supervisor import Supervisor

RATE_HZ = 16000
SENTENCES = (
    "The harbour lay quiet under a low morning sky.",
    "Nobody had told the baker about the broken bridge.",
    "She carried seven baskets of apples up the hill.",
    "A yellow lamp was burning in the upper window.",
    "Every letter that he wrote came back unopened.",
    "Later the children found a map behind the clock.",
    "It showed an island that no ship had ever visited.",
    "They promised each other to keep the secret.",
)
ADDED = "By the way, this episode is brought to you by a friend of mine."
Floats = npt.NDArray[np.float32]


class Reader:
    """A voice that reads sentences, each spoken once."""

    def __init__(self, voice: str = "en-us", language: str = "en-US") -> None:
        self._voice, self._language = voice, language
        self._known: dict[str, Floats] = {}

    def says(self, *texts: str) -> list[Floats]:
        """Return the sound of each text, from its first to its last audible sample."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        with Supervisor("pyttsx3") as engine:
            for text in new:
                sound = engine.speak(Request(text, self._language, self._voice, 150))
                floats = soxr.resample(sound.samples.astype(np.float32) / 32768, sound.sample_rate_hz, RATE_HZ)
                heard = np.flatnonzero(np.abs(floats) > 0.01)
                self._known[text] = floats[heard[0] : heard[-1] + 1]
        return [self._known[text] for text in texts]


def joined(clips: Sequence[Floats], pause_ms: int = 400, lead_ms: int = 500) -> tuple[Floats, list[tuple[int, int]]]:
    """Return the clips with pauses between them over a faint noise, and begin and end of each in ms."""
    pieces = [np.zeros(lead_ms * RATE_HZ // 1000, np.float32)]
    times, at = [], pieces[0].size
    for clip in clips:
        times.append((round(at * 1000 / RATE_HZ), round((at + clip.size) * 1000 / RATE_HZ)))
        pause = np.zeros(pause_ms * RATE_HZ // 1000, np.float32)
        pieces += [clip, pause]
        at += clip.size + pause.size
    sound = np.concatenate(pieces)
    noise = np.random.default_rng(7).normal(0, 0.0005, sound.size)
    return (sound + noise).astype(np.float32) * 0.8, times


def music(seconds: float) -> Floats:
    """Return a chord that holds."""
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    chord = sum(np.sin(2 * np.pi * hz * time) for hz in (220, 277, 330, 440))
    return (0.08 * chord).astype(np.float32)


def write(path: Path, sound: Floats, rate_hz: int = RATE_HZ) -> Path:
    """Write *sound* in the format that the suffix names, and return *path*."""
    soundfile.write(path, sound, rate_hz)
    return path
