"""Asides, details and embedded media: what they are, then what they hold."""

from narrator.article.model import Container, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.writing_context import WritingContext


def write_aside(container: Container, context: WritingContext) -> None:
    """Write an admonition or call-out with its title and its end."""
    _framed(container, context, _aside_cue(container, context), "aside.end")


def write_details(container: Container, context: WritingContext) -> None:
    """Write a details element: the summary that is seen first, then what it opens."""
    _framed(container, context, context.wording.say("details.begin"), "details.end")


def _aside_cue(container: Container, context: WritingContext) -> str:
    """Return what to say first: nothing where the aside's own title says it."""
    kind = container.title.strip().lower()
    known = f"aside_types.{kind}"
    cue = (
        context.wording.say("aside.titled", title=context.wording.say(known))
        if context.wording.has(known)
        else context.wording.say("aside.begin")
    )
    title = next((s.text for s, _ in walk(container.children) if s.label is SegmentLabel.TITLE), "")
    says_it = {kind, context.wording.say(known).lower() if context.wording.has(known) else kind}
    return "" if title.strip(" .:!").lower() in says_it - {""} else cue


def _framed(container: Container, context: WritingContext, cue: str, end_key: str) -> None:
    segments = [segment for segment, _ in walk(container.children) if segment.text]
    if not segments:
        return
    manuscript = context.manuscript
    treatment = context.policy.aside
    if treatment in {Treatment.ANNOUNCE, Treatment.DESCRIBE} and cue:
        manuscript.announce(segments[0], cue, context.wording.language, after_ms=context.breaks.sentence_ms)
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        leave_out_blocks(container.children, LeftOutReason.POLICY, context)
        return
    context.walk(container.children, context)
    if treatment is Treatment.ANNOUNCE:
        phrase = context.wording.say(end_key)
        manuscript.announce(segments[-1], phrase, context.wording.language, after_ms=context.paragraph_after_ms)


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
        phrase = context.wording.say("embed.begin" if is_read else "embed.untitled")
        manuscript.announce(segment, phrase, context.wording.language, after_ms=after_ms)
    if is_read:
        text.speak(segment, context, after_ms=context.paragraph_after_ms)
    elif segment.text:
        manuscript.leave_out(segment, LeftOutReason.EMBED)
