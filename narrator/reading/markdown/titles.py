"""The post's title: the front matter's, else its first heading, else its file's name, else its first words."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Block, Container, LeftOut, LeftOutReason, Segment, SegmentKind, walk
from narrator.article.words import folded

LONGEST_WORDS: Final = 10
"""Of a title made of a post's first words."""


class Titled(Struct, frozen=True):
    """The title, the blocks without the heading that says it, and that heading's words."""

    title: str
    blocks: tuple[Block, ...]
    repeated: tuple[LeftOut, ...] = ()
    heading: str = ""
    """The id that the heading had."""


def find_title(stated: str, blocks: tuple[Block, ...], slug: str) -> Titled:
    """Return the title. A first heading that says it is taken out, so that it is not heard twice, and listed."""
    segments = [segment for segment, _ in walk(blocks)]
    heading = next((segment for segment in segments if segment.kind is SegmentKind.HEADING), None)
    opens = heading is not None and heading is segments[0]
    if stated:
        same = heading is not None and folded(heading.text) == folded(stated) and heading in segments[:3]
        return _without(heading, stated, blocks, segments) if heading is not None and same else Titled(stated, blocks)
    if heading is not None and (heading.level == 1 or opens):
        return _without(heading, heading.text, blocks, segments)
    if heading is not None:
        return Titled(heading.text, blocks)
    words = re.sub(r"[-_]+", " ", slug).strip()
    if words:
        return Titled(words[0].upper() + words[1:], blocks)
    first = next((segment.text for segment in segments if segment.text), "")
    parts = first.split()
    return Titled(" ".join(parts[:LONGEST_WORDS]) + ("…" if len(parts) > LONGEST_WORDS else ""), blocks)


def _without(heading: Segment, title: str, blocks: tuple[Block, ...], segments: list[Segment]) -> Titled:
    index = segments.index(heading)
    following = segments[index + 1].id if index + 1 < len(segments) else ""
    listed = LeftOut(LeftOutReason.REPEATED, heading.text, "title", before=following)
    return Titled(" ".join(title.split()), _dropped(blocks, heading), (listed,), heading.id)


def _dropped(blocks: tuple[Block, ...], heading: Segment) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        if block is heading:
            continue
        if isinstance(block, Container):
            children = _dropped(block.children, heading)
            if not children and block.children:
                continue
            kept.append(block if children == block.children else replace(block, children=children))
        else:
            kept.append(block)
    return tuple(kept)
