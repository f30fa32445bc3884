"""A person's recording → her sound at the recording's rate and level: one gain, the high-pass, the limiter, no more."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soxr
from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.chain import Chain
from narrator.audio.high_pass import high_pass
from narrator.audio.limiter import limit
from narrator.audio.loudness import energies_of, integrated_lufs
from narrator.audio.tone import Tone, toned
from narrator.speech.model import Samples

Floats = npt.NDArray[np.float32]
MASTERING_VERSION: Final = 1
"""Raised when the same sound and settings would give other samples."""
FULL_SCALE: Final = 32768.0
BLOCK_S: Final = 30
CONTEXT_S: Final = 1
"""Sound on either side of a block that filters see as well, so that no joint is heard."""
LAME_LOSS_DB: Final = 0.45
"""By which LAME turns everything down (see `narrator.audio.targets`)."""
ROUNDS: Final = 4
CLOSE_DB: Final = 0.1
MOST_GAIN_DB: Final = 40.0
"""Sound that would need more holds no voice."""


FADE_MS: Final = 5


class Mastering(Struct, frozen=True):
    """How a file is brought to the target."""

    sample_rate_hz: int
    gain_db: float
    chain: Chain
    tone: Tone = ()
    """Of a retake: what makes it sound like the recording that it is put into."""


def resampled(blocks: Iterable[tuple[Floats, int]], path: Path, rate_hz: int) -> Samples:
    """Write mono *blocks*, each with its rate, to *path* at *rate_hz*, and return them; they stay in the file.

    Half of full scale is 1/2 of int16's: what a float recording holds above full scale is cut.
    """
    stream: soxr.ResampleStream | None = None
    with path.open("wb") as out:
        for block, own_rate_hz in blocks:
            if own_rate_hz == rate_hz:
                out.write(_to_int16(block).tobytes())
                continue
            stream = stream or soxr.ResampleStream(own_rate_hz, rate_hz, 1, dtype="float32", quality="HQ")
            out.write(_to_int16(stream.resample_chunk(block)).tobytes())
        if stream is not None:
            out.write(_to_int16(stream.resample_chunk(np.zeros(0, np.float32), last=True)).tobytes())
    return np.memmap(path, np.int16, "r") if path.stat().st_size else np.zeros(0, np.int16)


def gain_for(sound: Samples, spans: Sequence[tuple[int, int]], level_lufs: float, how: Mastering) -> float:
    """Return the gain in dB that brings the *spans* of *sound* to *level_lufs* in the MP3, the chain of *how* passed.

    What the limiter takes depends on the gain: a few rounds come within 0.1 dB.
    """
    gain_db = 0.0
    for _ in range(ROUNDS):
        how = replace(how, gain_db=gain_db)
        pieces = [np.concatenate(list(_pieces(sound[begin:end], how))) for begin, end in spans if end > begin]
        energies = [one for one in (energies_of(piece, how.sample_rate_hz) for piece in pieces) if len(one)]
        loudness = integrated_lufs(energies or [()])
        if loudness is None:
            return gain_db
        missing_db = level_lufs + LAME_LOSS_DB - loudness
        gain_db = min(MOST_GAIN_DB, gain_db + missing_db)
        if abs(missing_db) < CLOSE_DB:
            break
    return gain_db


def mastered(sound: Samples, path: Path, how: Mastering) -> Samples:
    """Write *sound*, int16 of shape (n,) at the rate of *how*, to *path* under its gain and chain, and return it.

    No sample moves in time. Where the limiter has nothing to do, each sample is the recording's own, filtered and
    turned up: the filter's response is that of every clip. A retake's tone is changed before.
    """
    with path.open("wb") as out:
        for piece in _pieces(sound, how):
            out.write(_to_int16(piece).tobytes())
    return np.memmap(path, np.int16, "r") if path.stat().st_size else np.zeros(0, np.int16)


def fade_ends(samples: Samples, sample_rate_hz: int, *, into: bool = True, out: bool = True) -> None:
    """Raise the beginning and lower the end of *samples*, in place, over `FADE_MS`: no click."""
    length = min(FADE_MS * sample_rate_hz // 1000, samples.size // 2)
    rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / max(length, 1))
    if into:
        samples[:length] = np.rint(samples[:length] * rise)
    if out and length:
        samples[-length:] = np.rint(samples[-length:] * rise[::-1])


def _pieces(sound: Samples, how: Mastering) -> Iterator[Floats]:
    chain, rate_hz = how.chain, how.sample_rate_hz
    block, context = BLOCK_S * rate_hz, CONTEXT_S * rate_hz
    scale = np.float32(10 ** (how.gain_db / 20) / FULL_SCALE)
    for begin in range(0, sound.size, block):
        end = min(begin + block, sound.size)
        low, high = max(0, begin - context), min(sound.size, end + context)
        seen = np.asarray(sound[low:high])
        floats = high_pass(seen, rate_hz, chain.high_pass_hz) if chain.high_pass_hz else seen.astype(np.float32)
        floats = toned(floats, rate_hz, how.tone)
        floats *= scale
        if chain.ceiling_dbtp is not None:
            floats = limit(
                floats,
                rate_hz,
                ceiling=10 ** (chain.ceiling_dbtp / 20),
                look_ahead_ms=chain.look_ahead_ms,
                release_ms=chain.release_ms,
            )
        yield floats[begin - low : end - low]


def _to_int16(sound: Floats) -> Samples:
    scaled = np.rint(sound * np.float32(FULL_SCALE))
    np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled)
    samples: Samples = scaled.astype(np.int16)
    return samples
