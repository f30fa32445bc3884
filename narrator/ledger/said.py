"""Article → what is claimed of each word, in the source's order: the segments' words and what readers left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from narrator.article.model import Article, ContainerKind, LeftOut, LeftOutReason, Segment, SegmentLabel, walk
from narrator.ledger.words import words

_SEEN_BY_LEXERS: Final = {LeftOutReason.COMMENT, LeftOutReason.SCRIPT, LeftOutReason.FRONT_MATTER}
"""The ledger knows these by itself: the reader's word for them must not excuse what stands outside them."""


class Claim(Struct, frozen=True, gc=False):
    """A word that a segment says, or that the reader lists as left out."""

    key: str
    segment: int
    """Index of the segment; -1 where the reader left it out."""
    begin: int
    end: int
    """Characters of the segment's text, or of the left-out text."""
    left_out: LeftOut | None = None


class Stream(Struct):
    """Claims that stand in one order: the article's main text, or one of its notes."""

    name: str
    """A note's name; empty for the main text."""
    number: int = 0
    claims: list[Claim] = field(default_factory=list)


def streams(
    article: Article,
    labels: Iterable[str],
    metadata: Sequence[list[str]] = (),
    in_tags: frozenset[str] = frozenset(),
) -> list[Stream]:
    """Return the main stream first, then one for each note container, in the article's order.

    *labels* are those of the notes that the lexer saw defined: without any, notes stand where they are written.
    *metadata* is what the lexer read as titles of the page's head: a reader may list them, but they excuse nothing.
    *in_tags* are words of template tags: a tag that begins a quotation names the author that is said at its end.
    """
    main = Stream("")
    notes: dict[int, Stream] = {}
    listed = _listed(article, metadata)
    apart = any(True for _ in labels)
    quotes: dict[int, int] = {}
    """Where the claims of a quotation begin."""
    for index, (segment, within) in enumerate(walk(article.blocks)):
        stream = main
        for container in within if apart else ():
            if container.kind is ContainerKind.NOTE:
                stream = notes.setdefault(id(container), Stream(container.name, container.number))
        quote = next((one for one in reversed(within) if one.kind is ContainerKind.QUOTE), None)
        begin = quotes.setdefault(id(quote), len(stream.claims))
        before = listed.pop(segment.id, [])
        if stream is not main:  # a title that stands before the first note is no part of it
            titles = [left_out for left_out in before if left_out.reason is LeftOutReason.REPEATED]
            main.claims.extend(claim for title in titles for claim in _left_out_claims(title))
            before = [left_out for left_out in before if left_out not in titles]
        claims = list(_claims(index, segment, before))
        if segment.label is SegmentLabel.ATTRIBUTION and quote is not None and _keys(claims) <= in_tags:
            stream.claims[begin:begin] = claims
        else:
            stream.claims.extend(claims)
    for left_out in listed.pop("", ()):
        main.claims.extend(_left_out_claims(left_out))
    return [main, *notes.values()]


def _keys(claims: Sequence[Claim]) -> set[str]:
    return {claim.key for claim in claims if claim.left_out is None}


def _listed(article: Article, metadata: Sequence[list[str]]) -> dict[str, list[LeftOut]]:
    """Return what the reader left out by the segment that follows; what segments themselves hold is no claim."""
    known = {segment.id for segment in article.segments()}
    listed: dict[str, list[LeftOut]] = {}
    titles = list(metadata)
    for left_out in article.left_out:
        if left_out.segment in known or left_out.reason in _SEEN_BY_LEXERS:
            continue
        spelling = [word.key for word in words(left_out.text)]
        if left_out.reason is not LeftOutReason.REPEATED and spelling in titles:
            titles.remove(spelling)
        else:
            listed.setdefault(left_out.before, []).append(left_out)
    return listed


def _claims(index: int, segment: Segment, listed: list[LeftOut]) -> Iterator[Claim]:
    """Yield the segment's words, with what was left out before and inside it where it stood."""
    if not listed:
        for word in words(segment.text):
            yield Claim(word.key, index, word.begin, word.end)
        return
    waiting = iter(sorted(listed, key=lambda left_out: left_out.offset))
    following = next(waiting, None)
    for word in words(segment.text):
        while following is not None and following.offset <= word.begin:
            yield from _left_out_claims(following)
            following = next(waiting, None)
        while following is not None and following.offset < word.end and following.reason is LeftOutReason.TEMPLATE:
            following = next(waiting, None)  # a tag inside a word has no place in the order of words
        yield Claim(word.key, index, word.begin, word.end)
    while following is not None:
        yield from _left_out_claims(following)
        following = next(waiting, None)


def _left_out_claims(left_out: LeftOut) -> Iterator[Claim]:
    for word in words(left_out.text):
        yield Claim(word.key, -1, word.begin, word.end, left_out)
