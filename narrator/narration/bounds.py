"""Takes in heard words → exact begins and ends: what was decoded, moved to where the sound itself begins and ends."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from narrator.narration.model import HEARING_RATE_HZ, HeardWord, SoundSpan, WordTime
from narrator.narration.pauses import FRAME, is_above_noise, runs_of, without_clicks
from narrator.narration.readings import Take

SNAP: Final = HEARING_RATE_HZ * 120 // 1000
"""An onset within 120 ms of a decoded begin is that begin."""
SWALLOWED: Final = HEARING_RATE_HZ * 4 // 10
"""What a recognizer may miss of a sentence's first or last sound, where nothing else was said in one breath with it."""
BETWEEN_WORDS: Final = HEARING_RATE_HZ // 4
"""A longer pause hardly stands between a word that was heard and one that was not."""
EARLY: Final = HEARING_RATE_HZ * 30 // 1000
"""DecodedSound words begin so much before their sound (median of 106 sentences)."""
WORD_EARLY: Final = HEARING_RATE_HZ * 10 // 1000
"""Inside a sentence, where no silence tells where a word begins (of hibari's own durations)."""
BREATH_LONGEST: Final = HEARING_RATE_HZ * 8 // 10
BREATH_HELD: Final = HEARING_RATE_HZ * 4 // 10
"""So long is a breath, and the silence between it and the first word."""
BREATH_DB: Final = 10.0
BREATH_FAINT_DB: Final = 16.0
"""A breath is quieter than the voice that follows it, by more than the first; by more than the second it is not missed
where it is cut off."""
VOICE_FRAMES: Final = 100
LOUD: Final = 80
"""Percentile of the frames' levels."""
LETTER: Final = HEARING_RATE_HZ * 9 // 100
"""Of a word that was not heard: eleven letters a second, slower than anybody reads."""


class SoundEdges(Struct, frozen=True):
    """Where sound begins and ends, in samples, in order."""

    begins: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    rises: npt.NDArray[np.int64]
    """Where it begins after however short a dip: the only mark where two sentences are read in one breath."""
    falls: npt.NDArray[np.int64]
    levels: npt.NDArray[np.float32]
    """Of each frame, in dB."""


def edges_of(levels: npt.NDArray[np.float32]) -> SoundEdges:
    """Return the edges of what is heard in frames of these levels."""
    raw = is_above_noise(levels)
    runs = np.array(runs_of(without_clicks(raw)), np.int64).reshape(-1, 2)
    short = np.array(runs_of(raw), np.int64).reshape(-1, 2) * FRAME
    return SoundEdges(runs[:, 0] * FRAME, runs[:, 1] * FRAME, short[:, 0], short[:, 1], levels)


def span_of(
    take: Take, words: Sequence[str], heard: Sequence[HeardWord], edges: SoundEdges, room: SoundSpan
) -> SoundSpan:
    """Return where *take* of a sentence of these *words* lies; *room* is what no other sentence holds."""
    same = [pair for pair in take.pairs if pair.same]
    first, last = same[0], same[-1]
    before = sum(map(len, words[: first.written])) * LETTER
    after = sum(map(len, words[last.written + 1 :])) * LETTER
    begin = _begin(heard[first.heard].begin, before, edges, room.begin)
    end = _end(heard[last.heard].end, after, edges, room.end)
    begin, end = _breath_before(max(begin, room.begin), edges, room.begin), min(end, room.end)
    return SoundSpan(begin, max(end, begin + FRAME))


def _breath_before(begin: int, edges: SoundEdges, earliest: int) -> int:
    """Return where the audible breath begins that is taken for a sentence, after a pause; else *begin*.

    Cut off between breath and voice, a sentence sounds chopped; and of one that is left out, nothing stays.
    """
    at = int(np.searchsorted(edges.begins, begin)) - 1
    if at < 0 or begin - edges.ends[at] > BREATH_HELD or edges.ends[at] > begin:
        return begin
    onset, end = int(edges.begins[at]), int(edges.ends[at])
    pause = onset - int(edges.ends[at - 1]) if at else onset
    if end - onset > BREATH_LONGEST or onset < earliest or pause < end - onset:
        return begin
    breath = edges.levels[onset // FRAME : end // FRAME]
    voice = edges.levels[begin // FRAME : begin // FRAME + VOICE_FRAMES]
    if not breath.size or not voice.size:
        return begin
    below_db = float(np.percentile(voice, LOUD)) - float(np.percentile(breath, LOUD))
    return onset if BREATH_DB <= below_db <= BREATH_FAINT_DB else begin


def _begin(sure: int, unheard: int, edges: SoundEdges, earliest: int) -> int:
    """Return the onset of the sound that the first word stands in, where it can be the sentence's own.

    *sure* is the begin of the first word that was heard as written, *unheard* what those before it take at most.
    """
    at = int(np.searchsorted(edges.begins, sure + SNAP, side="right")) - 1
    if at < 0:
        return sure
    onset = int(edges.begins[at])
    if not unheard and sure - onset > SNAP:
        rise = _nearest(edges.rises, sure + EARLY)
        if rise != sure + EARLY:
            return rise
    if onset < earliest - SNAP or sure - onset > SWALLOWED + unheard:
        return _nearest(edges.rises, sure + EARLY)
    while unheard and at > 0 and onset - edges.ends[at - 1] <= BETWEEN_WORDS:
        before = int(edges.begins[at - 1])
        if before < earliest - SNAP or sure - before > unheard + SNAP:
            break
        onset, at = before, at - 1
    return onset


def _end(sure: int, unheard: int, edges: SoundEdges, latest: int) -> int:
    """Return where the sound of the last word ends; as `_begin`.

    Last words are drawn out: what follows a stop's closure is theirs also where it is long.
    """
    at = int(np.searchsorted(edges.ends, sure - SNAP))
    if at >= edges.ends.size:
        return sure
    end = int(edges.ends[at])
    if not unheard and end - sure > SNAP:
        fall = _nearest(edges.falls, sure)
        if fall != sure:
            return fall
    if end > latest + SNAP or end - sure > SWALLOWED + unheard:
        return _nearest(edges.falls, sure)
    while unheard and at + 1 < edges.ends.size and edges.begins[at + 1] - end <= BETWEEN_WORDS:
        after = int(edges.ends[at + 1])
        lengthened = SWALLOWED if edges.begins[at + 1] - end <= SNAP else SNAP
        if after > latest + SNAP or after - sure > unheard + lengthened:
            break
        end, at = after, at + 1
    return end


def _nearest(places: npt.NDArray[np.int64], decoded: int) -> int:
    if not places.size:
        return decoded
    at = int(np.abs(places - decoded).argmin())
    return int(places[at]) if abs(int(places[at]) - decoded) <= SNAP else decoded


def word_times(take: Take, heard: Sequence[HeardWord], span: SoundSpan) -> tuple[WordTime, ...]:
    """Return when each word of *take* is heard, kept within *span*."""
    times = [
        WordTime(pair.written, heard[pair.heard].begin + WORD_EARLY, heard[pair.heard].end)
        for pair in take.pairs
        if pair.same
    ]
    return tuple(
        WordTime(one.index, max(span.begin, min(one.begin, span.end)), max(span.begin, min(one.end, span.end)))
        for one in times
    )
