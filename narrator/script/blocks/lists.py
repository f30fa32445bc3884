"""Lists: how many items, the numbers that readers see, and where an inner list begins and ends."""

from msgspec.structs import replace

from narrator.article.model import Container, ContainerKind, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.writing_context import WritingContext

NUMBER_MS = 250
"""Silence between an item's number and its text."""


def write_list(container: Container, context: WritingContext) -> None:
    """Write a list, its items in order."""
    segments = [segment for segment, _ in walk(container.children)]
    if not segments:
        return
    mark = len(context.manuscript.drafts)
    items = sum(isinstance(child, Container) for child in container.children) or len(container.children)
    treatment = context.policy.list
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        if treatment is Treatment.DESCRIBE:
            _announce(
                segments[0],
                context.phrases.say_count("A list of {n} item, not read.", "A list of {n} items, not read.", items),
                context,
                context.paragraph_after_ms,
            )
        leave_out_blocks(container.children, LeftOutReason.POLICY, context)
        return
    if treatment is Treatment.ANNOUNCE:
        say_count = context.phrases.say_count
        phrase = (
            say_count("Inner list, {n} item.", "Inner list, {n} items.", items)
            if context.list_depth
            else say_count("List, {n} item.", "List, {n} items.", items)
        )
        _announce(segments[0], phrase, context, context.breaks.sentence_ms)
    _items(container, context)
    context.manuscript.rest(
        context.breaks.list_item_ms if context.list_depth else context.paragraph_after_ms, since=mark
    )


def _items(container: Container, context: WritingContext) -> None:
    inside = replace(context, list_depth=context.list_depth + 1, paragraph_after_ms=context.breaks.list_item_ms)
    number = container.start
    for child in container.children:
        if isinstance(child, Container) and child.kind is ContainerKind.LIST_ITEM:
            _item(child, child.number or number, inside, is_numbered=container.ordered)
            number += 1
        elif isinstance(child, Segment) and container.ordered:
            _number(child, number, inside)
            inside.walk((child,), inside)
            number += 1
        else:
            inside.walk((child,), inside)


def _item(item: Container, number: int, context: WritingContext, *, is_numbered: bool) -> None:
    first = next((segment for segment, _ in walk(item.children)), None)
    if first is not None and context.policy.list is Treatment.ANNOUNCE and not (item.skip or first.skip):
        if is_numbered:
            _number(first, number, context)
        if item.checked is not None:
            _announce(
                first,
                context.phrases.say("Done:") if item.checked else context.phrases.say("Not done:"),
                context,
                NUMBER_MS,
            )
    for position, child in enumerate(item.children):
        context.walk((child,), context)
        is_last = position == len(item.children) - 1
        if is_last and isinstance(child, Container) and child.kind is ContainerKind.LIST:
            _end_inner(child, context)


def _end_inner(block: Container, context: WritingContext) -> None:
    segments = [segment for segment, _ in walk(block.children)]
    if segments and context.policy.list is Treatment.ANNOUNCE:
        _announce(segments[-1], context.phrases.say("End of inner list."), context, context.breaks.list_item_ms)


def _number(segment: Segment, number: int, context: WritingContext) -> None:
    _announce(segment, context.phrases.say("{n}.", n=number), context, NUMBER_MS)


def _announce(segment: Segment, phrase: str, context: WritingContext, after_ms: int) -> None:
    context.manuscript.announce(segment, phrase, context.phrases.language, after_ms=after_ms)


def write_definitions(container: Container, context: WritingContext) -> None:
    """Write a definition list: how many terms, then each term and what it means."""
    segments = [segment for segment, _ in walk(container.children)]
    terms = sum(segment.label is SegmentLabel.TERM for segment in segments)
    if context.policy.list is Treatment.SKIP:
        leave_out_blocks(container.children, LeftOutReason.POLICY, context)
        return
    if terms and context.policy.list is Treatment.ANNOUNCE:
        _announce(
            segments[0],
            context.phrases.say_count("Definitions, {n} term.", "Definitions, {n} terms.", terms),
            context,
            context.breaks.sentence_ms,
        )
    context.walk(container.children, context)


def write_definition(segment: Segment, context: WritingContext) -> None:
    """Write a term, or what it means."""
    is_term = segment.label is SegmentLabel.TERM
    text.speak(segment, context, after_ms=context.breaks.list_item_ms if is_term else context.paragraph_after_ms)
