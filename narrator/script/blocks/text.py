"""A segment's own words: its sentences, without what is left out, with note cues and the author's pauses."""

from msgspec.structs import replace

from narrator.article.model import Segment, Span, SpanKind
from narrator.config.policy import Treatment
from narrator.script.blocks import notes
from narrator.script.blocks.plan import Range, Sentence, whole
from narrator.script.draft import Draft
from narrator.script.model import Role
from narrator.script.writing_context import WritingContext

INSIDE_MS = 100
"""Silence where a sentence is cut around something that is left out or announced inside it."""
LINE_MS = 350
"""Silence after a line (of a poem, an address) that the author ended without ending the sentence."""
SENTENCE_END = tuple(".!?…:;。！？।؟۔»”\"')]’")


def speak(segment: Segment, context: WritingContext, *, after_ms: int) -> None:
    """Write the words of *segment*; the last sentence is followed by *after_ms* of silence."""
    context.manuscript.pause(sum(int(span.value) for span in segment.spans if _is_pause(span) and span.begin == 0))
    if segment.say:
        speak_whole(segment, segment.say, context, after_ms=after_ms)
    else:
        speak_planned(segment, whole(segment, context), context, after_ms=after_ms)


def speak_whole(segment: Segment, wording: str, context: WritingContext, *, after_ms: int, language: str = "") -> None:
    """Write all of *segment* as one utterance that says *wording*, in *language* where that is not the text's."""
    sentence = Sentence(0, len(segment.text), (), ())
    draft = _draft(segment, context, sentence, (0, len(segment.text)))
    context.manuscript.add(replace(draft, text=wording, after_ms=after_ms, language=language or draft.language))


def speak_planned(segment: Segment, planned: list[Sentence], context: WritingContext, *, after_ms: int) -> None:
    """Write *planned* sentences of *segment*; the last is followed by *after_ms* of silence."""
    mark = len(context.manuscript.drafts)
    for sentence in planned:
        _sentence(segment, context, sentence)
    drafts = context.manuscript.drafts
    if len(drafts) > mark and drafts[-1].after_ms != after_ms:
        drafts[-1] = replace(drafts[-1], after_ms=after_ms)


def _sentence(segment: Segment, context: WritingContext, sentence: Sentence) -> None:
    manuscript = context.manuscript
    mark = len(manuscript.drafts)
    position = sentence.begin
    for gap in sentence.gaps:
        _stretch(segment, context, sentence, (position, gap.begin), INSIDE_MS)
        if gap.begin >= sentence.begin:
            manuscript.leave_out(segment, gap.reason, gap.begin, gap.end)
            if gap.phrase:
                manuscript.announce(segment, gap.phrase, context.phrases.language, after_ms=INSIDE_MS)
        position = min(gap.end, sentence.end)
    is_ended = segment.text.endswith(SENTENCE_END, sentence.begin, sentence.end)
    after_ms = context.breaks.sentence_ms if is_ended else min(LINE_MS, context.breaks.sentence_ms)
    _stretch(segment, context, sentence, (position, sentence.end), after_ms)
    manuscript.rest(after_ms, since=mark)
    if context.policy.footnote is not Treatment.SKIP:
        for span in sentence.spans:
            if span.kind is SpanKind.NOTE_REFERENCE:
                notes.refer(segment, span.value, context)


def _stretch(segment: Segment, context: WritingContext, sentence: Sentence, stretch: Range, after_ms: int) -> None:
    """Write one unbroken stretch of a sentence, without the white space at its borders."""
    begin, end = stretch
    piece = segment.text[begin:end]
    stripped = piece.strip()
    if stripped:
        begin += len(piece) - len(piece.lstrip())
        draft = _draft(segment, context, sentence, (begin, begin + len(stripped)), after_ms)
        context.manuscript.add(draft)


def _draft(segment: Segment, context: WritingContext, sentence: Sentence, stretch: Range, after_ms: int = 0) -> Draft:
    begin, end = stretch
    turn = context.given.turn_at(segment, begin)
    return Draft(
        role=Role.TEXT,
        segment=segment,
        begin=begin,
        end=end,
        spans=sentence.spans,
        language=segment.language or context.language,
        voice_for=context.given.voice_of(segment, begin, context.voice_for),
        speaker=turn.speaker if turn is not None and turn.voice else "",
        after_ms=after_ms,
        pause_ms=sum(int(span.value) for span in sentence.spans if _pauses_after(span, segment, end)),
    )


def _pauses_after(span: Span, segment: Segment, end: int) -> bool:
    """Return whether *span* is a pause between this sentence and the next (pauses inside are the parts' business)."""
    return _is_pause(span) and span.begin >= end > 0 and not segment.text[end : span.begin].strip()


def _is_pause(span: Span) -> bool:
    return span.kind is SpanKind.PAUSE and span.value.isdigit()
