"""Passages one after the other → the recording's cues and chapters."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from narrator.audio.model import ChapterCue, Cue, Passage, SoundCue
from narrator.errors import AudioError
from narrator.script.model import Chapter


def recording_cues(passages: Iterable[Passage]) -> tuple[Cue, ...]:
    """Return the cues of all *passages*, in samples from the start of the recording."""
    cues: list[Cue] = []
    offset = 0
    for passage in passages:
        cues += (_moved(cue, offset) for cue in passage.cues)
        offset += passage.sample_count
    return tuple(cues)


def recording_sounds(passages: Iterable[Passage]) -> tuple[SoundCue, ...]:
    """Return what is heard beside speech in all *passages*, in samples from the start of the recording."""
    sounds: list[SoundCue] = []
    offset = 0
    for passage in passages:
        sounds += (
            replace(one, begin_samples=offset + one.begin_samples, end_samples=offset + one.end_samples)
            for one in passage.sounds
        )
        offset += passage.sample_count
    return tuple(sounds)


def _moved(cue: Cue, offset: int) -> Cue:
    return replace(
        cue,
        begin_samples=offset + cue.begin_samples,
        end_samples=offset + cue.end_samples,
        spoken=tuple(tuple(word.moved(offset) for word in part) for part in cue.spoken),
    )


def chapter_cues(chapters: Sequence[Chapter], cues: Iterable[Cue], sample_count: int) -> tuple[ChapterCue, ...]:
    """Return *chapters* on the timeline of a recording of *sample_count* samples.

    The first chapter begins with the recording, as JSON Chapters asks; the others with their first utterance's clip,
    5 ms before that is heard. Each ends where the next begins, the last with the recording. Raises `AudioError` where
    a chapter's utterance has no cue.
    """
    begin_of = {cue.utterance: cue.begin_samples for cue in cues}
    missing = [chapter.title for chapter in chapters if chapter.utterance not in begin_of]
    if missing:
        raise AudioError(f"the chapter “{missing[0]}” begins with nothing that was spoken")
    begins = [0 if place == 0 else begin_of[chapter.utterance] for place, chapter in enumerate(chapters)]
    return tuple(
        ChapterCue(chapter.title, chapter.level, begin, end, chapter.segment)
        for chapter, begin, end in zip(chapters, begins, [*begins[1:], sample_count], strict=True)
    )
