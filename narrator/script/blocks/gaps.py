"""What is not said of a segment's text: stretches in order, without overlaps."""

from msgspec import Struct

from narrator.article.model import LeftOutReason, Segment, Span, SpanKind
from narrator.config.policy import Treatment
from narrator.formulas.phrase import NOTHING_SAID
from narrator.script.blocks.math import not_read
from narrator.script.writing_context import WritingContext


class Gap(Struct, frozen=True):
    """A stretch of the text that is not said, and the phrase heard in its place."""

    begin: int
    """Where its first character that is no white space stands."""
    end: int
    reason: LeftOutReason
    phrase: str = ""


def gaps_of(segment: Segment, context: WritingContext) -> list[Gap]:
    """Return the gaps of *segment*: what the author marked, and what the policy leaves out inside sentences."""
    gaps = _names(segment, context)
    done = gaps[-1].end if gaps else 0
    for span in segment.spans:
        verdict = _verdict(segment, span, context)
        begin = max(span.begin, done)
        text = segment.text[begin : span.end]
        if verdict is not None and text.strip():
            reason, phrase = verdict
            gaps.append(Gap(begin + len(text) - len(text.lstrip()), span.end, reason, phrase))
            done = span.end
    return gaps


def _names(segment: Segment, context: WritingContext) -> list[Gap]:
    """Return the names of speakers, which the policy leaves out where the voice tells who speaks."""
    if context.policy.speaker is not Treatment.SKIP:
        return []
    turns = context.given.turns.get(segment.id, ())
    return [Gap(*turn.name, LeftOutReason.POLICY) for turn in turns if turn.voice and any(turn.name)]


def _verdict(segment: Segment, span: Span, context: WritingContext) -> tuple[LeftOutReason, str] | None:
    """Return why *span* is not said and what is said for it; None where it is said."""
    if span.kind is SpanKind.SKIP:
        return LeftOutReason.MARKED, ""
    if span.kind is SpanKind.LINK and context.policy.link is Treatment.SKIP:
        return LeftOutReason.POLICY, ""
    if span.kind is SpanKind.STRIKE and context.policy.struck in {Treatment.SKIP, Treatment.DESCRIBE}:
        return LeftOutReason.POLICY, ""
    return _formula_verdict(segment, span, context) if span.kind is SpanKind.MATH else None


def _formula_verdict(segment: Segment, span: Span, context: WritingContext) -> tuple[LeftOutReason, str] | None:
    if context.policy.math is Treatment.SKIP:
        return LeftOutReason.POLICY, ""
    unread = not_read(segment, span, context)
    if unread is not None and unread.problem == NOTHING_SAID:
        return LeftOutReason.SYMBOL, ""
    if context.policy.math is Treatment.DESCRIBE or unread is not None:
        return LeftOutReason.MATH, context.phrases.say("a formula")
    return None
