"""Script → passages: runs of utterances inside one chapter, whose borders depend on nothing but what stands there.

After each segment a number drawn from its own content decides whether a passage ends there; a longer segment
has a better chance, so that passages last about 45 s on average. Since no border depends on what comes before,
an insertion or an edit changes at most the passage it falls into, which it may cut in two.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from math import exp

from narrator.script.model import Script, Utterance

MEAN_SECONDS = 45.0
CHARACTERS_A_SECOND = 14.0
"""English at 160 words a minute; only the mean length of passages hangs on it."""
LONG_SEGMENT_SECONDS = 60.0
"""A longer segment may be cut between its utterances by the same rule."""


def passages_of(script: Script) -> tuple[tuple[Utterance, ...], ...]:
    """Return the utterances of *script*, in order, as runs; a chapter always begins one."""
    starts = {chapter.utterance for chapter in script.chapters}
    passages: list[tuple[Utterance, ...]] = []
    run: list[Utterance] = []
    for unit in _units(script):
        if run and unit[0].id in starts:
            passages.append(tuple(run))
            run = []
        run.extend(unit)
        if unit[0].segment and _ends_here(unit):
            passages.append(tuple(run))
            run = []
    if run:
        passages.append(tuple(run))
    return tuple(passages)


def _units(script: Script) -> Iterator[list[Utterance]]:
    """Yield what may not be cut: a segment's utterances, or single ones of a very long segment."""
    for _, group in groupby(script.utterances, key=lambda utterance: utterance.segment):
        unit = list(group)
        if _seconds(unit) > LONG_SEGMENT_SECONDS:
            yield from ([utterance] for utterance in unit)
        else:
            yield unit


def _seconds(unit: list[Utterance]) -> float:
    return sum(len(part.text) for utterance in unit for part in utterance.parts) / CHARACTERS_A_SECOND


def _ends_here(unit: list[Utterance]) -> bool:
    digest = blake2b(
        "\x1f".join(utterance.spoken for utterance in unit).encode("utf-8", "surrogatepass"), digest_size=8
    )
    drawn = int.from_bytes(digest.digest(), "big") / 2**64
    return drawn < 1 - exp(-_seconds(unit) / MEAN_SECONDS)
