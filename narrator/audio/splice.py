"""Passages → one MP3 file, written as they come: tag, Info frame, frames."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from fastcrc import crc16
from msgspec import Struct

from narrator.audio.encoder import own_bytes
from narrator.audio.info_frame import info_frame, info_frame_bytes
from narrator.audio.model import AudioFormat, Passage
from narrator.errors import AudioError


class Spliced(Struct, frozen=True):
    """What was written."""

    sample_count: int
    """As decoded with the Info frame honoured."""
    byte_count: int
    """Of the file, tag included."""


def write_mp3(stream: BinaryIO, id3: bytes, passages: Iterable[Passage], audio: AudioFormat) -> Spliced:
    """Write *id3*, an Info frame and the *passages* to *stream*, which must be seekable and stands at its beginning.

    Takes one passage at a time and keeps none. Every passage but the last loses its extra frames, whose place the
    next one's first frames take, so that all decode like one encode, to the sample. The Info frame is filled in at
    the end.
    Raises `AudioError` where there is no passage or its bytes are no frames, `OSError` where writing fails.
    """
    stream.write(id3)
    header, tag_bytes = b"", 0
    samples, audio_bytes, checksum = 0, 0, 0
    for passage, last in _marking_the_last(passages):
        own = _own_bytes(passage, audio)
        if not header:
            header = passage.frames[:4]
            tag_bytes = info_frame_bytes(header, audio)
            stream.write(bytes(tag_bytes))
        frames = passage.frames if last else passage.frames[:own]
        stream.write(frames)
        samples += passage.sample_count
        audio_bytes += len(frames)
        checksum = crc16.arc(frames, checksum)
    if not header:
        raise AudioError("there is no sound to write")
    stream.seek(len(id3))
    stream.write(
        info_frame(
            header,
            audio,
            sound_frames=samples // audio.samples_per_frame,
            audio_bytes=audio_bytes,
            audio_crc=checksum,
        )
    )
    stream.seek(0, 2)
    return Spliced(samples, len(id3) + tag_bytes + audio_bytes)


def own_frames(passage: Passage, audio: AudioFormat) -> bytes:
    """Return the frames of *passage* without its extra ones, whose sound is silence.

    Raises `AudioError` where its bytes are no frames.
    """
    return passage.frames[: _own_bytes(passage, audio)]


def _marking_the_last(passages: Iterable[Passage]) -> Iterator[tuple[Passage, bool]]:
    """Yield each passage, and whether it is the last."""
    held: Passage | None = None
    for passage in passages:
        if held is not None:
            yield held, False
        held = passage
    if held is not None:
        yield held, True


def _own_bytes(passage: Passage, audio: AudioFormat) -> int:
    """Return where the frames of the passage's own sound end; a damaged passage does not get into a file."""
    try:
        return own_bytes(passage.frames, passage.sample_count, audio)
    except AudioError as problem:
        raise AudioError(str(problem), hint="Run again with --rebuild.") from problem
