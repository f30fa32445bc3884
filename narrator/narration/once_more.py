"""Sentences of which too few words were heard → the words heard where they should be, listened to once more.

In noise, on the telephone and in languages that the acoustic model does not know, a sentence that was read may be taken
for other words of the post. Where something sounds between its neighbours, that is heard again, with the words around
it, and with a language model in which the sentence weighs as much as the whole post. What is heard so counts where it
makes the sentence read, or doubtful; what was not read has no sound to be heard in.
"""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from narrator.narration.hear import Hearing
from narrator.narration.model import HEARING_RATE_HZ, HeardWord, ReadingState, SoundSpan
from narrator.narration.pauses import FRAME, Sound16k, frames_upto, sounding_frames
from narrator.narration.readings import takes_of
from narrator.narration.second_hearing import (
    CONTEXT_WORDS,
    HeardPost,
    Room,
    consecutive,
    heard_post,
    room_of,
    weighted_model,
)

MOST_SENTENCES: Final = 6
"""In a row: more of them were hardly misheard."""
LONGEST: Final = 60 * HEARING_RATE_HZ
ROUNDS: Final = 2
"""What is read after all holds the sentences beside it in their places."""
MOST_OF_ALL: Final = 0.25
"""Of a recording, what is heard once more in a round, the shortest stretches first: the rest is lost, or hopeless."""
LEAST_IN_ALL: Final = 5 * 60 * HEARING_RATE_HZ
"""Of a short one so much may be heard."""
LEAST_OF_A_WORD: Final = HEARING_RATE_HZ // 10
"""So much of each word must sound: faster reads nobody."""
_WORTH: Final = {ReadingState.READ: 2, ReadingState.DOUBTFUL: 1}


class HearingJob(Struct, frozen=True):
    """What is heard once more."""

    run: list[int]
    """The sentences that were hardly heard."""
    room: Room
    between: SoundSpan
    """Where they may be: between those around them."""


def heard_once_more(
    hearing: Hearing,
    sound: Sound16k,
    names: Sequence[Sequence[str]],
    words: Sequence[HeardWord],
    sounding: npt.NDArray[np.bool_],
    *,
    asked: Sequence[bool],
    folder: Path,
) -> list[HeardWord]:
    """Return *words*, in order, with what is heard better where sentences of *names* were not.

    *asked* says of each sentence whether it should be read: of what narrator itself announces nobody minds. *folder* is
    for language models. Raises `SpeechError` as `Hearing.words` does.
    """
    upto = frames_upto(sounding)
    for _ in range(ROUNDS):
        post = heard_post(names, words)
        jobs = _jobs(post, asked, upto, sound.size)
        if not jobs:
            break
        models = [weighted_model(post, job.run, job.room, folder) for job in jobs]
        results = hearing.words(sound, [job.room.span for job in jobs], models=models)
        found = list(words)
        for job, heard in zip(jobs, results, strict=True):
            found = _better(found, heard, job, names)
        found.sort(key=lambda word: word.begin)
        if found == list(words):
            break
        words = found
    return list(words)


def _better(
    words: list[HeardWord], heard: Sequence[HeardWord], job: HearingJob, names: Sequence[Sequence[str]]
) -> list[HeardWord]:
    """Return *words* with those *heard* once more, where more of the job's sentences is read so.

    Where the sentences around are lost by it, their words stay as they were first heard.
    """
    was, around_was = _worth(job, names, words)
    for span in (job.room.span, job.between):
        new = [word for word in words if not _is_in(word, span)] + [word for word in heard if _is_in(word, span)]
        new.sort(key=lambda word: word.begin)
        now, around_now = _worth(job, names, new)
        if now > was and around_now >= around_was:
            return new
    return words


def _jobs(post: HeardPost, asked: Sequence[bool], upto: npt.NDArray[np.int64], size: int) -> list[HearingJob]:
    """Return the runs of sentences that were hardly heard, and where each may be, between others that were."""
    weak = [at for at, one in enumerate(post.takes) if one.state is not ReadingState.READ and any(post.names[at])]
    found = []
    for run in consecutive([at for at in weak if asked[at]]):
        room = room_of(post, run, CONTEXT_WORDS, size)
        is_held = bool(room.before or room.after) and len(run) <= MOST_SENTENCES and room.span.length <= LONGEST
        between = room_of(post, run, 0, size).span
        if is_held and _may_be(run, post, between, upto):
            found.append(HearingJob(run, room, between))
    return affordable(found, max(LEAST_IN_ALL, int(MOST_OF_ALL * size)))


def affordable(jobs: Sequence[HearingJob], most: int) -> list[HearingJob]:
    """Return those of *jobs*, in order, that last at most *most* samples together, the shortest first."""
    by_length = sorted(jobs, key=lambda job: job.room.span.length)
    lengths = accumulate(job.room.span.length for job in by_length)
    kept = {job.run[0] for job, upto in zip(by_length, lengths, strict=True) if upto <= most}
    return [job for job in jobs if job.run[0] in kept]


def _may_be(run: Sequence[int], post: HeardPost, between: SoundSpan, upto: npt.NDArray[np.int64]) -> bool:
    """Return whether enough sounds *between* the sentences around for one of *run*."""
    shortest = min(len(post.names[at]) for at in run)
    return sounding_frames(upto, between.begin, between.end) * FRAME >= shortest * LEAST_OF_A_WORD


def _is_in(word: HeardWord, span: SoundSpan) -> bool:
    return span.begin <= (word.begin + word.end) // 2 < span.end


def _worth(job: HearingJob, names: Sequence[Sequence[str]], words: Sequence[HeardWord]) -> tuple[int, int]:
    """Return what *words* have of the job's sentences, and of what is heard around them."""
    room = job.room
    heard = [word for word in words if _is_in(word, room.span)]
    takes = takes_of([room.before, *(names[at] for at in job.run), room.after], heard)
    worth = [_WORTH.get(one.state, 0) for one in takes]
    return sum(worth[1:-1]), worth[0] + worth[-1]
