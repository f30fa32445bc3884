"""Joined passages → M4B, Opus or FLAC, through ffmpeg where it is installed.

The sound comes from the passages' samples, not from the MP3: nothing is encoded twice, and since a passage is as long
in samples as it is in MP3 frames, chapters and cues stand at the same times in every container.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from narrator.audio.model import AudioFormat, ChapterCue
from narrator.errors import AudioError, EnvironmentFaultError
from narrator.programs import program_path
from narrator.speech.model import Samples

FINISH_S: Final = 120
"""How long ffmpeg may take to finish its file after the last sample."""


class AudioContainer(StrEnum):
    """The containers beside MP3, by their suffix."""

    M4B = "m4b"
    OPUS = "opus"
    FLAC = "flac"


_ENCODER: Final[Mapping[AudioContainer, tuple[str, ...]]] = {
    AudioContainer.M4B: ("-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart", "-f", "ipod"),
    AudioContainer.OPUS: ("-c:a", "libopus", "-b:a", "32k", "-application", "voip", "-f", "opus"),
    AudioContainer.FLAC: ("-c:a", "flac", "-compression_level", "5", "-f", "flac"),
}
_COVERED: Final = frozenset({AudioContainer.M4B, AudioContainer.FLAC})
"""ffmpeg writes no picture into Opus."""

_AS_LOUD_AS_THE_MP3: Final = "volume=0.95"
"""LAME turns its input down by this much; targets are met there."""


def write_container(
    path: Path,
    sound: Iterable[Samples],
    audio: AudioFormat,
    container: AudioContainer,
    *,
    tags: Mapping[str, str],
    chapters: Sequence[ChapterCue] = (),
    cover: Path | None = None,
) -> None:
    """Write *sound*, the joined samples of one passage after the other, to *path*.

    *tags* have ffmpeg's names (`title`, `artist`, `album`, `date`, `language`, `comment`). Takes one passage at a time
    and keeps none. Raises `EnvironmentFaultError` where ffmpeg is not installed, `AudioError` where it fails.
    """
    ffmpeg = program_path("ffmpeg")
    if ffmpeg is None:
        raise EnvironmentFaultError(
            f"{container.value} needs ffmpeg, which is not installed",
            hint="Install ffmpeg (https://ffmpeg.org/download.html), or publish the MP3, which needs nothing.",
        )
    with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
        metadata, complaints = Path(folder, "metadata.txt"), Path(folder, "errors.txt")
        metadata.write_text(_metadata(tags, chapters, audio, container), encoding="utf-8")
        command = _command(ffmpeg, path, audio, container, metadata, cover if container in _COVERED else None)
        with (
            complaints.open("wb") as errors,
            subprocess.Popen(command, stdin=subprocess.PIPE, stderr=errors) as process,
        ):
            try:
                _feed(process, sound)
                code = process.wait(FINISH_S)
            except subprocess.TimeoutExpired:
                code = -1
            finally:
                process.kill()
        if code != 0:
            said = complaints.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise AudioError(
                f"ffmpeg could not write {container.value}: {said[-1] if said else 'it gave no reason'}",
                where=str(path),
                hint="Check that this ffmpeg has the encoder: `ffmpeg -encoders`.",
            )


def _feed(process: "subprocess.Popen[bytes]", sound: Iterable[Samples]) -> None:
    """Give ffmpeg the samples; where it stops reading, its exit code tells why."""
    if process.stdin is None:
        return
    try:
        with process.stdin as stream:
            for samples in sound:
                stream.write(samples.astype("<i2", copy=False).tobytes())
    except BrokenPipeError:
        return


def _command(
    ffmpeg: str, path: Path, audio: AudioFormat, container: AudioContainer, metadata: Path, cover: Path | None
) -> list[str]:
    raw = ("-f", "s16le", "-ar", str(audio.sample_rate_hz), "-ac", "1", "-i", "-")
    described = ("-f", "ffmetadata", "-i", str(metadata))
    picture = ("-i", str(cover)) if cover else ()
    chosen = ("-map", "0:a", "-map_metadata", "1", "-map_chapters", "1")
    shown = ("-map", "2:v", "-c:v", "copy", "-disposition:v", "attached_pic") if cover else ()
    level = ("-af", _AS_LOUD_AS_THE_MP3)
    quiet = ("-v", "error", "-nostdin", "-y")
    return [ffmpeg, *quiet, *raw, *described, *picture, *chosen, *shown, *level, *_ENCODER[container], str(path)]


def _metadata(
    tags: Mapping[str, str], chapters: Sequence[ChapterCue], audio: AudioFormat, container: AudioContainer
) -> str:
    """Return ffmpeg's metadata file (FFMETADATA1), its special characters escaped.

    M4B takes chapters as such; the first begins at 0 there, whatever one says. Opus and FLAC have them as Vorbis
    comments (CHAPTER000=00:00:01.500), which are written here: ffmpeg's own are up to a second late, or missing.
    """
    comments = dict(tags) if container is AudioContainer.M4B else dict(tags) | _chapter_comments(chapters, audio)
    lines = [";FFMETADATA1", *(f"{name}={_escaped(text)}" for name, text in comments.items())]
    for number, chapter in enumerate(chapters if container is AudioContainer.M4B else ()):
        lines += (
            "[CHAPTER]",
            f"TIMEBASE=1/{audio.sample_rate_hz}",
            f"START={chapter.begin_samples if number else 0}",
            f"END={chapter.end_samples}",
            f"title={_escaped(chapter.title)}",
        )
    return "\n".join(lines) + "\n"


def _chapter_comments(chapters: Sequence[ChapterCue], audio: AudioFormat) -> dict[str, str]:
    """Return the chapters as Vorbis comments (https://wiki.xiph.org/Chapter_Extension)."""
    comments: dict[str, str] = {}
    for number, chapter in enumerate(chapters):
        seconds, ms = divmod(round(chapter.begin_samples * 1000 / audio.sample_rate_hz), 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        comments[f"CHAPTER{number:03}"] = f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"
        comments[f"CHAPTER{number:03}NAME"] = chapter.title
    return comments


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "=;#\\\n" else character for character in text)
