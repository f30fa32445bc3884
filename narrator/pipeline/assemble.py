"""Stored passages → one edition's recording: timeline, measures and MP3, one passage in memory at a time."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.loudness import integrated_lufs, true_peak_dbtp
from narrator.audio.model import LoudnessBlocks, Passage, Recording
from narrator.audio.splice import own_frames, write_mp3
from narrator.audio.timeline import chapter_cues, recording_cues
from narrator.pipeline.cache import Store
from narrator.pipeline.replacing import writing_to
from narrator.pipeline.tasks import PassageTask
from narrator.pipeline.work import passage_of
from narrator.script.model import Script


class Assembled(Struct, frozen=True):
    """A recording, and the length of each utterance's sound as the engine gave it."""

    recording: Recording
    raw_clip_ms: tuple[int, ...]


def assemble(script: Script, tasks: Sequence[PassageTask], store: Store) -> Assembled:
    """Return the timeline and measures of the passages that were made for *tasks*."""
    heads: list[Passage] = []
    lufs = integrated_lufs(_noting(_passages(tasks, store), heads))
    sample_count = sum(head.sample_count for head in heads)
    cues = recording_cues(heads)
    recording = Recording(
        format=tasks[0].format,
        sample_count=sample_count,
        cues=cues,
        chapters=chapter_cues(script.chapters, cues, sample_count),
        loudness_lufs=lufs,
        true_peak_dbtp=true_peak_dbtp(head.loudness for head in heads),
    )
    return Assembled(recording, tuple(ms for head in heads for ms in head.raw_clip_ms))


def write_recording(path: Path, id3: bytes, tasks: Sequence[PassageTask], store: Store) -> None:
    """Write the MP3 of *tasks* to *path*, tags first. Raises `OutputError`."""
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb+") as stream:
            write_mp3(stream, id3, _passages(tasks, store), tasks[0].format)


def write_chapters(folder: Path, script: Script, tasks: Sequence[PassageTask], store: Store) -> tuple[Path, ...]:
    """Write each chapter's frames to a file of its own, without tag or Info frame: for players that know neither.

    A chapter always begins a passage. Raises `OutputError`.
    """
    begins = {chapter.utterance for chapter in script.chapters}
    files: list[Path] = []
    with writing_to(folder), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        stream: BinaryIO | None = None
        for task, passage in zip(tasks, _passages(tasks, store), strict=True):
            if stream is None or task.utterances[0].id in begins:
                stack.close()
                files.append(folder / f"{len(files) + 1:04}.mp3")
                stream = stack.enter_context(files[-1].open("wb"))
            stream.write(own_frames(passage, task.format))
    return tuple(files)


def _passages(tasks: Sequence[PassageTask], store: Store) -> Iterator[Passage]:
    return (passage_of(task, store) for task in tasks)


def _noting(passages: Iterator[Passage], heads: list[Passage]) -> Iterator[LoudnessBlocks]:
    """Yield what each passage measures; of the rest, only what is small goes into *heads*."""
    for passage in passages:
        peak = LoudnessBlocks((), passage.loudness.true_peak)
        heads.append(replace(passage, frames=b"", loudness=peak))
        yield passage.loudness
