"""Paragraphs that are one bold line: headings, where an article has no others and several of them head its text."""

from typing import Final

from msgspec.structs import replace

from narrator.article.model import Block, Container, ContainerKind, Segment, SegmentKind, SpanKind, walk

_MOST_WORDS: Final = 12
_FEWEST: Final = 2
"""One bold line may be an emphasis."""
_BODY_CHARACTERS: Final = 60
_NOT_AT_THE_END: Final = (".", ",", ";", "!", "…", "。")
_LEVEL: Final = 2
_SHOWN: Final = 3


def with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* with their bold lines as headings, if there is no heading, and two of them or more head text."""
    if any(segment.kind is SegmentKind.HEADING for segment, _ in walk(blocks)):
        return blocks
    lines = {index for index, block in enumerate(blocks) if _is_line(block) and _heads(blocks, index)}
    if len(lines) < _FEWEST:
        return blocks
    return tuple(
        replace(block, kind=SegmentKind.HEADING, level=_LEVEL)
        if index in lines and isinstance(block, Segment)
        else block
        for index, block in enumerate(blocks)
    )


def doubtful_lines(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the texts of the bold lines that stand as headings do among real ones, or alone, and are read as text."""
    has_headings = any(segment.kind is SegmentKind.HEADING for segment, _ in walk(blocks))
    lines = tuple(
        block.text
        for index, block in enumerate(blocks)
        if isinstance(block, Segment) and _is_line(block) and _heads(blocks, index)
    )
    return lines if len(lines) >= _FEWEST or (lines and not has_headings) else ()


def told_lines(lines: tuple[str, ...]) -> str:
    """Return what an author is told of her bold lines."""
    shown = ", ".join(f"“{line}”" for line in lines[:_SHOWN]) + (" …" if len(lines) > _SHOWN else "")
    stands = "a bold line stands" if len(lines) == 1 else f"{len(lines)} bold lines stand"
    return f"{stands} over text as headings do and {'is' if len(lines) == 1 else 'are'} read as text: {shown}"


def _is_line(block: Block) -> bool:
    if not isinstance(block, Segment) or not block.spans:
        return False
    if block.kind is not SegmentKind.PARAGRAPH or block.label is not None:
        return False
    if not 0 < len(block.text.split()) <= _MOST_WORDS or "\n" in block.text or block.text.endswith(_NOT_AT_THE_END):
        return False
    return any(
        span.kind is SpanKind.STRONG and span.begin == 0 and span.end >= len(block.text.rstrip(":"))
        for span in block.spans
    )


def _heads(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a paragraph of some length, or a list, stands right below."""
    if index + 1 >= len(blocks):
        return False
    below = blocks[index + 1]
    if isinstance(below, Container):
        return below.kind is ContainerKind.LIST
    return below.kind is SegmentKind.PARAGRAPH and not _is_line(below) and len(below.text) >= _BODY_CHARACTERS
