"""Sound → where something is heard and where not, and stretches short enough to be recognized, cut at pauses."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.narration.model import HEARING_RATE_HZ, SoundSpan

Sound16k = npt.NDArray[np.int16]
"""Mono at `HEARING_RATE_HZ`, shape (n,); may lie in a file (`numpy.memmap`)."""
FRAME: Final = HEARING_RATE_HZ // 100
"""10 ms."""
BLOCK_FRAMES: Final = 6000
"""A minute at a time: one sum in float64 over an hour would take more than a gigabyte."""
FLOOR_PERCENTILE: Final = 10
VOICE_PERCENTILE: Final = 95
LEAST_RISE_DB: Final = 6.0
ABOVE_FLOOR: Final = 0.3
"""Of the way from the noise floor to the loud frames, in dB: what lies above it is sound."""
NEIGHBOURHOOD_FRAMES: Final = 3000
"""The floor and the loud frames are those of the half minute around: a room may change."""
LOUDEST_PERCENTILE: Final = 99.9
FAR_BELOW_DB: Final = 20.0
"""What is steady and so far below the loudest sound is the room alone, minutes of it: a recorder that ran on."""
SHORTEST_PAUSE_FRAMES: Final = 8
"""Closures of stops last up to 80 ms."""
SHORTEST_SOUND_FRAMES: Final = 3
LONGEST_STRETCH_FRAMES: Final = 2000
"""20 s: a longer utterance makes the decoder's search wider, and one lost word costs more."""
SILENCE_DBFS: Final = -100.0
PAD_FRAMES: Final = 20
"""Silence that a stretch keeps on either side: the recognizer learns the noise from it."""


def levels_db(sound: Sound16k) -> npt.NDArray[np.float32]:
    """Return the level of each whole 10 ms frame in dB under full scale, shape (n // FRAME,)."""
    count = sound.size // FRAME
    levels = np.empty(count, np.float32)
    for begin in range(0, count, BLOCK_FRAMES):
        end = min(begin + BLOCK_FRAMES, count)
        frames = np.asarray(sound[begin * FRAME : end * FRAME], np.float32).reshape(-1, FRAME)
        frames -= frames.mean(axis=1, keepdims=True)
        power = np.einsum("ij,ij->i", frames, frames) / FRAME
        levels[begin:end] = 10 * np.log10(power / 2**30 + 1e-10)
    return levels


def is_sound(levels: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return for each frame whether it belongs to a stretch in which something is heard, without a pause."""
    return without_clicks(is_above_noise(levels))


def is_above_noise(levels: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return for each frame whether something is heard in it, above the noise of the half minute around it."""
    found = np.zeros(levels.size, np.bool_)
    loudest = float(np.percentile(levels, LOUDEST_PERCENTILE)) if levels.size else 0.0
    for begin in range(0, levels.size, NEIGHBOURHOOD_FRAMES // 2):
        end = min(begin + NEIGHBOURHOOD_FRAMES // 2, levels.size)
        around = levels[max(0, begin - NEIGHBOURHOOD_FRAMES // 2) : end + NEIGHBOURHOOD_FRAMES // 2]
        around = around[around > SILENCE_DBFS + 5] if (around > SILENCE_DBFS + 5).any() else around
        low, high = np.percentile(around, [FLOOR_PERCENTILE, VOICE_PERCENTILE])
        threshold = low + max(LEAST_RISE_DB, ABOVE_FLOOR * (high - low))
        is_room = high - low < LEAST_RISE_DB and high < loudest - FAR_BELOW_DB  # or nothing at all
        found[begin:end] = levels[begin:end] > (threshold if is_room else min(threshold, high - 3))
    return found


def without_clicks(found: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Fill pauses that are too short to be one, and drop clicks."""
    result = found.copy()
    for begin, end in runs_of(~result):
        if end - begin < SHORTEST_PAUSE_FRAMES and begin > 0 and end < result.size:
            result[begin:end] = True
    for begin, end in runs_of(result):
        if end - begin < SHORTEST_SOUND_FRAMES:
            result[begin:end] = False
    return result


def runs_of(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return begin and end of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def frames_upto(sounding: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return how many frames are *sounding* before each, and before the end, shape (n + 1,)."""
    return np.concatenate([[0], np.cumsum(sounding)])


def sounding_frames(upto: npt.NDArray[np.int64], begin: int, end: int) -> int:
    """Return how many frames sound from sample *begin* to sample *end*, by `frames_upto`; none where it ends before."""
    first, last = (min(sample // FRAME, upto.size - 1) for sample in (begin, end))
    return int(upto[max(first, last)] - upto[first])


def stretches(sounding: npt.NDArray[np.bool_], levels: npt.NDArray[np.float32], size: int) -> Iterator[SoundSpan]:
    """Yield stretches of at most 20 s that together hold all that is heard, cut in the middle of their longest pauses.

    *size* is the sound's length in samples. Where 20 s hold no pause at all, the quietest frame is one.
    """
    runs = runs_of(sounding)
    waiting: list[tuple[int, int]] = []
    for run in runs:
        if waiting and run[1] - waiting[0][0] > LONGEST_STRETCH_FRAMES:
            at = _longest_pause(waiting, run)
            yield from _stretch(waiting[:at], size)
            waiting = waiting[at:]
        waiting.append(run)
        while waiting[-1][1] - waiting[0][0] > LONGEST_STRETCH_FRAMES and len(waiting) > 1:
            at = _longest_pause(waiting[:-1], waiting[-1])
            yield from _stretch(waiting[:at], size)
            waiting = waiting[at:]
        while waiting[0][1] - waiting[0][0] > LONGEST_STRETCH_FRAMES:
            begin, end = waiting[0]
            middle = begin + LONGEST_STRETCH_FRAMES // 2
            cut = middle + int(levels[middle : begin + LONGEST_STRETCH_FRAMES].argmin())
            yield from _stretch([(begin, cut)], size)
            waiting[0] = (cut, end)
    yield from _stretch(waiting, size)


def _longest_pause(waiting: list[tuple[int, int]], following: tuple[int, int]) -> int:
    """Return how many of *waiting* come before the longest pause in the second half of what they span."""
    ends = [*waiting[1:], following]
    half = (waiting[0][0] + waiting[-1][1]) // 2
    late = [at for at, (_, end) in enumerate(waiting) if end >= half] or [len(waiting) - 1]
    return max(late, key=lambda at: ends[at][0] - waiting[at][1]) + 1


def _stretch(runs: list[tuple[int, int]], size: int) -> Iterator[SoundSpan]:
    if runs:
        yield SoundSpan(max(0, runs[0][0] - PAD_FRAMES) * FRAME, min(size, (runs[-1][1] + PAD_FRAMES) * FRAME))
