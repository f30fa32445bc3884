"""Synchronized text → the book's chapters: which clip of which file each stretch of text is heard in.

A chapter's file has no Info frame, because old players do not know it: they play the decoder's and the encoder's
delay as it comes. Each clip therefore begins `DELAY_SAMPLES` later than on the recording's timeline, in every player.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from narrator.audio.model import ChapterCue, Recording
from narrator.publishing.pairs import Pair
from narrator.publishing.synchronized import Synchronized

DELAY_SAMPLES: Final = 576 + 529
"""LAME's encoder delay and the decoder's (LAME, "Mp3 Info Tag revision 1": 528 + 1)."""


class SmilClip(Struct, frozen=True):
    """A stretch of text in a chapter's sound."""

    id: str
    """Of the `par`."""
    pair: Pair
    begin_ms: int
    """In the chapter's own file."""
    end_ms: int
    required: str = ""
    """What a reader may switch off: `footnote-on`, `sidebar-on` (DAISY 2.02, 2.3, skippable structures)."""


class DaisyChapter(Struct, frozen=True):
    """One SMIL file and its sound."""

    title: str
    smil: str
    audio: str
    clips: tuple[SmilClip, ...]
    elapsed_ms: int
    """The length of all chapters before it."""
    length_ms: int


def chapters_of(text: Synchronized, recording: Recording) -> tuple[DaisyChapter, ...]:
    """Return the chapters in order; their clips cover each chapter's file from its beginning to its end."""
    required = _required(text)
    chapters = []
    elapsed_ms = 0
    for number, cue in enumerate(recording.chapters, 1):
        length_ms = (cue.end_samples - cue.begin_samples) * 1000 // recording.format.sample_rate_hz
        chapters.append(
            DaisyChapter(
                title=cue.title,
                smil=f"s{number:04}.smil",
                audio=f"a{number:04}.mp3",
                clips=tuple(_clips(text.pairs, cue, recording, length_ms, required)),
                elapsed_ms=elapsed_ms,
                length_ms=length_ms,
            )
        )
        elapsed_ms += length_ms
    return tuple(chapters)


def _clips(
    pairs: tuple[Pair, ...], cue: ChapterCue, recording: Recording, length_ms: int, required: dict[str, str]
) -> Iterator[SmilClip]:
    begin_ms, end_ms = recording.ms(cue.begin_samples), recording.ms(cue.end_samples)
    delay_ms = recording.ms(DELAY_SAMPLES)
    heard = [pair for pair in pairs if pair.begin_ms < end_ms and pair.end_ms > begin_ms]
    begins = [0, *(pair.begin_ms - begin_ms + delay_ms for pair in heard[1:])]
    for pair, clip_begin_ms, clip_end_ms in zip(heard, begins, [*begins[1:], length_ms], strict=True):
        goes_on = pair.begin_ms < begin_ms
        par = f"par-{pair.target}-{begin_ms}" if goes_on else f"par-{pair.target}"
        yield SmilClip(par, pair, clip_begin_ms, clip_end_ms, required.get(pair.target, ""))


def _required(text: Synchronized) -> dict[str, str]:
    """Return the targets inside notes and asides, and what switches them off."""
    found: dict[str, str] = {}
    targets = {pair.target for pair in text.pairs}
    for element in text.section.iter("li", "aside"):
        is_note = element.tag == "li" and element.get("id", "").startswith("note-")
        if not is_note and element.tag == "li":
            continue
        for inner in element.iter(etree.Element):
            if inner.get("id") in targets:
                found.setdefault(inner.get("id", ""), "footnote-on" if is_note else "sidebar-on")
    return found
