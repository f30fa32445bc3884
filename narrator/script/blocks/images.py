"""Images by their alternative text, and captions, each said once."""

from narrator.article.file_names import is_file_name
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
    elif is_file_name(segment.text, _reference(segment, context)):
        manuscript.leave_out(segment, LeftOutReason.IMAGE)
    elif _folded(segment.text) == _folded(context.article.title):
        manuscript.leave_out(segment, LeftOutReason.REPEATED)
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


def _reference(segment: Segment, context: WritingContext) -> str:
    asset = context.article.asset(segment.asset)
    return asset.reference if asset is not None else ""


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
    """Write a figure; what the image's alternative text and its caption both say is said once, the longer of both."""
    captions = [
        f"{_folded(segment.text)} "
        for segment, _ in walk(container.children)
        if segment.kind is SegmentKind.CAPTION and context.policy.caption is not Treatment.SKIP
    ]
    said = {
        _folded(segment.text)
        for segment, _ in walk(container.children)
        if segment.kind is SegmentKind.IMAGE and segment.text and context.policy.image is not Treatment.SKIP
    }
    for block in container.children:
        if isinstance(block, Segment) and (_is_said_by(block, captions) or _says_again(block, said)):
            context.manuscript.leave_out(block, LeftOutReason.REPEATED)
        else:
            context.walk((block,), context)


def _says_again(caption: Segment, said: set[str]) -> bool:
    return caption.kind is SegmentKind.CAPTION and _folded(caption.text) in said


def _is_said_by(image: Segment, captions: list[str]) -> bool:
    """Return whether a caption begins with what describes the image, and says more."""
    words = f"{_folded(image.text)} "
    return image.kind is SegmentKind.IMAGE and any(
        caption.startswith(words) and caption != words for caption in captions if words.strip()
    )


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
