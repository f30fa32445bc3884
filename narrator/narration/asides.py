"""What is in the narration and reads nothing of the post: something said, music or noise, a long silence."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.narration.model import HEARING_RATE_HZ, AsideKind, HeardWord, SaidAside, SoundSpan
from narrator.narration.pauses import FRAME, is_sound, runs_of

SHORTEST: Final = HEARING_RATE_HZ * 3 // 10
"""Shorter sounds are breaths, clicks and the ends of words."""
JOINED_OVER: Final = HEARING_RATE_HZ
"""Sounds with a shorter pause between them are one aside."""
LONG_SILENCE: Final = 4 * HEARING_RATE_HZ
STEADY_DB: Final = 5.0
"""How much the level of speech varies at least (standard deviation over 10 ms frames); music and noise vary less."""
MARGIN: Final = HEARING_RATE_HZ // 10


def asides_of(
    levels: npt.NDArray[np.float32], taken: Sequence[SoundSpan], heard: Sequence[HeardWord]
) -> tuple[SaidAside, ...]:
    """Return the asides, in order; *taken* are the stretches in which sentences are read, again or in part as well."""
    free = is_sound(levels)
    for span in taken:
        free[max(0, (span.begin - MARGIN) // FRAME) : (span.end + MARGIN) // FRAME + 1] = False
    found = [SaidAside(span, _kind(span, levels), _said(span, heard)) for span in _joined(free, taken)]
    return tuple(sorted([*found, *_silences(levels, taken)], key=lambda aside: aside.span.begin))


def _joined(free: npt.NDArray[np.bool_], taken: Sequence[SoundSpan]) -> Iterator[SoundSpan]:
    waiting: SoundSpan | None = None
    begins = sorted(span.begin for span in taken)
    for begin, end in runs_of(free):
        span = SoundSpan(begin * FRAME, end * FRAME)
        if waiting is not None and span.begin - waiting.end < JOINED_OVER and not _between(begins, waiting, span):
            waiting = SoundSpan(waiting.begin, span.end)
            continue
        if waiting is not None and waiting.length >= SHORTEST:
            yield waiting
        waiting = span
    if waiting is not None and waiting.length >= SHORTEST:
        yield waiting


def _between(begins: Sequence[int], one: SoundSpan, two: SoundSpan) -> bool:
    at = int(np.searchsorted(begins, one.end - MARGIN))
    return at < len(begins) and begins[at] < two.begin


def _kind(span: SoundSpan, levels: npt.NDArray[np.float32]) -> AsideKind:
    within = levels[span.begin // FRAME : max(span.end // FRAME, span.begin // FRAME + 1)]
    return AsideKind.SOUND if float(within.std()) < STEADY_DB else AsideKind.SPEECH


def _said(span: SoundSpan, heard: Sequence[HeardWord]) -> str:
    words = [word.text for word in heard if word.begin >= span.begin - MARGIN and word.end <= span.end + MARGIN]
    return " ".join(words)


def _silences(levels: npt.NDArray[np.float32], taken: Sequence[SoundSpan]) -> Iterator[SaidAside]:
    """Yield the silences between the first and the last sentence that hardly anybody meant."""
    if not taken:
        return
    first, last = min(span.begin for span in taken) // FRAME, max(span.end for span in taken) // FRAME
    silent = ~is_sound(levels)
    silent[:first] = silent[last:] = False
    for begin, end in runs_of(silent):
        if (end - begin) * FRAME >= LONG_SILENCE:
            yield SaidAside(SoundSpan(begin * FRAME, end * FRAME), AsideKind.SILENCE)
