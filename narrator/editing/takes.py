"""A person's recordings of one post, kept beside it as sound files: `posts/a.md` → `posts/a-narration/take-001.wav`.

While the microphone runs, what it gives is appended to a file at once, so that a browser that dies loses nothing.
"""

import io
import re
import wave
from pathlib import Path
from typing import Final

import soundfile
from msgspec import Struct

from narrator.editing.history import Change, History
from narrator.errors import OutputError, SourceError
from narrator.files import write_whole
from narrator.languages.phrases import worded
from narrator.narration.model import Aligned, Reading, ReadingState
from narrator.pipeline.narration.align import align_source
from narrator.pipeline.session import Session
from narrator.store.atomic import writing_to

SHORTEST_S: Final = 0.3
RATES_HZ: Final = range(8000, 192_001)
MOST_BYTES: Final = 1 << 30
"""Of one recording: three hours at 48 kHz."""
NAME: Final = re.compile(r"take-(\d{3,})\.(?:wav|flac|mp3|ogg|opus|m4a|webm)")
KEY: Final = re.compile(r"[a-z0-9-]{8,40}")
SUFFIXES: Final = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".webm")
JOINED: Final = "narration.wav"


class KeptTake(Struct, frozen=True):
    """One recording."""

    name: str
    path: Path
    seconds: float
    """0: of a format that is only known to the aligner."""


class Unfinished(Struct, frozen=True):
    """What the microphone gave before the browser went."""

    key: str
    seconds: float


def folder_of(post: Path) -> Path:
    """Return the folder that holds the recordings of *post*."""
    return post.with_name(f"{post.stem}-narration")


def takes_of(post: Path) -> tuple[KeptTake, ...]:
    """Return the recordings of *post*, the oldest first."""
    folder = folder_of(post)
    found = sorted(path for path in folder.glob("take-*") if NAME.fullmatch(path.name)) if folder.is_dir() else []
    return tuple(KeptTake(path.name, path, _seconds(path)) for path in found)


def keep_take(history: History, post: Path, name: str, content: bytes) -> Change:
    """Keep a sound file called *name* as the next take. Raises `SourceError` and `OutputError`."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        hint = "Export it as WAV, FLAC, MP3, Ogg, M4A or WebM."
        raise SourceError("this is no sound file that narrator reads", where=name, hint=hint)
    if suffix not in {".m4a", ".webm"}:
        try:
            seconds = soundfile.info(io.BytesIO(content)).duration
        except (soundfile.LibsndfileError, RuntimeError) as problem:
            raise SourceError(
                "the sound in this file cannot be read", where=name, hint="Export it once more."
            ) from problem
        if seconds < SHORTEST_S:
            raise SourceError("there is no sound in it", where=name, hint="Was the microphone off? Record it again.")
    path = _next(post, suffix)
    return history.replace(
        path, content, worded("recording {n}", n=path.stem.removeprefix("take-").lstrip("0")), expected=""
    )


def append(post: Path, key: str, rate_hz: int, offset: int, samples: bytes) -> int:
    """Append mono 16-bit *samples* of the recording *key* at byte *offset*; return how many bytes are there.

    What was sent twice is kept once. Raises `SourceError` and `OutputError`.
    """
    if not KEY.fullmatch(key) or rate_hz not in RATES_HZ or len(samples) % 2:
        raise SourceError("this is no recording")
    path = folder_of(post) / f".unfinished-{key}-{rate_hz}.pcm"
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            there = file.tell()
            if offset <= there < offset + len(samples):
                file.write(samples[there - offset :])
            there = file.tell()
    if there > MOST_BYTES:
        raise SourceError("this recording is too long", hint="Stop, and record the rest as another.")
    return there


def unfinished(post: Path) -> tuple[Unfinished, ...]:
    """Return the recordings that were begun and not kept."""
    found = []
    for path in sorted(folder_of(post).glob(".unfinished-*.pcm")):
        key, rate = path.stem.removeprefix(".unfinished-").rsplit("-", 1)
        found.append(Unfinished(key, path.stat().st_size / 2 / int(rate)))
    return tuple(found)


def finish(history: History, post: Path, key: str) -> Change:
    """Make a take of the recording *key*. Raises `SourceError` and `OutputError`."""
    path = _pcm(post, key)
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(int(path.stem.rsplit("-", 1)[1]))
        file.writeframes(path.read_bytes())
    change = keep_take(history, post, "take.wav", held.getvalue())
    path.unlink(missing_ok=True)
    return change


def discard(post: Path, key: str) -> None:
    """Throw the unfinished recording *key* away."""
    _pcm(post, key).unlink(missing_ok=True)


def remove_take(history: History, post: Path, name: str) -> Change:
    """Take a recording away; it can be had back. Raises `SourceError`."""
    path = folder_of(post) / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise SourceError("this recording is not there any more", where=name)
    return history.around(path, worded("recording {n} taken away", n=name), path.unlink)


def align_take(session: Session, post: str, take: KeptTake) -> Aligned:
    """Return what *take* reads of the *post* (its name). Raises `NarratorError`, also where nothing can hear it."""
    return align_source(session, post, take.path.resolve())


def best_readings(aligned: tuple[Aligned, ...]) -> dict[str, Reading]:
    """Return what became of each sentence over all takes, oldest first: the last that read it, else the surest."""
    order = (ReadingState.UNREAD, ReadingState.DOUBTFUL, ReadingState.READ)
    best: dict[str, Reading] = {}
    for one in aligned:
        for reading in one.readings:
            before = best.get(reading.utterance)
            if before is None or order.index(reading.state) >= order.index(before.state):
                best[reading.utterance] = reading
    return best


def join_takes(post: Path) -> Path:
    """Write all takes, one after the other, as one file, in which the last reading of a sentence counts; return it.

    Raises `SourceError` where there are none or of a format that cannot be joined, and `OutputError`.
    """
    takes = takes_of(post)
    if not takes:
        raise SourceError("nothing is recorded yet", where=post.name)
    rate = 0
    held = io.BytesIO()
    try:
        with wave.open(held, "wb") as out:
            for take in takes:
                samples, take_rate = soundfile.read(take.path, dtype="int16", always_2d=True)
                if not rate:
                    rate = take_rate
                    out.setnchannels(1)
                    out.setsampwidth(2)
                    out.setframerate(rate)
                if take_rate != rate:
                    raise SourceError(f"{take.name} has another sampling rate than the first", where=post.name)
                out.writeframes(samples[:, 0].tobytes())
                out.writeframes(bytes(2 * rate))  # a second of silence, so that no sentence runs into the next
    except (soundfile.LibsndfileError, RuntimeError) as problem:
        raise SourceError(f"the recordings cannot be joined: {problem}", where=post.name) from problem
    path = folder_of(post) / JOINED
    try:
        write_whole(path, held.getvalue())
    except OSError as problem:
        raise OutputError(f"cannot be written: {problem.strerror}", where=str(path)) from problem
    return path


def _pcm(post: Path, key: str) -> Path:
    found = next(folder_of(post).glob(f".unfinished-{key}-*.pcm"), None) if KEY.fullmatch(key) else None
    if found is None:
        raise SourceError("this recording is not there any more")
    return found


def _next(post: Path, suffix: str) -> Path:
    numbers = [int(found[1]) for path in folder_of(post).glob("take-*") if (found := NAME.fullmatch(path.name))]
    return folder_of(post) / f"take-{max(numbers, default=0) + 1:03}{suffix}"


def _seconds(path: Path) -> float:
    try:
        return float(soundfile.info(path).duration)
    except (soundfile.LibsndfileError, RuntimeError):
        return 0
