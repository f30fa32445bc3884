"""Stored passages → one edition's recording: timeline, measures and MP3, one passage in memory at a time."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from narrator.audio.loudness import integrated_lufs, true_peak_dbtp
from narrator.audio.model import AudioFormat, Passage, Recording
from narrator.audio.splice import own_frames, write_mp3
from narrator.audio.timeline import chapter_cues, recording_cues, recording_sounds
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.passages.written_words import with_words
from narrator.script.model import Script
from narrator.store.atomic import writing_to


class PassageHead(Struct, frozen=True):
    """What the whole needs to know of a passage: all but its frames, so that a book's fit into memory."""

    passage: Passage
    energies: NDArray[np.float64]
    """Those of `passage.loudness`, in an eighth of their memory."""


def head_of(task: PassageTask, maker: PassageMaker) -> PassageHead:
    """Return the head of the passage that was made for *task*."""
    passage = maker.passage_of(task)
    loudness = replace(passage.loudness, energies=())
    return PassageHead(replace(passage, frames=b"", loudness=loudness), np.array(passage.loudness.energies))


def assemble(script: Script, audio: AudioFormat, heads: Sequence[PassageHead]) -> Recording:
    """Return the timeline and measures of the passages with these *heads*, in order."""
    passages = [head.passage for head in heads]
    sample_count = sum(passage.sample_count for passage in passages)
    cues = with_words(recording_cues(passages), script)
    return Recording(
        format=audio,
        sample_count=sample_count,
        cues=cues,
        chapters=chapter_cues(script.chapters, cues, sample_count),
        loudness_lufs=integrated_lufs([head.energies for head in heads]),
        true_peak_dbtp=true_peak_dbtp(passage.loudness for passage in passages),
        sounds=recording_sounds(passages),
    )


def write_recording(path: Path, id3: bytes, tasks: Sequence[PassageTask], maker: PassageMaker) -> None:
    """Write the MP3 of *tasks* to *path*, tags first. Raises `OutputError`."""
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb+") as stream:
            write_mp3(stream, id3, _passages(tasks, maker), tasks[0].format)


def write_chapters(folder: Path, script: Script, tasks: Sequence[PassageTask], maker: PassageMaker) -> tuple[Path, ...]:
    """Write each chapter's frames to a file of its own, without tag or Info frame: for players that know neither.

    A chapter always begins a passage. Raises `OutputError`.
    """
    begins = {chapter.utterance for chapter in script.chapters}
    files: list[Path] = []
    with writing_to(folder), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        stream: BinaryIO | None = None
        for task, passage in zip(tasks, _passages(tasks, maker), strict=True):
            if stream is None or task.utterances[0].id in begins:
                stack.close()
                files.append(folder / f"{len(files) + 1:04}.mp3")
                stream = stack.enter_context(files[-1].open("wb"))
            stream.write(own_frames(passage, task.format))
    return tuple(files)


def _passages(tasks: Sequence[PassageTask], maker: PassageMaker) -> Iterator[Passage]:
    return (maker.passage_of(task) for task in tasks)
