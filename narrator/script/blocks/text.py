"""A segment's own words: its sentences, without what is left out, with note cues and the author's pauses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from narrator.article.model import LeftOutReason, Segment, SegmentKind, Span, SpanKind
from narrator.config.policy import Treatment
from narrator.script.blocks import notes
from narrator.script.draft import Draft
from narrator.script.formulas import plain_formula
from narrator.script.model import Role
from narrator.script.scene import Scene
from narrator.script.sentences import sentences

INSIDE_MS = 100
"""Silence where a sentence is cut around something that is left out or announced inside it."""
LINE_MS = 350
"""Silence after a line (of a poem, an address) that the author ended without ending the sentence."""
SENTENCE_END = tuple(".!?…:;。！？।؟۔»”\"')]’")


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the text that is not said, and the phrase heard in its place."""

    begin: int
    end: int
    reason: LeftOutReason
    phrase: str = ""


def speak(segment: Segment, scene: Scene, *, after_ms: int, before_ms: int = 0) -> None:
    """Write the words of *segment*; the last sentence is followed by *after_ms* of silence."""
    scene.manuscript.pause(_pause_before(segment))
    mark = len(scene.manuscript.drafts)
    if segment.say:
        scene.manuscript.add(_draft(segment, scene, 0, len(segment.text), text=segment.say))
    else:
        for begin, end in _units(segment, scene):
            _sentence(segment, scene, begin, end)
    scene.manuscript.approach(before_ms, since=mark)
    _close(scene, after_ms, mark)


def speak_whole(segment: Segment, wording: str, scene: Scene, *, after_ms: int) -> None:
    """Write all of *segment* as one utterance that says *wording*."""
    scene.manuscript.add(_draft(segment, scene, 0, len(segment.text), text=wording, after_ms=after_ms))


def speak_range(segment: Segment, begin: int, end: int, scene: Scene, *, after_ms: int) -> None:
    """Write `text[begin:end]` of *segment*, a table's cell, sentence by sentence."""
    mark = len(scene.manuscript.drafts)
    for left, right in sentences(segment.text[begin:end], segment.language or scene.language):
        _sentence(segment, scene, begin + left, begin + right)
    _close(scene, after_ms, mark)


def _close(scene: Scene, after_ms: int, mark: int) -> None:
    drafts = scene.manuscript.drafts
    if len(drafts) > mark and drafts[-1].after_ms != after_ms:
        drafts[-1] = replace(drafts[-1], after_ms=after_ms)


def _units(segment: Segment, scene: Scene) -> list[tuple[int, int]]:
    """Return the stretches to be said in one go: sentences; a heading is one."""
    if segment.kind is SegmentKind.HEADING and len(segment.text) <= 300:
        return [(0, len(segment.text))]
    return sentences(segment.text, segment.language or scene.language)


def _sentence(segment: Segment, scene: Scene, begin: int, end: int) -> None:
    manuscript = scene.manuscript
    mark = len(manuscript.drafts)
    position = begin
    for gap in _gaps(segment, scene, begin, end):
        _stretch(segment, scene, position, gap.begin, INSIDE_MS)
        if gap.begin >= begin:
            manuscript.leave_out(segment, gap.reason, gap.begin, gap.end)
            if gap.phrase:
                manuscript.announce(segment, gap.phrase, scene.wording.language, after_ms=INSIDE_MS)
        position = max(position, min(gap.end, end))
    is_ended = segment.text.endswith(SENTENCE_END, begin, end)
    after_ms = scene.breaks.sentence_ms if is_ended else min(LINE_MS, scene.breaks.sentence_ms)
    _stretch(segment, scene, position, end, after_ms)
    manuscript.rest(after_ms, since=mark)
    _note_cues(segment, scene, begin, end)


def _stretch(segment: Segment, scene: Scene, begin: int, end: int, after_ms: int) -> None:
    """Write one unbroken stretch of a sentence, without the white space at its borders."""
    piece = segment.text[begin:end]
    stripped = piece.strip()
    if not stripped:
        return
    begin += len(piece) - len(piece.lstrip())
    scene.manuscript.add(_draft(segment, scene, begin, begin + len(stripped), after_ms=after_ms))


def _draft(segment: Segment, scene: Scene, begin: int, end: int, *, text: str = "", after_ms: int = 0) -> Draft:
    return Draft(
        role=Role.TEXT,
        segment=segment,
        begin=begin,
        end=end,
        text=text,
        language=segment.language or scene.language,
        voice_for=scene.voice_for,
        after_ms=after_ms,
        pause_ms=sum(int(s.value) for s in segment.spans if _pauses_after(s, segment, end)),
    )


def _pauses_after(span: Span, segment: Segment, end: int) -> bool:
    """Return whether *span* is a pause between this sentence and the next (pauses inside are the parts' business)."""
    return _is_pause(span) and span.begin >= end and not segment.text[end : span.begin].strip()


def _pause_before(segment: Segment) -> int:
    """Return the author's own silence before the first word."""
    return sum(int(span.value) for span in segment.spans if _is_pause(span) and span.begin == 0)


def _is_pause(span: Span) -> bool:
    return span.kind is SpanKind.PAUSE and span.value.isdigit()


def _gaps(segment: Segment, scene: Scene, begin: int, end: int) -> Iterator[Gap]:
    """Yield what is not said of the sentence, in order, without overlaps."""
    position = begin
    for span in segment.spans:
        if span.end <= position or span.begin >= end or span.begin == span.end:
            continue
        gap = _gap(segment, scene, span)
        if gap is not None and segment.text[gap.begin : gap.end].strip():
            yield gap
            position = gap.end


def _gap(segment: Segment, scene: Scene, span: Span) -> Gap | None:
    text = segment.text[span.begin : span.end]
    begin = span.begin + len(text) - len(text.lstrip())
    if span.kind is SpanKind.SKIP:
        return Gap(begin, span.end, LeftOutReason.MARKED)
    if span.kind is SpanKind.LINK and scene.policy.link is Treatment.SKIP:
        return Gap(begin, span.end, LeftOutReason.POLICY)
    if span.kind is SpanKind.MATH:
        treatment = scene.policy.math
        if treatment is Treatment.SKIP:
            return Gap(begin, span.end, LeftOutReason.POLICY)
        if treatment is Treatment.DESCRIBE or not plain_formula(span.value or text):
            return Gap(begin, span.end, LeftOutReason.MATH, scene.wording.say("math.inline"))
    return None


def _note_cues(segment: Segment, scene: Scene, begin: int, end: int) -> None:
    """Say which notes the sentence refers to, and read them here where the policy says so."""
    if scene.policy.footnote is Treatment.SKIP:
        return
    for span in segment.spans:
        refers = span.kind is SpanKind.NOTE_REFERENCE and begin <= span.begin <= end
        if refers and not span.begin == begin > 0:
            notes.refer(segment, span.value, scene)
