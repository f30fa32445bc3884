"""What a narration is aligned with, and what is found."""

from enum import StrEnum

from msgspec import Struct

HEARING_RATE_HZ = 16000
"""Of the sound that recognizers get, and of every time in this package: what acoustic models are trained on."""


class WordToHear(Struct, frozen=True):
    """A word as it should be heard."""

    text: str
    """Lower case, without marks."""
    language: str
    """BCP 47."""
    begin: int = 0
    end: int = 0
    """Where it stands in the spoken text of its part, in characters."""
    part: int = 0
    """Which part of its utterance."""


class TextToRead(Struct, frozen=True):
    """One sentence of the post, as it should be heard."""

    utterance: str
    written: str
    words: tuple[WordToHear, ...]
    optional: bool = False
    """An announcement, which nobody has to read."""


class SoundSpan(Struct, frozen=True):
    """A stretch of the narration, in samples at `HEARING_RATE_HZ`."""

    begin: int
    end: int

    @property
    def length(self) -> int:
        """In samples."""
        return self.end - self.begin


class HeardWord(Struct, frozen=True):
    """A word that a recognizer heard."""

    text: str
    """As the dictionary names it."""
    begin: int
    end: int
    """In samples at `HEARING_RATE_HZ`."""


class ReadingState(StrEnum):
    """How sure it is that a sentence was read."""

    READ = "read"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"


class WordTime(Struct, frozen=True):
    """When a word of a sentence is heard."""

    index: int
    """In `TextToRead.words`."""
    begin: int
    end: int


class Reading(Struct, frozen=True):
    """What became of a sentence."""

    utterance: str
    written: str
    state: ReadingState
    heard: float
    """The share of its words that were heard, 0 to 1."""
    span: SoundSpan | None
    """None where it was not read at all."""
    again: tuple[SoundSpan, ...] = ()
    """Where it was read before: the last reading counts."""
    begun: tuple[SoundSpan, ...] = ()
    """Where it was begun and broken off."""
    words: tuple[WordTime, ...] = ()
    not_provable: tuple[str, ...] = ()
    """Words without a place in the dictionary: nobody can tell whether they were said."""
    optional: bool = False


class AsideKind(StrEnum):
    """What is in the narration and not in the post."""

    SPEECH = "speech"
    SOUND = "sound"
    """Music, noise."""
    SILENCE = "silence"
    """So long that it was hardly meant."""


class SaidAside(Struct, frozen=True):
    """A stretch of the narration that reads nothing of the post."""

    span: SoundSpan
    kind: AsideKind
    heard: str = ""
    """A hint at what was said."""


class QualityFinding(Struct, frozen=True):
    """What the author should know of the sound itself, and what to do about it."""

    code: str
    text: str
    hint: str


class SoundQuality(Struct, frozen=True):
    """Measures of a narration's sound."""

    loudness_lufs: float | None
    noise_floor_dbfs: float
    clipped_samples: int
    findings: tuple[QualityFinding, ...] = ()


class NarrationFile(Struct, frozen=True):
    """What a narration is, apart from its sound."""

    path: str
    digest: str
    """SHA-256 of its bytes."""
    sample_rate_hz: int
    channels: int
    sample_count: int
    """At `HEARING_RATE_HZ`."""


class Aligned(Struct, frozen=True):
    """A narration, aligned with a script."""

    file: NarrationFile
    readings: tuple[Reading, ...]
    """One for each sentence, in the script's order."""
    asides: tuple[SaidAside, ...]
    quality: SoundQuality
    recognizer: str
    """Which one heard, and its version."""

    @property
    def unread(self) -> tuple[Reading, ...]:
        """The sentences that were not read."""
        return tuple(one for one in self.readings if one.state is ReadingState.UNREAD and not one.optional)
