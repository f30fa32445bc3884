"""Lists: how many items, the numbers that readers see, and where an inner list begins and ends."""

from msgspec.structs import replace

from narrator.article.model import Container, ContainerKind, LeftOutReason, Segment, SegmentLabel, walk
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.scene import Scene

NUMBER_MS = 250
"""Silence between an item's number and its text."""


def write_list(container: Container, scene: Scene) -> None:
    """Write a list, its items in order."""
    segments = [segment for segment, _ in walk(container.children)]
    if not segments:
        return
    mark = len(scene.manuscript.drafts)
    items = sum(isinstance(child, Container) for child in container.children) or len(container.children)
    treatment = scene.policy.list
    if treatment in {Treatment.SKIP, Treatment.DESCRIBE}:
        if treatment is Treatment.DESCRIBE:
            _announce(segments[0], scene.wording.count("list.described", items), scene, scene.paragraph_after_ms)
        leave_out_blocks(container.children, LeftOutReason.POLICY, scene)
        return
    if treatment is Treatment.ANNOUNCE:
        key = "list.inner_begin" if scene.list_depth else "list.begin"
        _announce(segments[0], scene.wording.count(key, items), scene, scene.breaks.sentence_ms)
    _items(container, scene)
    scene.manuscript.rest(scene.breaks.list_item_ms if scene.list_depth else scene.paragraph_after_ms, since=mark)


def _items(container: Container, scene: Scene) -> None:
    inside = replace(scene, list_depth=scene.list_depth + 1, paragraph_after_ms=scene.breaks.list_item_ms)
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


def _item(item: Container, number: int, scene: Scene, *, is_numbered: bool) -> None:
    first = next((segment for segment, _ in walk(item.children)), None)
    if first is not None and scene.policy.list is Treatment.ANNOUNCE and not (item.skip or first.skip):
        if is_numbered:
            _number(first, number, scene)
        if item.checked is not None:
            _announce(first, scene.wording.say("list.checked" if item.checked else "list.unchecked"), scene, NUMBER_MS)
    for position, child in enumerate(item.children):
        scene.walk((child,), scene)
        is_last = position == len(item.children) - 1
        if is_last and isinstance(child, Container) and child.kind is ContainerKind.LIST:
            _end_inner(child, scene)


def _end_inner(block: Container, scene: Scene) -> None:
    segments = [segment for segment, _ in walk(block.children)]
    if segments and scene.policy.list is Treatment.ANNOUNCE:
        _announce(segments[-1], scene.wording.say("list.inner_end"), scene, scene.breaks.list_item_ms)


def _number(segment: Segment, number: int, scene: Scene) -> None:
    _announce(segment, scene.wording.say("list.number", n=number), scene, NUMBER_MS)


def _announce(segment: Segment, phrase: str, scene: Scene, after_ms: int) -> None:
    scene.manuscript.announce(segment, phrase, scene.wording.language, after_ms=after_ms)


def write_definitions(container: Container, scene: Scene) -> None:
    """Write a definition list: how many terms, then each term and what it means."""
    segments = [segment for segment, _ in walk(container.children)]
    terms = sum(segment.label is SegmentLabel.TERM for segment in segments)
    if scene.policy.list is Treatment.SKIP:
        leave_out_blocks(container.children, LeftOutReason.POLICY, scene)
        return
    if terms and scene.policy.list is Treatment.ANNOUNCE:
        _announce(segments[0], scene.wording.count("definition_list.begin", terms), scene, scene.breaks.sentence_ms)
    scene.walk(container.children, scene)


def write_definition(segment: Segment, scene: Scene) -> None:
    """Write a term, or what it means."""
    is_term = segment.label is SegmentLabel.TERM
    text.speak(segment, scene, after_ms=scene.breaks.list_item_ms if is_term else scene.paragraph_after_ms)
