"""The words an engine gets for one utterance, in parts where language, phonemes or a pause change inside it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Span, SpanKind
from narrator.script.announcements.wording import Wording
from narrator.script.draft import Draft
from narrator.script.formulas import can_be_raised, plain_formula, raised
from narrator.script.lexicon.matcher import Lexicon
from narrator.script.model import Part, Role
from narrator.script.spoken_forms import SpokenForms

BARE_URL: Final = re.compile(
    r"(?:https?://|\bwww\.)(?:[^\s/<>\"]{0,64}@)?([^\s/?#<>\"“”«»()]{1,255})[^\s<>\"“”«»]{0,4000}", re.IGNORECASE
)
"""A URL that stands in the text as such, and its host."""
CLOSING: Final = ",.;:!?…)]}»”’"
"""Punctuation that closes the part before it, also where a new part begins."""
MARKING: Final = frozenset({SpanKind.LANGUAGE, SpanKind.SAY, SpanKind.MATH})
"""Spans that change how their text is said."""
_POWER_OF: Final = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{1,3}|[\d)])\Z")
"""What a power stands on: a variable, a unit, a figure. After a longer word a raised figure is a note's."""
AFTER_URL: Final = ".,;:!?…)]}'’"


class Piece(Struct, frozen=True):
    """A stretch of an utterance and what changes how it is said."""

    text: str
    language: str
    phoneme: str = ""
    is_final: bool = False
    """Worded by the author or the lexicon for the ear: no rule of speech touches it."""
    pause_after_ms: int = 0


def parts(
    draft: Draft,
    lexicon: Lexicon,
    wording: Wording,
    forms: SpokenForms,
    *,
    names_links: bool = False,
    names_struck: bool = False,
) -> tuple[Part, ...]:
    """Return the parts of *draft*; none where it holds nothing that has a spoken form.

    *names_links*: say "link" before the text of each link; *names_struck*: where struck-out text begins and ends.
    """
    said: list[Part] = []
    is_apart = False
    for piece in _closed(_pieces(draft, wording, _named(names_links=names_links, names_struck=names_struck))):
        for stretch in _pronounced(piece, lexicon):
            named = stretch.text if stretch.is_final else _links_named(stretch.text, wording)
            words = named if stretch.is_final else forms.of(named, stretch.language)
            part = Part(words.strip(), stretch.language, draft.voice_for, stretch.phoneme)
            is_apart = is_apart or stretch.text[:1].isspace()
            if part.text:
                _append(said, part, link=" " if is_apart else "")
            is_apart = stretch.text[-1:].isspace()
        if piece.pause_after_ms and said:
            said[-1] = replace(said[-1], pause_after_ms=said[-1].pause_after_ms + piece.pause_after_ms)
    is_sayable = any(part.phoneme or any(character.isalnum() for character in part.text) for part in said)
    return tuple(said) if is_sayable else ()


def _append(said: list[Part], part: Part, link: str) -> None:
    """Add *part*, or make it one with the part before where nothing changes between them."""
    if not said:
        said.append(part)
        return
    last = said[-1]
    is_bare = not any(character.isalnum() for character in part.text)
    was_bare = not any(character.isalnum() for character in last.text)
    is_same = (last.language, last.voice_for) == (part.language, part.voice_for) and not (last.phoneme or part.phoneme)
    if last.pause_after_ms or not (is_same or is_bare or was_bare):
        said.append(part)
    elif is_same or is_bare:
        said[-1] = replace(last, text=last.text + link + part.text)
    else:
        said[-1] = replace(part, text=last.text + link + part.text)


def _named(*, names_links: bool, names_struck: bool) -> frozenset[SpanKind]:
    kinds = {SpanKind.LINK: names_links, SpanKind.STRIKE: names_struck}
    return frozenset(kind for kind, is_named in kinds.items() if is_named)


def _pieces(draft: Draft, wording: Wording, named: frozenset[SpanKind]) -> Iterator[Piece]:
    """Yield the stretches between the borders of spans that change how the text is said."""
    segment = draft.segment
    if segment is None or draft.text:
        yield Piece(draft.text, draft.language, is_final=bool(draft.text) and draft.role is Role.TEXT)
        return
    written = _with_powers(segment.text, draft)
    spans = [span for span in draft.spans if _matters(span, draft) or (span.kind in named and _is_named(span, draft))]
    edges = {min(max(edge, draft.begin), draft.end) for span in spans for edge in (span.begin, span.end)}
    borders = sorted({*edges, draft.begin, draft.end})
    waiting, active = 0, list[Span]()
    for begin, end in pairwise(borders):
        while waiting < len(spans) and spans[waiting].begin <= end:
            active.append(spans[waiting])
            waiting += 1
        active = [span for span in active if span.end > begin]
        text = written[begin - draft.begin : end - draft.begin]
        piece = _piece(Piece(text, draft.language), (begin, end), active, wording)
        after = segment.text[end : min(end + 1, draft.end)]
        yield replace(piece, text=_struck(piece.text, (begin, end), active, wording, after))


def _closed(pieces: Iterable[Piece]) -> list[Piece]:
    """Return *pieces* with the punctuation that closes one taken from the beginning of the next."""
    closed: list[Piece] = []
    for piece in pieces:
        rest = piece.text.lstrip(CLOSING)
        if closed and len(rest) < len(piece.text) and not piece.is_final:
            closing = piece.text[: len(piece.text) - len(rest)]
            closed[-1] = replace(closed[-1], text=closed[-1].text + closing)
            closed += [replace(piece, text=rest)] if rest else []
        else:
            closed.append(piece)
    return closed


def _matters(span: Span, draft: Draft) -> bool:
    if span.kind is SpanKind.PAUSE:
        return draft.begin < span.begin < draft.end
    return span.kind in MARKING and span.begin < draft.end and span.end > draft.begin


def _piece(plain: Piece, stretch: tuple[int, int], spans: list[Span], wording: Wording) -> Piece:
    """Return the piece that *spans* make of the *plain* one at *stretch*."""
    begin, end = stretch
    text, language, is_final, pause_ms = plain.text, plain.language, False, 0
    for span in spans:
        if span.kind is SpanKind.PAUSE:
            pause_ms += int(span.value) if span.begin == end and span.value.isdigit() else 0
        elif span.kind is SpanKind.LINK:
            text = f"{wording.say('link.begin')} {text}" if span.begin == begin else text
        elif span.begin <= begin and end <= span.end:
            if span.kind is SpanKind.LANGUAGE:
                language = span.value or language
            elif span.kind is SpanKind.SAY:
                text, is_final = (span.value if span.begin == begin else ""), True
            elif span.kind is SpanKind.MATH and (span.begin, span.end) == (begin, end):
                text = said_formula(span.value or text, wording) or text
    return Piece(text, language, is_final=is_final, pause_after_ms=pause_ms)


def said_formula(formula: str, wording: Wording) -> str:
    """Return *formula* in plain signs and the language's words for powers and indices; empty where it is too deep."""
    return plain_formula(formula, wording.phrases["math.power"], wording.phrases["math.index"])


def _struck(text: str, stretch: tuple[int, int], spans: list[Span], wording: Wording, after: str) -> str:
    """Return *text* with the words that tell a listener where struck-out text begins and ends."""
    for span in spans:
        if span.kind is SpanKind.STRIKE and text.strip():
            if span.begin == stretch[0]:
                text = f" {wording.say('struck.begin')} {text.lstrip()}"
            if span.end == stretch[1]:
                link = " " if text.rstrip().endswith(tuple(CLOSING)) else ", "
                closing = "" if after and after in CLOSING else ". " if link == " " or not after else ", "
                text = f"{text.rstrip()}{link}{wording.say('struck.end')}{closing}"
    return text


def _is_named(span: Span, draft: Draft) -> bool:
    """Return whether *span* is to be named here; a link whose text is a bare address is called a link anyway."""
    if span.kind is SpanKind.STRIKE:
        return span.begin < draft.end and span.end > draft.begin and span.end > span.begin
    if not draft.begin <= span.begin < draft.end or draft.segment is None:
        return False
    return not BARE_URL.match(draft.segment.text[span.begin : span.end])


def _with_powers(text: str, draft: Draft) -> str:
    """Return the draft's stretch of *text* with what stands raised after a variable or unit in superscripts."""
    written = text[draft.begin : draft.end]
    for span in draft.spans:
        if span.kind is SpanKind.SUPERSCRIPT and draft.begin <= span.begin < span.end <= draft.end:
            exponent = text[span.begin : span.end]
            before = text[max(0, span.begin - 4) : span.begin]
            if can_be_raised(exponent) and _POWER_OF.search(before):
                written = written[: span.begin - draft.begin] + raised(exponent) + written[span.end - draft.begin :]
    return written


def _pronounced(piece: Piece, lexicon: Lexicon) -> Iterator[Piece]:
    """Yield *piece* with the lexicon's words in place; a phoneme stands apart."""
    if piece.is_final or not lexicon:
        yield replace(piece, pause_after_ms=0)
        return
    text = ""
    for stretch, lexeme in lexicon.split(piece.text, piece.language):
        if lexeme is None:
            text += stretch
        elif lexeme.phoneme:
            if text:
                yield Piece(text, piece.language)
            yield Piece(lexeme.alias or stretch, piece.language, phoneme=lexeme.phoneme, is_final=bool(lexeme.alias))
            text = ""
        else:
            text += lexeme.alias
    if text:
        yield Piece(text, piece.language)


def _links_named(text: str, wording: Wording) -> str:
    """Say "link to example.com" for a URL that stands bare in the text."""
    if "://" not in text and "www." not in text.lower():
        return text
    return BARE_URL.sub(lambda match: _link(match, wording), text)


def _link(match: re.Match[str], wording: Wording) -> str:
    whole = match[0]
    after = whole[len(whole.rstrip(AFTER_URL)) :]
    host = match[1].rstrip(AFTER_URL).removeprefix("www.").partition(":")[0]
    return wording.say("link.bare", host=host.replace(".", f" {wording.say('link.dot')} ")) + after
