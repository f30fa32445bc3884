"""Script → passages: runs of utterances inside one chapter, whose borders depend on nothing but what stands there.

A chapter that is too long for one passage is cut after the segment whose content draws the highest number, and so
again are its halves. An insertion or an edit therefore moves no border but those of the passage it falls into: where
its own number is low, that passage may be cut in two; where it is high, that passage is cut there. This is a treap
(Seidel and Aragon, 1996), of which only the leaves are kept.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby

from msgspec import Struct

from narrator.script.model import Script, Utterance

LONGEST_SECONDS = 40.0
"""A chapter longer than this is cut. Passages then last some 22 s on average: long enough that LAME's start and the
frames thrown away at each joint cost little, short enough to be made again after an edit, which takes a tenth longer
with 60 s and hardly less with 30."""
CHARACTERS_A_SECOND = 14.0
"""English at 160 words a minute; only the length of passages hangs on it."""


class _Unit(Struct, frozen=True):
    """What may not be cut: a segment's utterances, or a single one of a very long segment."""

    utterances: tuple[Utterance, ...]
    seconds: float
    draw: bytes
    """From what is said; where the same is said twice, from the segment as well."""


def passages_of(script: Script) -> tuple[tuple[Utterance, ...], ...]:
    """Return the utterances of *script*, in order, as runs; a chapter always begins one."""
    starts = {chapter.utterance for chapter in script.chapters}
    passages: list[tuple[Utterance, ...]] = []
    chapter: list[_Unit] = []
    for unit in _units(script):
        if chapter and unit.utterances[0].id in starts:
            passages.extend(_cut(chapter))
            chapter = []
        chapter.append(unit)
    passages.extend(_cut(chapter))
    return tuple(passages)


def _cut(units: Sequence[_Unit]) -> Iterator[tuple[Utterance, ...]]:
    """Yield the passages of one chapter, in order."""
    waiting = [(0, len(units))] if units else []
    while waiting:
        begin, end = waiting.pop()
        if end - begin == 1 or sum(unit.seconds for unit in units[begin:end]) <= LONGEST_SECONDS:
            yield tuple(utterance for unit in units[begin:end] for utterance in unit.utterances)
            continue
        border = max(range(begin, end - 1), key=lambda at: units[at].draw) + 1
        waiting += ((border, end), (begin, border))


def _units(script: Script) -> Iterator[_Unit]:
    for _, group in groupby(script.utterances, key=lambda utterance: utterance.segment):
        whole = _unit(tuple(group))
        if whole.seconds > LONGEST_SECONDS:
            yield from (_unit((utterance,)) for utterance in whole.utterances)
        else:
            yield whole


def _unit(utterances: tuple[Utterance, ...]) -> _Unit:
    characters = sum(len(part.text) for utterance in utterances for part in utterance.parts)
    said = "\x1f".join(utterance.spoken for utterance in utterances)
    draw = b"".join(_digest(text) for text in (said, utterances[0].id))
    return _Unit(utterances, characters / CHARACTERS_A_SECOND, draw)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
