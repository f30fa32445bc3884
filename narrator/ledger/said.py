"""Article → what is claimed of each word, in the source's order: the segments' words and what readers left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from narrator.article.model import Article, ContainerKind, LeftOut, Segment, walk
from narrator.ledger.words import words


class Claim(NamedTuple):
    """A word that a segment says, or that the reader lists as left out."""

    key: str
    segment: int
    """Index of the segment; -1 where the reader left it out."""
    begin: int
    end: int
    """Characters of the segment's text, or of the left-out text."""
    left_out: LeftOut | None = None


@dataclass(slots=True)
class Stream:
    """Claims that stand in one order: the article's main text, or one of its notes."""

    name: str
    """A note's name; empty for the main text."""
    number: int = 0
    claims: list[Claim] = field(default_factory=list)


def streams(article: Article) -> list[Stream]:
    """Return the main stream first, then one for each note container, in the article's order."""
    main = Stream("")
    notes: dict[int, Stream] = {}
    listed = _listed(article)
    for index, (segment, within) in enumerate(walk(article.blocks)):
        stream = main
        for container in within:
            if container.kind is ContainerKind.NOTE:
                stream = notes.setdefault(id(container), Stream(container.name, container.number))
        for left_out in listed.pop(segment.id, ()):
            stream.claims.extend(_left_out_claims(left_out))
        stream.claims.extend(_segment_claims(index, segment))
    for left_out in listed.pop("", ()):
        main.claims.extend(_left_out_claims(left_out))
    return [main, *notes.values()]


def _listed(article: Article) -> dict[str, list[LeftOut]]:
    """Return what the reader left out by the segment that follows; what segments themselves hold is no claim."""
    known = {segment.id for segment in article.segments()}
    listed: dict[str, list[LeftOut]] = {}
    for left_out in article.left_out:
        if not left_out.segment or left_out.segment not in known:
            listed.setdefault(left_out.before, []).append(left_out)
    return listed


def _segment_claims(index: int, segment: Segment) -> Iterator[Claim]:
    for word in words(segment.text):
        yield Claim(word.key, index, word.begin, word.end)


def _left_out_claims(left_out: LeftOut) -> Iterator[Claim]:
    for word in words(left_out.text):
        yield Claim(word.key, -1, word.begin, word.end, left_out)
