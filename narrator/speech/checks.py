"""Whether a clip can be what was asked for: there, finite, audible, of a plausible length, whole."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.speech.child import EngineFault
from narrator.speech.model import Pcm, Samples, Sound

RATES_HZ: Final = (8000, 96000)
SILENT_BELOW: Final = 33
"""Of 32768: −60 dBFS. Trimming finds no onset below it."""


ABRUPT: Final = 0.5
"""Of the clip's own loudness, what its last `END_MS` may have: speech fades, or silence follows it."""
END_MS: Final = 10
ENVELOPE_MS: Final = 10
LOOKED_AT: Final = 8
"""One sample in so many tells how loud a stretch is."""
SAME: Final = 0.98
"""Correlation of the loudness of a clip's two halves above which it says the same twice."""
SHORTEST_DOUBLE_S: Final = 0.6


def to_sound(pcm: Pcm) -> Sound:
    """Return what the engine handed over as a `Sound`. Raises `EngineFault` where it cannot be one."""
    if not RATES_HZ[0] <= pcm.sample_rate_hz <= RATES_HZ[1]:
        raise EngineFault(f"it gave sound at {pcm.sample_rate_hz} Hz")
    if len(pcm.data) % (2 if pcm.sample_format == "int16" else 4):
        raise EngineFault("its sound ends inside a sample")
    if pcm.sample_format == "float32":
        floats = np.frombuffer(pcm.data, np.float32)
        if not np.isfinite(floats).all():
            raise EngineFault("its sound holds numbers that are none (NaN or infinity)")
        samples = np.round(np.clip(floats, -1, 1) * 32767).astype(np.int16)
    else:
        samples = np.frombuffer(pcm.data, np.int16)
    return Sound(samples, pcm.sample_rate_hz, pcm.complete, pcm.words)


def check_sound(sound: Sound, text: str) -> None:
    """Raise `EngineFault` where *sound* is empty, silent, not whole, or says *text* twice."""
    if sound.samples.size == 0:
        raise EngineFault("it gave no sound")
    if max(int(sound.samples.max()), -int(sound.samples.min())) < SILENT_BELOW:
        raise EngineFault("its sound is silent")
    if sound.complete is False:
        raise EngineFault("it did not reach the end of the text")
    if _ends_abruptly(sound):
        raise EngineFault("its sound breaks off")
    if _says_it_twice(sound) and not _repeats_itself(text):
        raise EngineFault("its sound says the text twice")


def check_words(sound: Sound, text: str) -> None:
    """Raise `EngineFault` where the words of *sound* do not lie in *text* and in it, one after the other."""
    text_at = at = 0
    for text_begin, text_end, begin, end in sound.words:
        if not (text_at <= text_begin <= text_end <= len(text) and at <= begin <= end <= sound.samples.size):
            raise EngineFault("its words do not stand one after the other")
        text_at, at = text_end, begin


def _ends_abruptly(sound: Sound) -> bool:
    """Where the engine tells that it reached the end, that is believed."""
    if sound.complete:
        return False
    end = sound.samples[-sound.sample_rate_hz * END_MS // 1000 :]
    return _loudness(end) > ABRUPT * _loudness(sound.samples[::LOOKED_AT])


def _loudness(samples: Samples) -> float:
    floats = samples.astype(np.float32)
    return math.sqrt(float(np.dot(floats, floats)) / max(floats.size, 1))


def _says_it_twice(sound: Sound) -> bool:
    """Compare the loudness of the two halves in steps of some 10 ms."""
    middle = sound.samples.size // 2
    if middle < SHORTEST_DOUBLE_S * sound.sample_rate_hz:
        return False
    step = sound.sample_rate_hz * ENVELOPE_MS // 1000 // LOOKED_AT
    first, second = (_envelope(half, step) for half in (sound.samples[:middle], sound.samples[middle : 2 * middle]))
    power = float(np.dot(first, first)) * float(np.dot(second, second))
    return power > 0 and float(np.dot(first, second)) > SAME * math.sqrt(power)


def _envelope(samples: Samples, step: int) -> npt.NDArray[np.float32]:
    """Return how far the level of each step lies from the mean; *step* counts the samples that are looked at."""
    looked_at = np.abs(samples[::LOOKED_AT].astype(np.float32))
    levels: npt.NDArray[np.float32] = looked_at[: looked_at.size // step * step].reshape(-1, step).mean(axis=1)
    levels -= levels.mean()
    return levels


def _repeats_itself(text: str) -> bool:
    """Return whether the two halves of *text* resemble each other, word for word: then its sound may as well."""
    words = text.split()
    middle = (len(words) + 1) // 2
    pairs = list(zip(words[:middle], words[middle:], strict=False))
    same = sum(len(one) == len(other) or len(_bare(one)) == len(_bare(other)) for one, other in pairs)
    return len(words) < 2 or same > len(pairs) / 2


def _bare(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
