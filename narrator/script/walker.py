"""The way through the article's tree: which module writes which block."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from narrator.article.model import (
    Block,
    Container,
    ContainerKind,
    LeftOutReason,
    Notice,
    Segment,
    SegmentKind,
    Span,
    SpanKind,
)
from narrator.config.policy import Treatment
from narrator.script.blocks import asides, code, images, lists, math, notes, quotes, tables, text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.languages import foreign_language
from narrator.script.writing_context import WritingContext


def walk_blocks(blocks: tuple[Block, ...], context: WritingContext) -> None:
    """Write *blocks*, in order."""
    for block in _gathered(blocks, context):
        if isinstance(block, Segment):
            _write_segment(block, context)
        else:
            _write_container(block, context)


def _write_container(container: Container, context: WritingContext) -> None:
    if container.skip:
        leave_out_blocks((container,), LeftOutReason.MARKED, context)
        return
    if container.language:
        context = replace(context, language=container.language)
    CONTAINERS.get(container.kind, _write_children)(container, context)


def _write_segment(segment: Segment, context: WritingContext) -> None:
    segment = _in_its_language(segment, context)
    if segment.skip:
        context.manuscript.leave_out(segment, LeftOutReason.MARKED)
    elif segment.say and not segment.text:
        context.manuscript.announce(segment, segment.say, context.language, after_ms=context.paragraph_after_ms)
    elif segment.say:
        text.speak(segment, context, after_ms=context.paragraph_after_ms)
    else:
        SEGMENTS.get(segment.kind, _write_paragraph)(segment, context)


def _in_its_language(segment: Segment, context: WritingContext) -> Segment:
    """Return *segment* with the language that it is wholly in, if nobody declared one and it is plainly another.

    Only where the profile has a voice for it: a guess must not stop a post from being made.
    """
    found = foreign_language(segment, context.language)
    if found is None:
        return segment
    language, confidence = found
    can_be_heard = context.voices is None or language in context.voices
    if not any(notice.text.startswith(f"“{language}”") for notice in context.manuscript.notices):
        outcome = "is heard" if can_be_heard else "has no voice in this profile, and is read as the rest,"
        text = f"“{language}”, which nobody declared, {outcome} (confidence {confidence:.2f}): “{segment.text[:60]}”"
        line = segment.lines[0] if segment.lines else None
        context.manuscript.notices.append(Notice("language-detected", text, line, segment=segment.id))
    if can_be_heard and language not in context.manuscript.guessed:
        context.manuscript.guessed.append(language)
    return replace(segment, language=language) if can_be_heard else segment


def _write_children(container: Container, context: WritingContext) -> None:
    walk_blocks(container.children, context)


def _write_heading(segment: Segment, context: WritingContext) -> None:
    notes.end_section(context)
    treatment = context.policy.heading
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        context.manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    mark = len(context.manuscript.drafts)
    if treatment is Treatment.ANNOUNCE:
        phrase = context.phrases.say("Heading, level {n}:", n=segment.level or 1)
        context.manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.breaks.sentence_ms)
    text.speak(_numbered(segment, context), context, after_ms=context.breaks.heading_after_ms)
    context.manuscript.approach(context.breaks.heading_before_ms, since=mark)


def _numbered(segment: Segment, context: WritingContext) -> Segment:
    """Return *segment* with the Roman numeral that numbers it worded as a number."""
    numeral = context.numbered.get(segment.id)
    if numeral is None:
        return segment
    number = context.forms.of(str(numeral.number), segment.language or context.language)
    return replace(segment, spans=(Span(0, numeral.end, SpanKind.SAY, number), *segment.spans))


def _write_paragraph(segment: Segment, context: WritingContext) -> None:
    if context.policy.paragraph in {Treatment.SKIP, Treatment.DESCRIBE} and segment.kind is SegmentKind.PARAGRAPH:
        context.manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    text.speak(segment, context, after_ms=context.paragraph_after_ms)


CONTAINERS: Final[dict[ContainerKind, Callable[[Container, WritingContext], None]]] = {
    ContainerKind.QUOTE: quotes.write_quote,
    ContainerKind.LIST: lists.write_list,
    ContainerKind.DEFINITION_LIST: lists.write_definitions,
    ContainerKind.FIGURE: images.write_figure,
    ContainerKind.ASIDE: asides.write_aside,
    ContainerKind.DETAILS: asides.write_details,
    ContainerKind.NOTES: notes.write_notes,
    ContainerKind.NOTE: notes.write_note,
}
"""What is written with cues of its own; a section, a list item or a layout table is written as what it holds."""
SEGMENTS: Final[dict[SegmentKind, Callable[[Segment, WritingContext], None]]] = {
    SegmentKind.HEADING: _write_heading,
    SegmentKind.DEFINITION: lists.write_definition,
    SegmentKind.TABLE: tables.write_table,
    SegmentKind.CODE: code.write_code,
    SegmentKind.IMAGE: images.write_image,
    SegmentKind.CAPTION: images.write_caption,
    SegmentKind.MATH: math.write_math,
    SegmentKind.EMBED: asides.write_embed,
}
"""What is not written as a paragraph is."""
_HOMES: Final = {SegmentKind.QUOTE: ContainerKind.QUOTE, SegmentKind.LIST_ITEM: ContainerKind.LIST}
"""The containers of leaves that a flat source (pasted text) gives without one."""


def _gathered(blocks: tuple[Block, ...], context: WritingContext) -> Iterator[Block]:
    """Yield *blocks*; quotes and list items that stand free get the container that announces them."""
    for home, run in groupby(blocks, lambda block: _home(block, context)):
        if home is None:
            yield from run
        else:
            yield Container(kind=home, children=tuple(run))


def _home(block: Block, context: WritingContext) -> ContainerKind | None:
    if not isinstance(block, Segment):
        return None
    home = _HOMES.get(block.kind)
    if (home is ContainerKind.QUOTE and context.quote_depth) or (home is ContainerKind.LIST and context.list_depth):
        return None
    if context.notes.reading:
        return None  # A note that was an item of the list of notes is no list.
    return home
