"""The words an engine gets for one utterance, in parts where language, phonemes or a pause change inside it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Span, SpanKind
from narrator.formulas.wording import said_in
from narrator.languages.phrases import Phrasebook
from narrator.script.draft import Draft
from narrator.script.formulas import source_of
from narrator.script.lexicon.matcher import Lexicon
from narrator.script.model import Part, Role
from narrator.script.other_scripts import runs_of_other_scripts
from narrator.script.raised import raised_in, with_powers
from narrator.script.spoken.traced import TracedText, traced, traced_within
from narrator.script.spoken_forms import SpokenForms

BARE_URL: Final = re.compile(
    r"(?:https?://|\bwww\.)(?:[^\s/<>\"]{0,64}@)?([^\s/?#<>\"“”«»()]{1,255})[^\s<>\"“”«»]{0,4000}", re.IGNORECASE
)
"""A URL that stands in the text as such, and its host."""
CLOSING: Final = ",.;:!?…)]}»”’"
"""Punctuation that closes the part before it, also where a new part begins."""
MARKING: Final = frozenset({SpanKind.LANGUAGE, SpanKind.SAY, SpanKind.MATH, SpanKind.VOICE})
"""Spans that change how their text is said."""
MOST_LETTERS: Final = 2
"""Of a formula that is a letter, which every voice can say."""
AFTER_URL: Final = ".,;:!?…)]}'’"


class Piece(Struct, frozen=True):
    """A stretch of an utterance and what changes how it is said."""

    said: TracedText
    language: str
    phoneme: str = ""
    is_final: bool = False
    """Worded by the author or the lexicon for the ear: no rule of speech touches it."""
    pause_after_ms: int = 0
    voice: str = ""
    """The name of a voice that a mark gives it."""

    @property
    def text(self) -> str:
        """What is said, before the rules of speech."""
        return self.said.text


class _Said(Struct):
    """A part that grows, with the text that it is made of."""

    part: Part
    text: TracedText


def parts(
    draft: Draft,
    lexicon: Lexicon,
    phrases: Phrasebook,
    forms: SpokenForms,
    *,
    names_links: bool = False,
    names_struck: bool = False,
    voices: frozenset[str] | None = None,
    cast: frozenset[str] = frozenset(),
) -> tuple[Part, ...]:
    """Return the parts of *draft*; none where it holds nothing that has a spoken form.

    *names_links*: say "link" before the text of each link; *names_struck*: where struck-out text begins and ends.
    *voices*: the languages that words of another script can be read in; None: any. *cast*: the names of voices that
    marks may give.
    """
    said: list[_Said] = []
    is_apart = False
    for piece in _closed(_pieces(draft, phrases, forms, _named(names_links=names_links, names_struck=names_struck))):
        for stretch in _by_script(_pronounced(piece, lexicon), voices):
            words = stretch.said if stretch.is_final else _in_words(stretch, phrases, forms)
            part = Part(words.text.strip(), stretch.language, _voice_of(stretch, draft, cast), stretch.phoneme)
            is_apart = is_apart or stretch.text[:1].isspace()
            _append(said, part, words.stripped(), link=" " if is_apart else "")
            is_apart = stretch.text[-1:].isspace()
        if piece.pause_after_ms and said and said[-1].part.text:
            last = said[-1]
            last.part = replace(last.part, pause_after_ms=last.part.pause_after_ms + piece.pause_after_ms)
    is_sayable = any(one.part.phoneme or any(character.isalnum() for character in one.text.text) for one in said)
    return tuple(_with_spans(said)) if is_sayable else ()


def _voice_of(stretch: Piece, draft: Draft, cast: frozenset[str]) -> str:
    return stretch.voice if stretch.voice in cast else draft.voice_for


def _in_words(piece: Piece, phrases: Phrasebook, forms: SpokenForms) -> TracedText:
    """Return what the rules of speech say for *piece*."""
    named = _links_named(piece.said, phrases)
    return named.then(forms.traced(named.text, piece.language))


def _append(said: list[_Said], part: Part, text: TracedText, link: str) -> None:
    """Add *part*, or make it one with the part before where nothing changes between them."""
    if not said:
        said.append(_Said(part, text))
        return
    last = said[-1]
    if not part.text or not last.part.text:  # nothing is said for what is written there
        kept = part if part.text else last.part
        said[-1] = _Said(kept, last.text.joined("", text))
        return
    is_bare = not any(character.isalnum() for character in part.text)
    was_bare = not any(character.isalnum() for character in last.part.text)
    before, after = last.part, part
    is_same = (before.language, before.voice_for) == (after.language, after.voice_for)
    is_same = is_same and not (before.phoneme or after.phoneme)
    if before.pause_after_ms or not (is_same or is_bare or was_bare):
        said.append(_Said(part, text))
        return
    joined = last.text.joined(link, text)
    said[-1] = _Said(replace(before if is_same or is_bare else after, text=joined.text), joined)


def _with_spans(said: Iterable[_Said]) -> Iterator[Part]:
    """Yield the parts, each with its spans."""
    begin = 0
    for one in said:
        yield replace(one.part, spans=one.text.spans(begin))
        begin += one.text.written


def _named(*, names_links: bool, names_struck: bool) -> frozenset[SpanKind]:
    kinds = {SpanKind.LINK: names_links, SpanKind.STRIKE: names_struck}
    return frozenset(kind for kind, is_named in kinds.items() if is_named)


def _pieces(draft: Draft, phrases: Phrasebook, forms: SpokenForms, named: frozenset[SpanKind]) -> Iterator[Piece]:
    """Yield the stretches between the borders of spans that change how the text is said."""
    segment = draft.segment
    if segment is None or draft.text:
        is_text = draft.role is Role.TEXT
        said = traced(segment.text[draft.begin : draft.end] if segment is not None and is_text else draft.text)
        yield Piece(said.block(draft.text), draft.language, is_final=bool(draft.text) and is_text)
        return
    written = with_powers(segment.text, draft)
    spans = [span for span in draft.spans if _matters(span, draft) or (span.kind in named and _is_named(span, draft))]
    if not spans and draft.begin < draft.end:  # nearly every sentence
        yield Piece(raised_in(segment.text[draft.begin : draft.end], written), draft.language)
        return
    edges = {min(max(edge, draft.begin), draft.end) for span in spans for edge in (span.begin, span.end)}
    borders = sorted({*edges, draft.begin, draft.end})
    waiting, active = 0, list[Span]()
    formulas = {(span.begin, span.end): span for span in spans if span.kind is SpanKind.MATH}
    begins, ends = {begin for begin, _ in formulas}, {end for _, end in formulas}
    for begin, end in pairwise(borders):
        while waiting < len(spans) and spans[waiting].begin <= end:
            active.append(spans[waiting])
            waiting += 1
        active = [span for span in active if span.end > begin]
        raised_text = raised_in(segment.text[begin:end], written[begin - draft.begin : end - draft.begin])
        piece = _piece(Piece(raised_text, draft.language), (begin, end), active, phrases)
        formula = formulas.get((begin, end))
        if formula is not None and not piece.is_final:
            words = forms.formula(source_of(segment, formula), said_in(piece.language))
            language = piece.language if len(words) < MOST_LETTERS else said_in(piece.language)
            words = f", {words}" if begin in ends else words
            piece = replace(piece, said=piece.said.block(words), is_final=True, language=language)
        elif begin in ends and end in begins and piece.text.isspace():  # two formulas are heard as two
            piece = replace(piece, said=piece.said.block(", "))
        struck = _struck(piece.text, (begin, end), active, phrases, segment.text[end : min(end + 1, draft.end)])
        yield replace(piece, said=piece.said.then(traced_within(piece.text, struck)))


def _closed(pieces: Iterable[Piece]) -> list[Piece]:
    """Return *pieces* with the punctuation that closes one taken from the beginning of the next."""
    closed: list[Piece] = []
    for piece in pieces:
        rest = piece.text.lstrip(CLOSING)
        if closed and len(rest) < len(piece.text) and not piece.is_final:
            closing, following = piece.said.cut(len(piece.text) - len(rest))
            closed[-1] = replace(closed[-1], said=closed[-1].said.joined("", closing if rest else piece.said))
            closed += [replace(piece, said=following)] if rest else []
        else:
            closed.append(piece)
    return closed


def _matters(span: Span, draft: Draft) -> bool:
    if span.kind is SpanKind.PAUSE:
        return draft.begin < span.begin < draft.end
    return span.kind in MARKING and span.begin < draft.end and span.end > draft.begin


def _piece(plain: Piece, stretch: tuple[int, int], spans: list[Span], phrases: Phrasebook) -> Piece:
    """Return the piece that *spans* make of the *plain* one at *stretch*."""
    begin, end = stretch
    text, language, is_final, pause_ms, voice = plain.text, plain.language, False, 0, ""
    for span in spans:
        if span.kind is SpanKind.PAUSE:
            pause_ms += int(span.value) if span.begin == end and span.value.isdigit() else 0
        elif span.kind is SpanKind.LINK:
            text = phrases.say("link") + f" {text}" if span.begin == begin else text
        elif span.begin <= begin and end <= span.end:
            if span.kind is SpanKind.LANGUAGE:
                language = span.value or language
            elif span.kind is SpanKind.VOICE:
                voice = span.value
            elif span.kind is SpanKind.SAY:
                text, is_final = (span.value if span.begin == begin else ""), True
    said = plain.said.then(traced_within(plain.text, text))
    return Piece(said, language, is_final=is_final, pause_after_ms=pause_ms, voice=voice)


def _struck(text: str, stretch: tuple[int, int], spans: list[Span], phrases: Phrasebook, after: str) -> str:
    """Return *text* with the words that tell a listener where struck-out text begins and ends."""
    for span in spans:
        if span.kind is SpanKind.STRIKE and text.strip():
            if span.begin == stretch[0]:
                text = " " + phrases.say("struck out:") + " " + text.lstrip()
            if span.end == stretch[1]:
                link = " " if text.rstrip().endswith(tuple(CLOSING)) else ", "
                closing = "" if after and after in CLOSING else ". " if link == " " or not after else ", "
                text = text.rstrip() + link + phrases.say("end struck") + closing
    return text


def _is_named(span: Span, draft: Draft) -> bool:
    """Return whether *span* is to be named here; a link whose text is a bare address is called a link anyway."""
    if span.kind is SpanKind.STRIKE:
        return span.begin < draft.end and span.end > draft.begin and span.end > span.begin
    if not draft.begin <= span.begin < draft.end or draft.segment is None:
        return False
    return not BARE_URL.match(draft.segment.text[span.begin : span.end])


def _pronounced(piece: Piece, lexicon: Lexicon) -> Iterator[Piece]:
    """Yield *piece* with the lexicon's words in place; a phoneme stands apart."""
    if piece.is_final or not lexicon:
        yield replace(piece, pause_after_ms=0) if piece.pause_after_ms else piece
        return
    said, rest = traced(""), piece.said
    for stretch, lexeme in lexicon.split(piece.text, piece.language):
        here, rest = rest.cut(len(stretch))
        if lexeme is not None and lexeme.phoneme:
            if said.text:
                yield Piece(said, piece.language, voice=piece.voice)
            alias = here.block(lexeme.alias or stretch)
            is_final = bool(lexeme.alias)
            yield Piece(alias, piece.language, phoneme=lexeme.phoneme, is_final=is_final, voice=piece.voice)
            said = traced("")
        else:
            said = said.joined(
                "", here if lexeme is None else here.block(_name_after_stop(said.text, stretch, lexeme.alias))
            )
    said = said.joined("", rest)
    if said.text or said.written:
        yield Piece(said, piece.language, voice=piece.voice)


def _name_after_stop(before: str, written: str, alias: str) -> str:
    """Return *alias* with the capital of *written* behind a full stop, as of "Dr.": by it rules know a name."""
    return alias[:1].upper() + alias[1:] if before.endswith(". ") and written[:1].isupper() else alias


def _by_script(pieces: Iterable[Piece], voices: frozenset[str] | None) -> Iterator[Piece]:
    """Yield *pieces*, with words of another script apart, where a voice reads their language."""
    for piece in pieces:
        if piece.is_final or piece.phoneme:
            yield piece
            continue
        rest, done = piece.said, 0
        runs = runs_of_other_scripts(piece.text, piece.language)
        for begin, end, language in runs:
            if voices is not None and language not in voices:
                continue
            before, rest = rest.cut(begin - done)
            run, rest = rest.cut(end - begin)
            done = end
            if before.text:
                yield replace(piece, said=before)
            yield replace(piece, said=run, language=language)
        if rest.text or rest.written or not done:
            yield replace(piece, said=rest) if done else piece


def _links_named(said: TracedText, phrases: Phrasebook) -> TracedText:
    """Return *said* with "link to example.com" for each URL that stands bare in it."""
    if "://" not in said.text and "www." not in said.text.lower():
        return said
    return said.sub(BARE_URL, lambda match: _link(match, phrases))


def _link(match: re.Match[str], phrases: Phrasebook) -> str:
    whole = match[0]
    after = whole[len(whole.rstrip(AFTER_URL)) :]
    host = match[1].rstrip(AFTER_URL).removeprefix("www.").partition(":")[0]
    dot = phrases.say("dot")
    return phrases.say("link to {host}", host=host.replace(".", f" {dot} ")) + after
