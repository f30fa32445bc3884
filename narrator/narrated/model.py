"""A post that a person reads."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from narrator.article.model import Notice
from narrator.audio.mastering import Mastering
from narrator.narration.model import HEARING_RATE_HZ, Aligned, AsideKind, Reading
from narrator.publishing.model import CreditedFile, NarrationCredit, SaidBeside
from narrator.script.model import Script


class NarrationPart(Struct, frozen=True):
    """A recording, and the utterances that it should read."""

    path: Path
    shown: str
    """The path as the author wrote it."""
    utterances: frozenset[str]
    is_retake: bool = False
    """It replaces what it reads of other recordings, and need not read the rest."""
    lost: tuple[str, ...] = ()
    """Of a retake: the sentences that it was made for and that the post does not have any more."""


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
    keeps_asides: bool = False
    masters: tuple[Mastering | None, ...] = ()
    """How each recording is brought to the target; None where nothing of it is heard."""

    @property
    def voices(self) -> frozenset[str]:
        """The utterances that the synthetic voice speaks."""
        return frozenset(one.id for one in self.script.utterances if one.id not in self.read)

    @property
    def credit(self) -> NarrationCredit:
        """Who reads, and what is known of it, for whoever publishes it."""
        return NarrationCredit(
            by=self.by,
            files=tuple(map(_file, self.parts, self.masters or [None] * len(self.parts))),
            recognizer=self.parts[0].aligned.recognizer,
            heard={name: one.heard for name, one in self.read.items()},
            voices=self.voices,
            recordings={name: one.part.shown for one in self.parts for name in one.part.utterances & self.read.keys()},
            beside=tuple(self._beside()),
        )

    def _beside(self) -> Iterator[SaidBeside]:
        for one in self.parts:
            for aside in one.aligned.asides:
                begin_ms, end_ms = (round(at * 1000 / HEARING_RATE_HZ) for at in (aside.span.begin, aside.span.end))
                kept = self.keeps_asides and aside.kind is not AsideKind.SILENCE
                yield SaidBeside(one.part.shown, begin_ms, end_ms, str(aside.kind), aside.heard, kept)


def _file(part: AlignedPart, master: Mastering | None) -> CreditedFile:
    gain_db, tone = (master.gain_db, master.tone) if master is not None else (None, ())
    return CreditedFile(part.part.shown, part.aligned.file.digest, part.part.is_retake, gain_db, tone)
