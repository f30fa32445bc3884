"""Tokens with their places → the ledger's runs: spoken, left out, and markup counted by kind."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from narrator.ledger.model import LeftOutSpan, SpokenSpan
from narrator.ledger.source import LineFinder, Token


class Place(Struct, frozen=True, gc=False):
    """Where a token went: to an utterance, to what is left out, or into a count of markup."""

    segment: str = ""
    utterance: str = ""
    reason: str = ""
    kind: str = ""
    markup: str = ""


def spoken_spans(source: Sequence[Token], places: Sequence[Place | None]) -> tuple[SpokenSpan, ...]:
    """Return the runs of tokens that one utterance speaks; markup inside a run does not break it."""
    spans: list[SpokenSpan] = []
    for token, place in zip(source, places, strict=True):
        if place is None or not place.utterance:
            if place is None or not place.markup:
                spans.append(SpokenSpan(0, 0, 0, "", ""))
            continue
        last = spans[-1] if spans else None
        if last and last.tokens and last.utterance == place.utterance:
            spans[-1] = SpokenSpan(last.begin, token.end, last.tokens + 1, last.segment, last.utterance)
        else:
            spans.append(SpokenSpan(token.begin, token.end, 1, place.segment, place.utterance))
    # Numbers of their own (`+ 0`): a few of the tokens' would keep the memory of all of them
    return tuple(SpokenSpan(s.begin + 0, s.end + 0, s.tokens, s.segment, s.utterance) for s in spans if s.tokens)


def left_out_spans(
    text: str, source: Sequence[Token], places: Sequence[Place | None], finder: LineFinder
) -> tuple[LeftOutSpan, ...]:
    """Return the runs of tokens left out for one reason, with the source's own text and lines."""
    runs: list[list[int]] = []
    last: Place | None = None
    for index, place in enumerate(places):
        if place is not None and place.reason:
            if place == last:
                runs[-1].append(index)
            else:
                runs.append([index])
        if place is None or not place.markup:
            last = place
    return tuple(_left_out(text, source, run, places[run[0]], finder) for run in runs)


def _left_out(
    text: str, source: Sequence[Token], run: list[int], place: Place | None, finder: LineFinder
) -> LeftOutSpan:
    place = place or Place()
    begin, end = source[run[0]].begin, source[run[-1]].end
    return LeftOutSpan(
        begin,
        end,
        len(run),
        place.reason,
        text[begin:end],
        place.segment,
        place.kind,
        (finder.line(begin), finder.line(end - 1)),
    )


def markup_counts(places: Sequence[Place | None]) -> dict[str, int]:
    """Return how many tokens are markup, by kind, the most frequent first."""
    return dict(Counter(place.markup for place in places if place is not None and place.markup).most_common())
