"""Engine `tone`: a beep for every word, for tests. The same request gives the same bytes, whatever came before."""

import math
from array import array
from functools import lru_cache
from typing import Final

from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Pcm, Request, SpokenWord, Voice
from narrator.speech.word_positions import WORD

name: Final = "tone"
abilities: Final = Abilities(any_language=True, word_times=True)
SAMPLE_RATE_HZ: Final = 22050
CHARACTERS_PER_WORD: Final = 5
"""What "words a minute" counts as a word (the typist's word), without the space."""
AMPLITUDE: Final = 8000
GAP_SHARE: Final = 0.2
"""Of a word's time, the silence after it."""
FADE_MS: Final = 5
VOICES: Final = (
    Voice("low", "mul", "a low tone", "none", SAMPLE_RATE_HZ),
    Voice("high", "mul", "a high tone", "none", SAMPLE_RATE_HZ),
)
PITCH_HZ: Final = {"low": 220.0, "high": 440.0}


def probe(options: EngineOptions) -> EngineInfo:  # noqa: ARG001 - every engine's probe is given them
    """It is always there."""
    return EngineInfo(name, present=True, version="tone 1", default_rate=160, rate_range=(40, 600), phonemes=True)


def voices(options: EngineOptions) -> tuple[Voice, ...]:  # noqa: ARG001
    """Return its two tones; they have no language, so every language is theirs (`mul`)."""
    return VOICES


def open(options: EngineOptions) -> "ToneSpeaker":  # noqa: A001, ARG001 - the protocol's word
    """Return a speaker."""
    return ToneSpeaker()


class ToneSpeaker:
    """Beeps."""

    def speak(self, request: Request) -> Pcm:
        """Return a beep for each word, its length proportional to the word's."""
        pitch_hz = PITCH_HZ[request.voice] * 2 ** ((request.pitch - 50) / 50)
        character_ms = 60_000 / request.engine_rate / CHARACTERS_PER_WORD
        if request.phoneme:
            beeps = [_beep(pitch_hz, len(word) * character_ms) for word in request.phoneme.split()]
            return Pcm(b"".join(beeps), SAMPLE_RATE_HZ, complete=True)
        words: list[SpokenWord] = []
        beeps, at = [], 0
        for match in WORD.finditer(request.text):
            beeps.append(_beep(pitch_hz, len(match.group()) * character_ms))
            end = at + len(beeps[-1]) // 2
            words.append(SpokenWord(*match.span(), at, end))
            at = end
        return Pcm(b"".join(beeps), SAMPLE_RATE_HZ, complete=True, words=tuple(words))

    def close(self) -> None:
        """Nothing is held."""


@lru_cache(maxsize=4096)
def _beep(pitch_hz: float, length_ms: float) -> bytes:
    """Return one beep and the gap after it, with soft edges, as 16-bit samples."""
    total = round(length_ms * SAMPLE_RATE_HZ / 1000)
    loud = round(total * (1 - GAP_SHARE))
    fade = min(FADE_MS * SAMPLE_RATE_HZ // 1000, loud // 2) or 1
    step = 2 * math.pi * pitch_hz / SAMPLE_RATE_HZ
    samples = array("h", bytes(2 * total))
    for at in range(loud):
        samples[at] = int(AMPLITUDE * min(1.0, at / fade, (loud - at) / fade) * math.sin(step * at))
    return samples.tobytes()
