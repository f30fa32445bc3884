"""A post that a person reads."""

from pathlib import Path

from msgspec import Struct

from narrator.article.model import Notice
from narrator.narration.model import Aligned, Reading, SaidAside
from narrator.script.model import Script


class NarrationPart(Struct, frozen=True):
    """A recording, and the utterances that it should read."""

    path: Path
    shown: str
    """The path as the author wrote it."""
    utterances: frozenset[str]


class AlignedPart(Struct, frozen=True):
    """A recording, aligned."""

    part: NarrationPart
    aligned: Aligned


class Narrated(Struct, frozen=True):
    """A post as a person reads it."""

    by: str
    script: Script
    """What is heard: without the sentences and announcements that nobody speaks."""
    parts: tuple[AlignedPart, ...]
    read: dict[str, Reading]
    """Utterance → its reading, of those that are heard in the person's voice."""
    notices: tuple[Notice, ...]

    @property
    def voices(self) -> frozenset[str]:
        """The utterances that the synthetic voice speaks."""
        return frozenset(one.id for one in self.script.utterances if one.id not in self.read)

    @property
    def asides(self) -> tuple[tuple[str, SaidAside], ...]:
        """What is said and not written, with the file that it is in."""
        return tuple((one.part.shown, aside) for one in self.parts for aside in one.aligned.asides)
