"""Formulas: said where they are simple enough to follow by ear, described where not."""

from narrator.article.model import LeftOutReason, Segment, SpanKind
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.formulas import plain_formula
from narrator.script.parts import said_formula
from narrator.script.writing_context import WritingContext


def write_math(segment: Segment, context: WritingContext) -> None:
    """Write a displayed formula."""
    manuscript = context.manuscript
    treatment = context.policy.math
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    if treatment is Treatment.DESCRIBE or not plain_formula(_tex(segment)):
        phrase = context.phrases.say("A formula, not read.")
        manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.paragraph_after_ms)
        manuscript.leave_out(segment, LeftOutReason.MATH)
        return
    if treatment is Treatment.ANNOUNCE:
        phrase = context.phrases.say("Formula:")
        manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.breaks.sentence_ms)
    words = context.forms.of(said_formula(_tex(segment), context.phrases), segment.language or context.language)
    text.speak_whole(segment, words, context, after_ms=context.paragraph_after_ms)


def _tex(segment: Segment) -> str:
    """Return the formula's TeX where the reader knew it, else its text."""
    whole = (span.value for span in segment.spans if span.kind is SpanKind.MATH and span.value)
    return next(whole, segment.text)
