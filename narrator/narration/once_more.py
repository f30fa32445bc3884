"""Sentences of which too few words were heard → the words heard where they should be, listened to once more.

In noise, on the telephone and in languages that the acoustic model does not know, a sentence that was read may be taken
for other words of the post. Where something sounds between its neighbours, that is heard again, with the words around
it, and with a language model in which the sentence weighs as much as the whole post. What is heard so counts where it
makes the sentence read, or doubtful; what was not read has no sound to be heard in.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

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
LEAST_OF_A_WORD: Final = HEARING_RATE_HZ // 10
"""So much of each word must sound: faster reads nobody."""
_WORTH: Final = {ReadingState.READ: 2, ReadingState.DOUBTFUL: 1}


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
        models = [weighted_model(post, run, room, folder) for run, room in jobs]
        results = hearing.words(sound, [room.span for _, room in jobs], models=models)
        found = list(words)
        for (run, room), heard in zip(jobs, results, strict=True):
            own = [word for word in found if _is_in(word, room.span)]
            if _worth(room, run, names, heard) > _worth(room, run, names, own):
                found = [word for word in found if not _is_in(word, room.span)] + list(heard)
        found.sort(key=lambda word: word.begin)
        if found == list(words):
            break
        words = found
    return list(words)


def _jobs(
    post: HeardPost, asked: Sequence[bool], upto: npt.NDArray[np.int64], size: int
) -> list[tuple[list[int], Room]]:
    """Return the runs of sentences that were hardly heard, and where each may be, between others that were."""
    weak = [at for at, one in enumerate(post.takes) if one.state is not ReadingState.READ and any(post.names[at])]
    found = []
    for run in consecutive([at for at in weak if asked[at]]):
        room = room_of(post, run, CONTEXT_WORDS, size)
        is_held = bool(room.before or room.after) and len(run) <= MOST_SENTENCES and room.span.length <= LONGEST
        if is_held and _may_be(run, post, room_of(post, run, 0, size).span, upto):
            found.append((run, room))
    return found


def _may_be(run: Sequence[int], post: HeardPost, between: SoundSpan, upto: npt.NDArray[np.int64]) -> bool:
    """Return whether enough sounds *between* the sentences around for one of *run*."""
    shortest = min(len(post.names[at]) for at in run)
    return sounding_frames(upto, between.begin, between.end) * FRAME >= shortest * LEAST_OF_A_WORD


def _is_in(word: HeardWord, span: SoundSpan) -> bool:
    return span.begin <= (word.begin + word.end) // 2 < span.end


def _worth(room: Room, run: Sequence[int], names: Sequence[Sequence[str]], heard: Sequence[HeardWord]) -> int:
    takes = takes_of([room.before, *(names[at] for at in run), room.after], heard)
    return sum(_WORTH.get(one.state, 0) for one in takes[1:-1])
