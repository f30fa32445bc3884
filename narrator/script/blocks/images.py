"""Images by their alternative text, and captions, each said once."""

from narrator.article.model import Container, LeftOutReason, Segment, SegmentKind, walk
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.writing_context import WritingContext


def write_image(segment: Segment, context: WritingContext) -> None:
    """Write an image: its alternative text; nothing for a decorative one; one without alt is listed."""
    manuscript = context.manuscript
    treatment = context.policy.image
    if not segment.text:
        asset = context.article.asset(segment.asset)
        if asset is not None and asset.alt is None:
            manuscript.leave_out(segment, LeftOutReason.IMAGE)
    elif treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
    elif treatment is Treatment.DESCRIBE:
        phrase = context.phrases.say("An image.")
        manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.paragraph_after_ms)
        manuscript.leave_out(segment, LeftOutReason.POLICY)
    else:
        if treatment is Treatment.ANNOUNCE:
            phrase = context.phrases.say("Image:")
            manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.breaks.sentence_ms)
        text.speak(segment, context, after_ms=context.paragraph_after_ms)


def write_caption(segment: Segment, context: WritingContext) -> None:
    """Write a caption."""
    treatment = context.policy.caption
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        context.manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    if treatment is Treatment.ANNOUNCE:
        phrase = context.phrases.say("Caption:")
        context.manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.breaks.sentence_ms)
    text.speak(segment, context, after_ms=context.paragraph_after_ms)


def write_figure(container: Container, context: WritingContext) -> None:
    """Write a figure; a caption that only repeats the image's alternative text is said once."""
    said = {
        _folded(segment.text)
        for segment, _ in walk(container.children)
        if segment.kind is SegmentKind.IMAGE and segment.text and context.policy.image is not Treatment.SKIP
    }
    for block in container.children:
        is_caption = isinstance(block, Segment) and block.kind is SegmentKind.CAPTION
        if isinstance(block, Segment) and is_caption and _folded(block.text) in said:
            context.manuscript.leave_out(block, LeftOutReason.REPEATED)
        else:
            context.walk((block,), context)


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
