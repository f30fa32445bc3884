"""A sound file of any usual format → mono samples, block by block, and what it is."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr
from msgspec import Struct

from narrator.errors import NarrationError
from narrator.narration.model import HEARING_RATE_HZ, NarrationFile
from narrator.narration.pauses import Sound16k

Block = npt.NDArray[np.float32]
"""Shape (n, channels), full scale at 1."""
BLOCK_SECONDS: Final = 30
LONGEST_HOURS: Final = 12
OPPOSITE: Final = -0.5
"""Correlation of two channels below which their mean would be nearly silent: then one of them is taken."""
CLIPPED_AT: Final = 0.9995
CLIPPED_RUN: Final = 3
"""So many samples at full scale in a row are a clipped peak; one or two may be music's own."""
SOUND_ALONE: Final = "aac,ac3,aiff,amr,asf,au,avi,caf,flac,m4a,matroska,mov,mp3,mp4,ogg,tta,w64,wav,webm"
"""FFmpeg's formats that hold sound themselves: its playlists (HLS, DASH, concat) would read other files, or the web."""
AV_HINT: Final = (
    "M4A, AAC and WebM need PyAV: pip install 'narrator-audio[narration]'; or export the recording as WAV, FLAC or MP3."
)


class DecodedSound(Struct, frozen=True):
    """A narration's sound."""

    file: NarrationFile
    sound: Sound16k
    clipped_samples: int
    one_sided: float
    """Of the 100 ms stretches in which something is heard, how many are heard on one of two channels alone, on
    whichever side that is seldomer: two speakers, each in a channel of their own."""


class _Channels(Struct):
    """What is counted while blocks go by."""

    clipped: int = 0
    left_alone: int = 0
    right_alone: int = 0
    heard: int = 0


def decode(path: Path, folder: Path) -> DecodedSound:
    """Return the sound of *path* at `HEARING_RATE_HZ`; it lies in a file in *folder*, not in memory.

    Raises `NarrationError` where it is missing, empty, silent, changes meanwhile, or is of a format nobody decodes.
    """
    digest, before = _identity(path)
    counts = _Channels()
    rate_hz, channels, count = 0, 0, 0
    target = folder / "narration.raw"
    with target.open("wb") as out:
        resampler: soxr.ResampleStream | None = None
        for block, rate_hz in blocks_of(path):  # the rate of the whole
            channels = max(channels, block.shape[1])
            _count(block, rate_hz, counts)
            mono = mono_of(block)
            if resampler is None:
                resampler = soxr.ResampleStream(rate_hz, HEARING_RATE_HZ, 1, dtype="float32", quality="HQ")
            count += _write(out, resampler.resample_chunk(mono))
            if count > LONGEST_HOURS * 3600 * HEARING_RATE_HZ:
                raise NarrationError(f"lasts longer than {LONGEST_HOURS} hours", where=str(path), hint=_CUT)
        if resampler is not None:
            count += _write(out, resampler.resample_chunk(np.zeros(0, np.float32), last=True))
    if _identity(path) != (digest, before):
        raise NarrationError("was changed while narrator read it", where=str(path), hint="Run narrator again.")
    if not count:
        raise NarrationError("holds no sound", where=str(path), hint="Record it again, or name another file.")
    sound = np.memmap(target, np.int16, "r")
    if not any(int(np.abs(part).max()) > 33 for part in np.array_split(sound, sound.size // (1 << 22) + 1)):
        hint = "Was the microphone off? Record it again, or name another file."
        raise NarrationError("is silent from begin to end", where=str(path), hint=hint)
    sides = min(counts.left_alone, counts.right_alone) / max(counts.heard, 1)
    file = NarrationFile(str(path), digest, rate_hz, channels, count)
    return DecodedSound(file, sound, counts.clipped, sides)


_CUT: Final = "Cut it to the reading of this post."


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file. Raises `NarrationError` where it cannot be read."""
    return _identity(path)[0]


def _identity(path: Path) -> tuple[str, tuple[int, int]]:
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for
        raise NarrationError("is no file", where=str(path), hint="Name one sound file.")
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        stat = path.stat()
    except IsADirectoryError as problem:
        hint = "Name one sound file."
        raise NarrationError("is a folder, not a recording", where=str(path), hint=hint) from problem
    except OSError as problem:
        hint = "Is the name right? It counts from where narrator is started, or from the post's folder."
        raise NarrationError(f"cannot be read: {problem.strerror}", where=str(path), hint=hint) from problem
    if stat.st_size == 0:
        raise NarrationError("is empty", where=str(path), hint="Export the recording again, or name another file.")
    return digest, (stat.st_size, stat.st_mtime_ns)


def blocks_of(path: Path) -> Iterator[tuple[Block, int]]:
    """Yield the sound of *path* in blocks, with its sample rate: by libsndfile, else by FFmpeg's libraries (PyAV).

    Raises `NarrationError` where neither decodes it.
    """
    try:
        file = _Forwards(path)
    except (soundfile.LibsndfileError, OSError) as problem:
        yield from _blocks_by_av(path, problem)
        return
    with file:
        size = BLOCK_SECONDS * file.samplerate
        while True:
            try:
                block = file.read(size, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError as problem:
                raise NarrationError(
                    f"is damaged: {problem}", where=str(path), hint="Export the recording again."
                ) from problem
            if not block.shape[0]:
                return
            yield block, file.samplerate


class _Forwards(soundfile.SoundFile):  # type: ignore[misc]  # it has no types
    """A file that is read from begin to end.

    soundfile seeks after each block, and libsndfile's MP3 decoder then complains of frames that it reads right.
    """

    def seekable(self) -> bool:
        """Return False: no seek."""
        return False


def _blocks_by_av(path: Path, first: Exception) -> Iterator[tuple[Block, int]]:
    try:
        import av  # noqa: PLC0415  # an extra, 30 MB, for phones' and browsers' formats alone
    except ImportError as problem:
        raise NarrationError(f"cannot be decoded here: {first}", where=str(path), hint=AV_HINT) from problem
    try:
        with av.open(str(path), options={"format_whitelist": SOUND_ALONE}) as container:
            if not container.streams.audio:
                raise NarrationError("holds no sound", where=str(path), hint="Name the recording itself.")
            yield from _frames(av, container)
    except (av.FFmpegError, ValueError) as problem:
        hint = "Export the recording as WAV, FLAC, MP3 or M4A."
        raise NarrationError("is no sound file that narrator can decode", where=str(path), hint=hint) from problem


def _frames(av: Any, container: Any) -> Iterator[tuple[Block, int]]:
    stream = container.streams.audio[0]
    resampler = av.AudioResampler(format="fltp")
    waiting: list[Block] = []
    size = 0
    for frame in container.decode(stream):
        for part in resampler.resample(frame):
            waiting.append(part.to_ndarray().T)
            size += waiting[-1].shape[0]
        if size >= BLOCK_SECONDS * frame.sample_rate:
            yield np.concatenate(waiting), stream.rate
            waiting, size = [], 0
    if waiting:
        yield np.concatenate(waiting), stream.rate


def mono_of(block: Block) -> npt.NDArray[np.float32]:
    """Return the mean of the channels; where two of them would cancel each other, the first."""
    if block.shape[1] == 1:
        return np.ascontiguousarray(block[:, 0])
    if block.shape[1] == 2:
        left, right = block[:, 0], block[:, 1]
        power = float(np.sqrt(np.dot(left, left) * np.dot(right, right)))
        if power and float(np.dot(left, right)) / power < OPPOSITE:
            return np.ascontiguousarray(left)
    mean: npt.NDArray[np.float32] = block.mean(axis=1, dtype=np.float32)
    return mean


def _write(out: Any, samples: npt.NDArray[np.float32]) -> int:
    scaled = np.clip(np.rint(samples * 32767), -32768, 32767).astype(np.int16)
    out.write(scaled.tobytes())
    return int(scaled.size)


def _count(block: Block, rate_hz: int, counts: _Channels) -> None:
    """Count clipped samples, and stretches that are heard on one channel alone."""
    full = (np.abs(block) >= CLIPPED_AT).any(axis=1)
    if full.any():
        edges = np.flatnonzero(np.diff(np.concatenate(([0], full.astype(np.int8), [0]))))
        lengths = edges[1::2] - edges[::2]
        counts.clipped += int(lengths[lengths >= CLIPPED_RUN].sum())
    if block.shape[1] != 2:
        return
    step = rate_hz // 10
    whole = block[: block.shape[0] // step * step].reshape(-1, step, 2)
    levels = np.sqrt(np.einsum("ijk,ijk->ik", whole, whole) / step)
    loud = levels > max(float(np.percentile(levels, 90)) / 10, 1e-3) if levels.size else levels > 0
    counts.left_alone += int((loud[:, 0] & ~loud[:, 1]).sum())
    counts.right_alone += int((loud[:, 1] & ~loud[:, 0]).sum())
    counts.heard += int(loud.any(axis=1).sum())
