"""Asides, details and embedded media: what they are, then what they hold."""

from typing import Final

from narrator.article.model import Container, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.languages.phrases import message_in
from narrator.script.blocks import text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.writing_context import WritingContext

ASIDE_TYPES: Final = {
    "note": message_in("aside", "Note"),
    "info": message_in("aside", "Information"),
    "tip": message_in("aside", "Tip"),
    "hint": message_in("aside", "Hint"),
    "important": message_in("aside", "Important"),
    "warning": message_in("aside", "Warning"),
    "caution": message_in("aside", "Caution"),
    "danger": message_in("aside", "Danger"),
    "error": message_in("aside", "Error"),
    "example": message_in("aside", "Example"),
    "abstract": message_in("aside", "Summary"),
    "summary": message_in("aside", "Summary"),
    "question": message_in("aside", "Question"),
    "success": message_in("aside", "Success"),
    "failure": message_in("aside", "Failure"),
    "bug": message_in("aside", "Bug"),
    "quote": message_in("aside", "Quote"),
    "attention": message_in("aside", "Attention"),
    "seealso": message_in("aside", "See also"),
}
"""The kinds of aside that writers mark, in the reader's words."""


def write_aside(container: Container, context: WritingContext) -> None:
    """Write an admonition or call-out with its title and its end."""
    _framed(container, context, _aside_cue(container, context), context.phrases.say("End of aside."))


def write_details(container: Container, context: WritingContext) -> None:
    """Write a details element: the summary that is seen first, then what it opens."""
    _framed(container, context, context.phrases.say("Details:"), context.phrases.say("End of details."))


def _aside_cue(container: Container, context: WritingContext) -> str:
    """Return what to say first: nothing where the aside's own title says it."""
    kind = container.title.strip().lower()
    known = context.phrases.say_in("aside", ASIDE_TYPES[kind]) if kind in ASIDE_TYPES else ""
    cue = context.phrases.say("{title}.", title=known) if known else context.phrases.say("Aside.")
    title = next((s.text for s, _ in walk(container.children) if s.label is SegmentLabel.TITLE), "")
    says_it = {kind, known.lower() or kind}
    return "" if title.strip(" .:!").lower() in says_it - {""} else cue


def _framed(container: Container, context: WritingContext, cue: str, end: str) -> None:
    segments = [segment for segment, _ in walk(container.children) if segment.text]
    if not segments:
        return
    manuscript = context.manuscript
    treatment = context.policy.aside
    if treatment in {Treatment.ANNOUNCE, Treatment.DESCRIBE} and cue:
        manuscript.announce(segments[0], cue, context.phrases.language, after_ms=context.breaks.sentence_ms)
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        leave_out_blocks(container.children, LeftOutReason.POLICY, context)
        return
    context.walk(container.children, context)
    if treatment is Treatment.ANNOUNCE:
        manuscript.announce(segments[-1], end, context.phrases.language, after_ms=context.paragraph_after_ms)


def _embed_cue(context: WritingContext, *, is_read: bool) -> str:
    say = context.phrases.say
    return say("Embedded media:") if is_read else say("Embedded media, not played here.")


def write_embed(segment: Segment, context: WritingContext) -> None:
    """Write embedded media: that it is there, and its title."""
    manuscript = context.manuscript
    treatment = context.policy.embed
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.EMBED)
        return
    is_read = bool(segment.text) and treatment is not Treatment.DESCRIBE
    if treatment is not Treatment.SPEAK:
        after_ms = context.breaks.sentence_ms if is_read else context.paragraph_after_ms
        phrase = _embed_cue(context, is_read=is_read)
        manuscript.announce(segment, phrase, context.phrases.language, after_ms=after_ms)
    if is_read:
        text.speak(segment, context, after_ms=context.paragraph_after_ms)
    elif segment.text:
        manuscript.leave_out(segment, LeftOutReason.EMBED)
