"""A request → its sound with the time of each word: read, spoken in runs that the model can hold, and joined."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from narrator.errors import SpeechError
from narrator.speech.engines.hibari.model import Model
from narrator.speech.engines.hibari.phonemes import PUNCTUATION, is_sound
from narrator.speech.engines.hibari.reading import Reader, ReadWord
from narrator.speech.model import Pcm, Request, SpokenWord
from narrator.speech.stretching import stretch
from narrator.speech.word_positions import Span, placed

SAMPLE_RATE_HZ: Final = 24000
MOST_SYMBOLS: Final = 400
"""hibari's own limit for one call of its model."""
CLAUSE_ENDS: Final = frozenset(",;:—")
PAUSES: Final = "".join(PUNCTUATION)
AHEAD_SAMPLES: Final = SAMPLE_RATE_HZ * 15 // 1000
"""A word is heard 15 ms before its space begins in the durations, whose steps are of 25 ms: measured at 415 landmarks
in the voice's own sound (95 % within 50 ms)."""
WITHOUT_SPACE_SAMPLES: Final = SAMPLE_RATE_HZ * 50 // 1000
"""A word that has no space before it begins so much before its first symbol."""


class HibariSpeaker:
    """The model in memory, one request at a time; nothing of one is left in the next."""

    def __init__(self, *, stretched: bool) -> None:
        """Load it; *stretched*: another rate is the voice's own, stretched. Raises `EngineMissingError`."""
        self._model = Model()
        self._reader = Reader(self._model.symbols)
        self._is_stretched = stretched

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError` where a letter has no sound."""
        given = self._reader.symbols_of_ipa(request.phoneme) if request.phoneme else ""
        words = (ReadWord(request.text, given),) if given else self._reader.read(request.text)
        if not any(is_sound(word.symbols) for word in words):
            raise SpeechError(f"there is nothing to say in “{request.text}”", hint="a mark or a sign may be left out")
        sound, times = self._joined(words, 1.0 if self._is_stretched else request.engine_rate)
        if self._is_stretched and request.engine_rate != 1.0:
            before = sound.size
            sound = stretch(sound, SAMPLE_RATE_HZ, request.engine_rate)
            times = [span and _scaled(span, sound.size / before) for span in times]
        if given and times[0] is not None:
            read = SpokenWord(0, len(request.text), *times[0])
            return Pcm(sound.tobytes(), SAMPLE_RATE_HZ, "float32", complete=True, words=(read,))
        heard = placed(request.text, list(zip((word.text for word in words), times, strict=True)))
        return Pcm(sound.tobytes(), SAMPLE_RATE_HZ, "float32", complete=True, words=heard)

    def _joined(self, words: Sequence[ReadWord], speed: float) -> tuple[Any, list[Span | None]]:
        """Return the sound of *words* and when each is heard; None for one that is not, or of which it is not known."""
        sounds: list[Any] = []
        times: list[Span | None] = []
        at = 0
        for run in _runs(words):
            spoken = self._model.speak(" ".join(word.symbols for word in run if word.symbols), speed)
            times += _times(run, spoken.ends, at) if spoken.ends else [None] * len(run)
            sounds.append(spoken.samples)
            at += spoken.samples.size
        return np.concatenate(sounds, dtype=np.float32), times

    def close(self) -> None:
        """The model goes with the process."""


def _runs(words: Sequence[ReadWord]) -> Iterator[Sequence[ReadWord]]:
    """Yield *words* in runs that the model can hold, cut behind a clause where there is one in the second half."""
    begin = 0
    while begin < len(words):
        end, length, clause = begin, 0, 0
        while end < len(words) and (end == begin or length + len(words[end].symbols) < MOST_SYMBOLS):
            length += len(words[end].symbols) + 1
            end += 1
            if words[end - 1].symbols[-1:] in CLAUSE_ENDS and length > MOST_SYMBOLS // 2:
                clause = end
        end = end if end == len(words) or not clause else clause
        yield words[begin:end]
        begin = end


def _times(run: Sequence[ReadWord], ends: Sequence[int], offset: int) -> list[Span | None]:
    """Return when each word of *run* is heard; *ends* are those of its symbols, a silent one before the first."""
    times: list[Span | None] = []
    at = 0
    for word in run:
        if not word.symbols:
            times.append(None)
            continue
        begin = ends[at - 1] if at else ends[0] - WITHOUT_SPACE_SAMPLES
        end = ends[at + len(word.symbols.rstrip(PAUSES))]
        begin, end = (offset + max(0, sample - AHEAD_SAMPLES) for sample in (begin, end))
        times.append((begin, max(begin, end)) if is_sound(word.symbols) else None)
        at += len(word.symbols) + 1
    return times


def _scaled(span: Span, scale: float) -> Span:
    return round(span[0] * scale), round(span[1] * scale)
