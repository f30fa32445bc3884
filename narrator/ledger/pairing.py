"""Tokens and streams of claims → which claim accounts for which token, and what is left over on either side."""

from collections.abc import Sequence

from msgspec import Struct, field

from narrator.article.model import Article, LeftOutReason
from narrator.ledger.lexers.inline import INLINE_NOTE_IN_NOTE, REPEATED_NOTE
from narrator.ledger.lexers.stretch import Markup
from narrator.ledger.matching import match
from narrator.ledger.preference import prefer_said, prefer_text, said_first, still_open
from narrator.ledger.said import Claim, Stream, streams
from narrator.ledger.source import Token


class Pairing(Struct):
    """How tokens and claims fit."""

    claims: list[Claim | None]
    """For each token the claim that accounts for it."""
    invented: list[Claim] = field(default_factory=list)
    """Words of segments, or listed as repeated, that stand nowhere in the source, or not so often."""
    unaccounted: list[int] = field(default_factory=list)
    """Tokens of text that nothing accounts for, ascending."""


def pair(source: Sequence[Token], article: Article) -> Pairing:
    """Fit the article's streams to the source: the main text in one order, each note to its own definition."""
    pairing = Pairing([None] * len(source))
    readable = [index for index, token in enumerate(source) if token.stretch.text or token.stretch.optional]
    by_label = _by_label(source, readable)
    main, *notes = streams(article, by_label, _metadata(source), _in_tags(source))
    own = _definitions(by_label, notes)
    apart = {id(stream) for _, stream in own}
    labels = {label for label, _ in own}
    _fit(source, [index for index in readable if source[index].stretch.note not in labels], main, pairing)
    for label, stream in own:
        _fit(source, by_label[label], stream, pairing)
    rest = Stream("", claims=[claim for stream in notes if id(stream) not in apart for claim in stream.claims])
    if rest.claims:
        _fit(source, [index for index in readable if pairing.claims[index] is None], rest, pairing)
    pairing.unaccounted = [
        index for index in readable if pairing.claims[index] is None and not source[index].stretch.optional
    ]
    return pairing


def _fit(source: Sequence[Token], indexes: list[int], stream: Stream, pairing: Pairing) -> None:
    keys = [source[index].key for index in indexes]
    optional = frozenset(place for place, index in enumerate(indexes) if source[index].stretch.optional)
    found = match(keys, [claim.key for claim in stream.claims], optional)
    prefer_said(keys, stream.claims, found)
    lost = still_open(stream.claims, found)
    if lost:
        other = said_first(keys, stream.claims, optional)
        found = other if still_open(stream.claims, other) < lost else found
    prefer_text(source, indexes, found)
    for number, claim in enumerate(stream.claims):
        for place in found.of(number):
            if pairing.claims[indexes[place]] is None:
                pairing.claims[indexes[place]] = claim
        if found.first[number] < 0 and _must_be_found(claim):
            pairing.invented.append(claim)


def _must_be_found(claim: Claim) -> bool:
    """Return whether a claim without a token is a fault: a segment's words, and those that are said to be repeated.

    What a reader lists for any other reason excuses nothing by itself, and may be listed in the reader's own words.
    """
    return claim.left_out is None or claim.left_out.reason is LeftOutReason.REPEATED


def _metadata(source: Sequence[Token]) -> list[list[str]]:
    """Return the words of each title that the page's head gives."""
    titles: dict[int, list[str]] = {}
    for token in source:
        if token.stretch.markup is Markup.METADATA:
            titles.setdefault(token.stretch.begin, []).append(token.key)
    return list(titles.values())


def _in_tags(source: Sequence[Token]) -> frozenset[str]:
    """Return the words that template tags carry and may be said."""
    return frozenset(
        token.key for token in source if token.stretch.optional and token.stretch.reason is LeftOutReason.TEMPLATE
    )


def _by_label(source: Sequence[Token], readable: list[int]) -> dict[str, list[int]]:
    """Return the readable tokens of each note that the lexer saw defined, in the order of definition."""
    labels: dict[str, list[int]] = {}
    for index in readable:
        note = source[index].stretch.note
        if note:
            labels.setdefault(note, []).append(index)
    return labels


def _definitions(by_label: dict[str, list[int]], notes: list[Stream]) -> list[tuple[str, Stream]]:
    """Return which definition each note of the article was made from: by name, else by place."""
    if not by_label or not notes:
        return []
    folded = {label.casefold(): label for label in by_label}
    named = {_label_in(stream.name, folded): stream for stream in notes}
    named.pop("", None)
    known = {id(stream) for stream in named.values()}
    rest = sorted((label for label in by_label if label not in named), key=_rank)
    by_place = zip(rest, (stream for stream in notes if id(stream) not in known), strict=False)
    return [*named.items(), *by_place]


def _rank(label: str) -> int:
    """Return the order of notes without names: inline notes, those inside other notes, definitions that come again."""
    return 2 if label.startswith(REPEATED_NOTE) else int(label.startswith(INLINE_NOTE_IN_NOTE))


def _label_in(name: str, folded: dict[str, str]) -> str:
    """Return the label that a note's name holds (`fn:label`, `fn-label`, `label`), or nothing."""
    candidates = (name, name.partition(":")[2], name.partition("-")[2], name.partition("_")[2])
    return next((folded[c.casefold()] for c in candidates if c and c.casefold() in folded), "")
