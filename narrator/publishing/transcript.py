"""Edition → the lines of its transcript, as WebVTT and SubRip share them."""

import textwrap
from collections.abc import Iterator

from msgspec import Struct

from narrator.publishing.model import Edition

LINE_CHARACTERS = 65
"""Podcast Namespace, "podcast:transcript": lines of at most 65 characters."""


class TranscriptLine(Struct, frozen=True):
    """One utterance on the timeline."""

    utterance: str
    begin_ms: int
    end_ms: int
    rows: tuple[str, ...]
    """What is written, at most `LINE_CHARACTERS` each."""
    language: str


def transcript_of(edition: Edition) -> Iterator[TranscriptLine]:
    """Yield a line for each utterance, in order; what narrator announces is heard, so it is among them."""
    recording = edition.recording
    cues = {cue.utterance: cue for cue in recording.cues}
    for utterance in edition.script.utterances:
        cue = cues[utterance.id]
        begin_ms, end_ms = recording.ms(cue.begin_samples), recording.ms(cue.end_samples)
        rows = tuple(row for line in utterance.written.splitlines() for row in _wrapped(line))
        yield TranscriptLine(utterance.id, begin_ms, max(end_ms, begin_ms + 1), rows or ("…",), utterance.language)


def timestamp(ms: int, point: str) -> str:
    """Return *ms* as HH:MM:SS and thousandths after *point*."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"


def voice_name(label: str) -> str:
    """Return a speaker's name as a voice span of WebVTT takes it: no `>`, no `&`, no line feed."""
    return " ".join(label.replace("&", "and").replace(">", " ").replace("<", " ").split())


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(" ".join(line.split()), LINE_CHARACTERS, break_on_hyphens=False)
