"""What an engine's own earlier clips say about the next: its pace in a voice and rate, its sample rate, its sounds."""

from collections import deque
from collections.abc import Collection
from typing import Final
from zlib import crc32

from msgspec import Struct, field

from narrator.speech.model import Request, Sound
from narrator.speech.spoken_length import length_in_letters

ENOUGH: Final = 4
"""Clips after which a pace is believed; until then every clip of a voice that was never calibrated is spoken twice."""
REMEMBERED: Final = 64
LEAD_LETTERS: Final = 4.0
"""The silence around the speech, in letters of the same pace."""
SHORTER, LONGER = 0.78, 1.6
"""Of the expected length, beyond which a clip is doubted: a cut by a quarter is 0.75, a doubling 2."""
SHORT_TEXT_LETTERS: Final = 25
SHORT_SHORTER, SHORT_LONGER = 0.5, 2.6
"""The same for texts so short that one odd word decides."""
ATTESTED_SHORTER, ATTESTED_LONGER = 0.5, 6
"""Where the engine itself tells that it reached the end: foreign letters, spelled out, take five times as much."""
FASTEST_S, SLOWEST_S = 0.008, 0.6
"""Seconds a letter that no speech reaches: 125 letters a second; two letters in more than a second."""
ALIKE: Final = 0.1
"""Two clips of one text agree when their lengths differ by less: Piper's own variation is some 5 %."""


class _Pace(Struct):
    """One voice at one rate and pitch."""

    seconds_a_letter: deque[float] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    sample_rate_hz: int = 0
    sounds: dict[int, str] = field(default_factory=dict)
    """The text of each of the last sounds, by checksum."""


class Experience:
    """Doubts clips that are unlike what the engine said before. A doubt is no verdict: it asks for a second opinion."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._paces: dict[tuple[str, float, float], _Pace] = {}

    def knows(self, request: Request) -> bool:
        """Return whether enough clips of this voice and rate were heard, here or when it was calibrated."""
        return self._seconds_a_letter(request) > 0

    def doubt(self, request: Request, sound: Sound) -> str:
        """Return what is odd about *sound*, or nothing."""
        pace = self._pace(request)
        seconds = sound.samples.size / sound.sample_rate_hz
        letters = length_in_letters(_said(request)) + LEAD_LETTERS
        if not FASTEST_S * (letters - LEAD_LETTERS) <= seconds <= SLOWEST_S * letters + 2:
            return f"its sound lasts {seconds:.1f} s for {len(_said(request))} characters"
        if pace.sample_rate_hz not in {0, sound.sample_rate_hz}:
            return f"its sound has {sound.sample_rate_hz} Hz where the same voice had {pace.sample_rate_hz} Hz"
        twin = pace.sounds.get(_checksum(sound))
        if twin is not None and _letters(twin) != _letters(_said(request)):
            return f"its sound is that of “{twin[:60]}”"
        if not self.knows(request):
            return ""
        expected = self._seconds_a_letter(request) * letters
        shorter, longer = _limits(letters, attested=bool(sound.complete))
        if not shorter <= seconds / expected <= longer:
            return f"its sound lasts {seconds:.1f} s where {expected:.1f} s were to be expected"
        return ""

    def learn(self, request: Request, sound: Sound) -> None:
        """Remember a clip that was believed."""
        pace = self._pace(request)
        pace.sample_rate_hz = sound.sample_rate_hz
        pace.seconds_a_letter.append(seconds_a_letter(_said(request), sound))
        pace.sounds[_checksum(sound)] = _said(request)
        if len(pace.sounds) > REMEMBERED:
            del pace.sounds[next(iter(pace.sounds))]

    def _seconds_a_letter(self, request: Request) -> float:
        heard = self._pace(request).seconds_a_letter
        return middle(heard) if len(heard) >= ENOUGH else request.seconds_a_letter

    def _pace(self, request: Request) -> _Pace:
        return self._paces.setdefault((request.voice, request.engine_rate, request.pitch), _Pace())


def seconds_a_letter(text: str, sound: Sound) -> float:
    """Return the pace at which *sound* says *text*, the silence around it taken for some letters more."""
    return sound.samples.size / sound.sample_rate_hz / (length_in_letters(text) + LEAD_LETTERS)


def _limits(letters: float, *, attested: bool) -> tuple[float, float]:
    if attested:
        return ATTESTED_SHORTER, ATTESTED_LONGER
    return (SHORT_SHORTER, SHORT_LONGER) if letters < SHORT_TEXT_LETTERS else (SHORTER, LONGER)


def alike(one: Sound, other: Sound) -> bool:
    """Return whether two sounds of one text agree in length and sample rate."""
    longer = max(one.samples.size, other.samples.size)
    return one.sample_rate_hz == other.sample_rate_hz and abs(one.samples.size - other.samples.size) <= ALIKE * longer


def middle(values: Collection[float]) -> float:
    """Return the median, the upper of two; `statistics` takes longer to import than a short text to speak."""
    return sorted(values)[len(values) // 2]


def _said(request: Request) -> str:
    return request.phoneme or request.text


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _checksum(sound: Sound) -> int:
    """Of one sample in eight: enough to know a sound again."""
    return crc32(sound.samples[::8].tobytes())
