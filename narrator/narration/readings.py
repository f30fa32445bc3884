"""Matched words → what became of each sentence: read, doubtful or unread, read again, begun and broken off."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from narrator.narration.matching import Matched, matched
from narrator.narration.model import HEARING_RATE_HZ, HeardWord, ReadingState

READ: Final = 0.7
"""Of its words, what must be heard of a sentence: offered another text, none of 30 sentences reaches it."""
DOUBTFUL: Final = 0.5
APART_WORDS: Final = 3
"""So many more heard words than written ones between two of a sentence: one of the two belongs to something else."""
APART_SAMPLES: Final = 4 * HEARING_RATE_HZ
NEAR: Final = 3
"""Sentences before and after a stretch that may be what was read there again."""
BEGUN_WORDS: Final = 2
BEGUN_SHARE: Final = 0.6
SHORT_WORDS: Final = 2
"""Sentences of so few words are found anywhere: they count where their neighbours are, or alone between pauses."""
LONE_PAUSE: Final = HEARING_RATE_HZ // 5


class Take(Struct, frozen=True):
    """One time that a sentence, or its beginning, was read."""

    pairs: tuple[Matched, ...]
    """`written` counts within the sentence, `heard` within all that was heard."""
    share: float
    """Of the sentence's words, those that were heard."""

    @property
    def first(self) -> int:
        """The first heard word."""
        return self.pairs[0].heard

    @property
    def last(self) -> int:
        """The last heard word."""
        return self.pairs[-1].heard

    def moved(self, by: int) -> "Take":
        """Return it among heard words that begin *by* words earlier."""
        return Take(tuple(Matched(pair.written, pair.heard + by, pair.same) for pair in self.pairs), self.share)


class SentenceTakes(Struct):
    """All takes of one sentence."""

    final: Take | None = None
    """The one that counts."""
    again: list[Take] = []
    begun: list[Take] = []

    @property
    def state(self) -> ReadingState:
        """By the share of words in the take that counts."""
        share = self.final.share if self.final is not None else 0.0
        if share >= READ:
            return ReadingState.READ
        return ReadingState.DOUBTFUL if share >= DOUBTFUL else ReadingState.UNREAD

    def moved(self, by: int) -> "SentenceTakes":
        """Return them among heard words that begin *by* words earlier."""
        final = self.final.moved(by) if self.final is not None else None
        return SentenceTakes(final, [take.moved(by) for take in self.again], [take.moved(by) for take in self.begun])


def takes_of(sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord]) -> list[SentenceTakes]:
    """Return the takes of each sentence; its words are named as in the dictionary, empty where they have no place."""
    found = _first_match(sentences, heard)
    _drop_loose_ends(sentences, heard, found)
    _drop_lone_short_ones(sentences, heard, found)
    for begin, end in _free_runs(found, len(heard)):
        _read_again(sentences, heard, found, begin, end)
    return found


def _first_match(sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord]) -> list[SentenceTakes]:
    words = [(number, at, word) for number, sentence in enumerate(sentences) for at, word in enumerate(sentence)]
    ends = [at == len(sentences[number]) - 1 for number, at, _ in words]
    pairs = matched([word for _, _, word in words], [word.text for word in heard], ends)
    of: list[list[Matched]] = [[] for _ in sentences]
    for pair in pairs:
        number, at, _ = words[pair.written]
        of[number].append(Matched(at, pair.heard, pair.same))
    result = []
    for sentence, own in zip(sentences, of, strict=True):
        take = _take(own, sentence, heard)
        result.append(SentenceTakes(take if take is not None and take.share >= DOUBTFUL else None))
    return result


def _take(pairs: Sequence[Matched], sentence: Sequence[str], heard: Sequence[HeardWord]) -> Take | None:
    """Return the take that most of *pairs* agree on, from its first heard word to its last."""
    best = max(_clusters(pairs, heard), key=lambda cluster: sum(pair.same for pair in cluster), default=())
    while best and not best[0].same and _is_apart(best, heard, at_begin=True):
        best = best[1:]
    while best and not best[-1].same and _is_apart(best, heard, at_begin=False):
        best = best[:-1]
    provable = sum(1 for word in sentence if word)
    same = sum(pair.same for pair in best)
    return Take(tuple(best), same / provable) if same and provable else None


def _clusters(pairs: Sequence[Matched], heard: Sequence[HeardWord]) -> list[Sequence[Matched]]:
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(pairs), 1)
        if two.heard - one.heard - (two.written - one.written) >= APART_WORDS
        or heard[two.heard].begin - heard[one.heard].end > APART_SAMPLES
    ]
    return [pairs[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(pairs)], strict=True) if end > begin]


def _is_apart(pairs: Sequence[Matched], heard: Sequence[HeardWord], *, at_begin: bool) -> bool:
    """Return whether the outermost pair, of two different words, is not spoken in one breath with the next."""
    if len(pairs) == 1:
        return True
    one, two = (pairs[0], pairs[1]) if at_begin else (pairs[-2], pairs[-1])
    return heard[two.heard].begin - heard[one.heard].end > LONE_PAUSE or two.heard - one.heard > 1


def _drop_loose_ends(
    sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord], found: Sequence[SentenceTakes]
) -> None:
    """Take a last word from sentences after whose pause it begins something else: words that stand for no sentence."""
    used = {pair.heard for one in found if one.final is not None for pair in one.final.pairs}
    for sentence, one in zip(sentences, found, strict=True):
        if one.final is None:
            continue
        pairs = one.final.pairs
        cut = next((at for at in range(len(pairs) - 1, 0, -1) if _pause(heard, pairs[at - 1], pairs[at])), 0)
        after = one.final.last + 1
        if (
            cut
            and sum(pair.same for pair in pairs[cut:]) <= 1
            and after < len(heard)
            and after not in used
            and heard[after].begin - heard[after - 1].end < LONE_PAUSE
        ):
            take = _take(pairs[:cut], sentence, heard)
            one.final = take if take is not None and take.share >= DOUBTFUL else None


def _pause(heard: Sequence[HeardWord], one: Matched, two: Matched) -> bool:
    return heard[two.heard].begin - heard[one.heard].end > LONE_PAUSE


def _drop_lone_short_ones(
    sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord], found: list[SentenceTakes]
) -> None:
    """Take back short sentences that were found in the middle of something else."""
    used = {pair.heard for one in found if one.final is not None for pair in one.final.pairs}
    for sentence, one in zip(sentences, found, strict=True):
        take = one.final
        if take is None or len(sentence) > SHORT_WORDS:
            continue
        before, after = take.first - 1, take.last + 1
        joined_before = before >= 0 and before not in used and heard[take.first].begin - heard[before].end < LONE_PAUSE
        joined_after = (
            after < len(heard) and after not in used and heard[after].begin - heard[take.last].end < LONE_PAUSE
        )
        if joined_before or joined_after:
            one.final = None


def _free_runs(found: Sequence[SentenceTakes], size: int) -> list[tuple[int, int]]:
    """Return the runs of heard words that stand for no sentence, as begin and end."""
    spans = sorted((one.final.first, one.final.last + 1) for one in found if one.final is not None)
    runs, at = [], 0
    for begin, end in [*spans, (size, size)]:
        if begin > at:
            runs.append((at, begin))
        at = max(at, end)
    return runs


def _read_again(
    sentences: Sequence[Sequence[str]], heard: Sequence[HeardWord], found: list[SentenceTakes], begin: int, end: int
) -> None:
    """Look in heard words *begin* to *end* for sentences near them: read again, read at last, or begun."""
    if end - begin < BEGUN_WORDS:
        return
    near = _near(found, begin, end)
    takes = [(number, _take_in(sentences[number], heard, begin, end)) for number in near]
    whole = [(number, take) for number, take in takes if take is not None and take.share >= READ]
    if whole:
        number, take = max(whole, key=lambda one: (one[1].share * len(one[1].pairs), one[1].last))
        _add(found[number], take)
        _read_again(sentences, heard, found, begin, take.first)
        _read_again(sentences, heard, found, take.last + 1, end)
        return
    begun = next(((number, take) for number, take in takes if take is not None and _is_begun(take, heard, end)), None)
    if begun is not None:
        found[begun[0]].begun.append(begun[1])


def _near(found: Sequence[SentenceTakes], begin: int, end: int) -> list[int]:
    """Return the sentences whose places are near, the next one first."""
    before = [n for n, one in enumerate(found) if one.final is not None and one.final.last < begin]
    after = [n for n, one in enumerate(found) if one.final is not None and one.final.first >= end]
    last = max(before) if before else -1
    following = min(after) if after else len(found)
    low, high = max(0, last - NEAR + 1), min(len(found), following + NEAR)
    return sorted(range(low, high), key=lambda n: (abs(n - following), n))


def _take_in(sentence: Sequence[str], heard: Sequence[HeardWord], begin: int, end: int) -> Take | None:
    ends = [at == len(sentence) - 1 for at in range(len(sentence))]
    pairs = matched(list(sentence), [word.text for word in heard[begin:end]], ends)
    return _take([Matched(pair.written, pair.heard + begin, pair.same) for pair in pairs], sentence, heard)


def _add(one: SentenceTakes, take: Take) -> None:
    """Add a whole take: the last one counts."""
    if one.final is None:
        one.final = take
    elif take.first > one.final.last:
        one.again.append(one.final)
        one.final = take
    else:
        one.again.append(take)
    one.again.sort(key=lambda other: other.first)


def _is_begun(take: Take, heard: Sequence[HeardWord], end: int) -> bool:
    """Return whether *take* is a sentence's first words after a pause, and what was said last before the next one."""
    if take.first > 0 and heard[take.first].begin - heard[take.first - 1].end < LONE_PAUSE:
        return False
    same = [pair for pair in take.pairs if pair.same]
    span = take.last - take.first + 1
    return (
        len(same) >= BEGUN_WORDS
        and same[0].written <= 1
        and len(same) >= BEGUN_SHARE * span
        and end - take.last <= BEGUN_WORDS
    )
