"""Sentences that were not heard → what is heard of them once more, alone between their neighbours.

Alarmed sentences that follow each other are heard together first, with the words around them: these hold them in place.
What is alarmed still is heard between those words, at last each sentence alone. Each time the sentences asked for weigh
as much in the language model as the whole post. An alarm stands where none of these hearings takes it back.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from math import ceil
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.narration.hear import Hearing
from narrator.narration.language_model import write_language_model
from narrator.narration.model import HeardWord, ReadingState, SoundSpan
from narrator.narration.pauses import Sound16k
from narrator.narration.readings import SentenceTakes, takes_of

UNHEARD: Final = "unheard"
TWICE: Final = "twice"
FEW_WORDS: Final = 5
FEW_HEARD: Final = 0.8
"""Of so few words, how many must be heard: of four, the first half of the sound holds three."""
ONCE_MORE: Final = 0.6
"""Of a sentence, what is heard of it a second time is no chance."""
AROUND: Final = 100
"""Of a long post, so many sentences before and after what is heard again may be heard there."""
CONTEXT_WORDS: Final = 6
"""Of the sentences around, so many words are heard again as well: alone, a short sentence has no begin and no end."""


class HeardPost(Struct, frozen=True):
    """What was heard of the sentences of a post, each named word by word as in the dictionary."""

    names: Sequence[Sequence[str]]
    words: Sequence[HeardWord]
    takes: Sequence[SentenceTakes]
    in_order: frozenset[int]
    """The sentences that are heard, and where they should be: in the script's order."""

    def alarm(self, at: int) -> str:
        """Return what is wrong with sentence *at*: `unheard`, `twice`, or nothing."""
        if at not in self.in_order:
            return UNHEARD
        one = self.takes[at]
        return TWICE if one.again or any(take.share >= ONCE_MORE for take in one.begun) else ""

    def share(self, at: int, unsure: Collection[str] = ()) -> float:
        """Return the share of its words that were heard where it should be.

        Words of *unsure* count only where they are heard; where most are unsure, all counts as heard.
        """
        final = self.takes[at].final
        displaced = self.takes[at].state is ReadingState.READ and at not in self.in_order
        heard = {pair.written for pair in final.pairs if pair.same} if final is not None and not displaced else set()
        provable = [place for place, name in enumerate(self.names[at]) if name]
        sure = [place for place in provable if self.names[at][place] not in unsure]
        if unsure and len(sure) < len(provable) / 2:
            return 1.0
        return round(len(heard) / len(heard.union(sure)), 3) if provable else 0.0


def heard_post(names: Sequence[Sequence[str]], words: Sequence[HeardWord]) -> HeardPost:
    """Return what *words* are of the sentences *names*."""
    takes = takes_of(names, words)
    return HeardPost(names, words, takes, _in_order(names, takes))


def _in_order(names: Sequence[Sequence[str]], takes: Sequence[SentenceTakes]) -> frozenset[int]:
    """Return the heard sentences that follow each other as written: the set with the most words heard."""
    read = [at for at, one in enumerate(takes) if _is_heard(one, len(names[at]))]
    before: list[int] = []  # for each of `read`, which of them it follows best
    firsts: list[int] = []  # of the best rows so far: the first word heard of their last sentence ...
    rows: list[tuple[int, int]] = []  # ... all words heard, and which of `read` is last; all three rise
    for number, at in enumerate(read):
        take = takes[at].final
        assert take is not None  # noqa: S101  # for the type checker: it is read
        place = bisect_left(firsts, take.first)
        words, last = rows[place - 1] if place else (0, -1)
        words += sum(pair.same for pair in take.pairs)
        before.append(last)
        while place < len(rows) and rows[place][0] <= words:
            del firsts[place], rows[place]
        firsts.insert(place, take.first)
        rows.insert(place, (words, number))
    found, number = set(), rows[-1][1] if rows else -1
    while number >= 0:
        found.add(read[number])
        number = before[number]
    return frozenset(found)


def _is_heard(one: SentenceTakes, words: int) -> bool:
    least = FEW_HEARD if words <= FEW_WORDS else 0
    return one.state is ReadingState.READ and one.final is not None and one.final.share >= least


def hear_again(hearing: Hearing, sound: Sound16k, post: HeardPost, alarmed: Sequence[int], folder: Path) -> HeardPost:
    """Return *post* with what is heard of the sentences *alarmed* once more; *folder* is for language models.

    Raises `SpeechError` as `Hearing.words` does.
    """
    runs = consecutive(alarmed)
    for context in (CONTEXT_WORDS, 0):
        post = _heard_once_more(hearing, sound, post, runs, context, folder)
        runs = consecutive([at for run in runs for at in run if post.alarm(at)])
    return _heard_once_more(hearing, sound, post, [[at] for run in runs if len(run) > 1 for at in run], 0, folder)


def consecutive(numbers: Sequence[int]) -> list[list[int]]:
    """Return the numbers that follow each other, together."""
    runs: list[list[int]] = []
    for at in numbers:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


class Room(Struct, frozen=True):
    """Where a run of sentences is heard again, with the words around it that hold it in place."""

    span: SoundSpan
    before: list[str]
    after: list[str]


def _heard_once_more(
    hearing: Hearing, sound: Sound16k, post: HeardPost, runs: Sequence[Sequence[int]], context: int, folder: Path
) -> HeardPost:
    rooms = [room_of(post, run, context, sound.size) for run in runs]
    models = [weighted_model(post, run, room, folder) for run, room in zip(runs, rooms, strict=True)]
    results = hearing.words(sound, [room.span for room in rooms], models=models)
    takes, words, in_order = list(post.takes), list(post.words), set(post.in_order)
    for run, room, heard in zip(runs, rooms, results, strict=True):
        own = heard_post([room.before, *(post.names[at] for at in run), room.after], heard)
        for number, at in enumerate(run, 1):
            takes[at] = own.takes[number].moved(len(words))
            in_order.discard(at)
            if number in own.in_order:
                in_order.add(at)
        words += heard
    return HeardPost(post.names, words, takes, frozenset(in_order))


def room_of(post: HeardPost, run: Sequence[int], context: int, size: int) -> Room:
    """Return the stretch between the sentences around *run* that are where they should be.

    With *context*, so many words of theirs on either side belong to it.
    """
    before = next((at for at in range(run[0] - 1, -1, -1) if at in post.in_order), None)
    after = next((at for at in range(run[-1] + 1, len(post.takes)) if at in post.in_order), None)
    begin, end, first, last = 0, size, [], []
    if before is not None and (take := post.takes[before].final) is not None:
        begin = post.words[take.last].end
        if context:
            pair = take.pairs[-context:][0]
            begin, first = post.words[pair.heard].begin, list(post.names[before][pair.written :])
    if after is not None:
        takes = [take for take in (post.takes[after].final, *post.takes[after].again) if take is not None]
        take = min(takes, key=lambda take: take.first)
        end = post.words[take.first].begin
        if context:
            pair = take.pairs[:context][-1]
            end, last = post.words[pair.heard].end, list(post.names[after][: pair.written + 1])
    return Room(SoundSpan(begin, max(end, begin + 1)), first, last)


def weighted_model(post: HeardPost, run: Sequence[int], room: Room, folder: Path) -> str:
    """Write a language model in which the sentences of *run* weigh as much as the others around them."""
    near = post.names[max(0, run[0] - AROUND) : run[-1] + 1 + AROUND]
    sentences = [[word for word in sentence if word] for sentence in near]
    own = [word for sentence in (room.before, *(post.names[at] for at in run), room.after) for word in sentence if word]
    times = ceil(sum(map(len, sentences)) / max(len(own), 1))
    path = folder / f"sentences-{run[0]}-{run[-1]}.arpa"
    write_language_model(path, [*sentences, *([own] * times)])
    return str(path)
