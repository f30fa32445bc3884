"""Article and script → ledger: where each word of the source went, and what does not add up."""

from collections.abc import Sequence

from narrator.article.model import Article, LeftOut, Segment
from narrator.ledger.faults import invented, script_faults, unaccounted
from narrator.ledger.model import Ledger
from narrator.ledger.pairing import Pairing, pair
from narrator.ledger.prose import prose_left_out
from narrator.ledger.signs import signs_of
from narrator.ledger.source import LineFinder, Token, tokens
from narrator.ledger.spans import Place, left_out_spans, markup_counts, spoken_spans
from narrator.ledger.utterances import Voices
from narrator.script.model import Script, Utterance


def account(article: Article, script: Script) -> Ledger:
    """Return the account of `article.source.text`, word by word, against what *script* says of *article*.

    The order of the source binds, but for footnotes, which are matched note by note. Nothing is classified to
    make the sum right: what matches nothing is a fault.
    """
    text = article.source.text
    source = tokens(text, article.source.format)
    segments = article.segments()
    finder = LineFinder(text)
    pairing = pair(source, article)
    places, missing = _places(source, segments, pairing, Voices(article, script))
    lines = _lines(segments, source, pairing, finder)
    return Ledger(
        tokens=len(source),
        spoken=spoken_spans(source, places),
        left_out=left_out_spans(text, source, places, finder),
        markup=markup_counts(places),
        faults=(
            *unaccounted(text, source, missing, finder),
            *invented(segments, pairing.invented, lines),
            *script_faults(segments, script, lines),
        ),
        lines=lines,
        script_left_out=script.left_out,
        signs=signs_of(script),
        prose=prose_left_out(article, _lines_of_left_out(article, source, pairing, finder)),
    )


def _places(
    source: Sequence[Token], segments: Sequence[Segment], pairing: Pairing, voices: Voices
) -> tuple[list[Place | None], dict[int, str]]:
    """Return the place of each token, and the tokens that have none with the segment they were found in."""
    missing = dict.fromkeys(pairing.unaccounted, "")
    places: list[Place | None] = []
    said: dict[str, Place] = {}
    asked = None
    begin = 0
    voice: Utterance | LeftOut | None = None
    for index, token in enumerate(source):
        claim = pairing.claims[index]
        if index in missing:
            places.append(None)
        elif claim is None:
            places.append(Place(reason=token.stretch.reason or "", markup=token.stretch.markup or ""))
        elif claim.left_out is not None:
            places.append(_left_out(claim.left_out))
        else:
            segment = segments[claim.segment].id
            if claim is not asked:
                asked, begin = claim, claim.begin
                voice = voices.of(segment, claim.key, begin, claim.end)
            else:  # one word of the article, several of the source: each from where its own letters begin
                voice = voice and (voices.of(segment, claim.key, min(begin, claim.end - 1), claim.end) or voice)
            begin += len(token.key)
            if voice is None:
                missing[index] = segment
                places.append(None)
            elif isinstance(voice, LeftOut):
                places.append(_left_out(voice))
            else:
                place = said.get(voice.id) or Place(segment=segment, utterance=voice.id)
                said[voice.id] = place
                places.append(place)
    return places, missing


def _left_out(left_out: LeftOut) -> Place:
    return Place(segment=left_out.segment, reason=left_out.reason, kind=left_out.kind)


def _lines(
    segments: Sequence[Segment], source: Sequence[Token], pairing: Pairing, finder: LineFinder
) -> dict[str, tuple[int, int]]:
    """Return the first and last source line of each segment that has words."""
    ends: dict[int, tuple[int, int]] = {}
    for index, claim in enumerate(pairing.claims):
        if claim is not None and claim.segment >= 0:
            ends[claim.segment] = (ends[claim.segment][0] if claim.segment in ends else index, index)
    return {
        segments[segment].id: (finder.line(source[first].begin), finder.line(source[last].begin))
        for segment, (first, last) in ends.items()
    }


def _lines_of_left_out(
    article: Article, source: Sequence[Token], pairing: Pairing, finder: LineFinder
) -> dict[int, int]:
    """Return the source line of what the reader left out, by its index in the article."""
    indexes = {id(left_out): index for index, left_out in enumerate(article.left_out)}
    lines: dict[int, int] = {}
    for token, claim in zip(source, pairing.claims, strict=True):
        index = indexes.get(id(claim.left_out)) if claim is not None and claim.left_out is not None else None
        if index is not None and index not in lines:
            lines[index] = finder.line(token.begin)
    return lines
