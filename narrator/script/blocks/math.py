"""Displayed formulas: read, described where they are too long to follow by ear, or skipped."""

from narrator.article.model import LeftOutReason, Notice, Segment, Span
from narrator.config.policy import Treatment
from narrator.formulas.phrase import NOTHING_SAID, Phrase, phrase_of
from narrator.formulas.wording import said_in
from narrator.script.blocks import text
from narrator.script.formulas import described, source_of, why_not_read
from narrator.script.writing_context import WritingContext


def write_math(segment: Segment, context: WritingContext) -> None:
    """Write a displayed formula."""
    manuscript, phrases = context.manuscript, context.phrases
    treatment = context.policy.math
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    value, language = source_of(segment), said_in(segment.language or context.language)
    whole = phrase_of(value, language)
    if whole.problem == NOTHING_SAID:
        manuscript.leave_out(segment, LeftOutReason.SYMBOL)
        return
    number = whole.number
    if number:
        numbered = phrases.say("Equation {n}.", n=number)
        manuscript.announce(segment, numbered, phrases.language, after_ms=context.breaks.sentence_ms)
    if treatment is Treatment.DESCRIBE or (unread := not_read(segment, None, context)):
        symbols = unread.symbols if treatment is not Treatment.DESCRIBE and unread else 0
        phrase = (
            phrases.say_count("A formula of {n} symbol, not read.", "A formula of {n} symbols, not read.", symbols)
            if symbols
            else phrases.say("A formula, not read.")
        )
        manuscript.announce(segment, phrase, phrases.language, after_ms=context.paragraph_after_ms)
        manuscript.leave_out(segment, LeftOutReason.MATH)
        return
    if treatment is Treatment.ANNOUNCE and not number:
        manuscript.announce(segment, phrases.say("Formula:"), phrases.language, after_ms=context.breaks.sentence_ms)
    words = context.forms.formula(value, language)
    text.speak_whole(segment, words, context, after_ms=context.paragraph_after_ms, language=language)


def not_read(segment: Segment, span: Span | None, context: WritingContext) -> Phrase | None:
    """Return the phrase of a formula that is not read, and tell its author why; None where it is read."""
    value = source_of(segment, span)
    most = context.policy.formula_symbols
    phrase = described(value, said_in(segment.language or context.language), most)
    if phrase is not None and phrase.problem != NOTHING_SAID and context.policy.math is not Treatment.DESCRIBE:
        line = segment.lines[0] if segment.lines else None
        notice = Notice("formula-not-read", why_not_read(phrase, value, most), line, segment=segment.id)
        if notice not in context.manuscript.notices:
            context.manuscript.notices.append(notice)
    return phrase
