"""The tree of blocks → Markdown blocks, one function a kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from msgspec import Struct

from narrator.article.model import Block, Container, ContainerKind, Segment, SegmentKind, SegmentLabel
from narrator.editing.writing.inline import inline

BRACKET: Final = re.compile(r"[\\\[\]]")
NO_LETTER: Final = re.compile(r"[^A-Z]")


class Manner(Struct, frozen=True):
    """How blocks are written, and what else stands between them."""

    cautious: frozenset[str] = frozenset()
    """The ids of segments whose every mark gets a backslash: written plainly they read as something else."""
    references: Mapping[str, str] = {}
    """Asset id → the path or address of the picture, as the post's file gives it."""
    before: Mapping[str, Sequence[str]] = {}
    """Segment id → what was left out right before it."""


def written_blocks(blocks: Sequence[Block], manner: Manner) -> str:
    """Return *blocks* as Markdown, a blank line between them."""
    return "\n\n".join(filter(None, (_block(block, manner) for block in blocks)))


def comment(text: str, what: str) -> str:
    """Return a comment that keeps *text*, which was left out as *what*."""
    return f"<!-- left out ({what}): {text.replace('--', '—').replace('>', '›')} -->"


def _block(block: Block, manner: Manner) -> str:
    if isinstance(block, Container):
        return CONTAINERS.get(block.kind, _children)(block, manner)
    return "\n\n".join((*manner.before.get(block.id, ()), _segment(block, manner)))


def _segment(segment: Segment, manner: Manner) -> str:
    words = inline(segment, cautious=segment.id in manner.cautious)
    if segment.kind is SegmentKind.HEADING:
        return f"{'#' * (segment.level or 2)} {' '.join(words.split())}"
    if segment.kind is SegmentKind.CODE:
        fence = "`" * max(3, max((len(run) for run in re.findall("`+", segment.text)), default=0) + 1)
        return f"{fence}{segment.code_language}\n{segment.text}\n{fence}"
    if segment.kind is SegmentKind.IMAGE:
        return _image(segment, manner)
    if segment.kind is SegmentKind.TABLE and segment.cells:
        return _table(segment)
    if segment.kind is SegmentKind.MATH:
        return f"$$\n{segment.text}\n$$"
    return words


def _image(segment: Segment, manner: Manner) -> str:
    target = manner.references.get(segment.asset, segment.asset)
    if not segment.text:
        return f'<img src="{escape(target)}" alt="">'
    words = BRACKET.sub(lambda match: "\\" + match[0], " ".join(segment.text.split()))
    return f"![{words}](<{target}>)"


def _table(segment: Segment) -> str:
    """Return the table as HTML: its cells may span columns, which Markdown's tables cannot."""
    rows = []
    for _, cells in groupby(segment.cells, key=lambda cell: cell.row):
        row = ""
        for cell in cells:
            name = "th" if cell.header else "td"
            over = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            row += f"<{name}{over}{down}>{escape(segment.text[cell.begin : cell.end])}</{name}>"
        rows.append(f"<tr>{row}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _children(container: Container, manner: Manner) -> str:
    return written_blocks(container.children, manner)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join((first if n == 0 else rest) + line if line or n == 0 else rest.rstrip()
                     for n, line in enumerate(lines))  # fmt: skip


def _quote(container: Container, manner: Manner) -> str:
    said = []
    for child in container.children:
        text = _block(child, manner)
        is_source = isinstance(child, Segment) and child.label is SegmentLabel.ATTRIBUTION
        said.append(_source(text) if is_source else text)
    return _indented("\n\n".join(filter(None, said)), "> ", "> ")


def _source(text: str) -> str:
    """Return whom a quote is from, so that it is not taken for a part of it."""
    return f"<cite>{text}</cite>" if not text[:1].isalnum() and text[:1] not in "—–" else f"— {text.lstrip('—– ')}"


def _list(container: Container, manner: Manner) -> str:
    items = []
    for number, child in enumerate(container.children, container.start):
        mark = f"{number}. " if container.ordered else "- "
        text = _block(child, manner)
        if isinstance(child, Container) and child.checked is not None:
            text = f"[{'x' if child.checked else ' '}] {text}"
        items.append(_indented(text, mark, " " * len(mark)))
    tight = all("\n\n" not in item for item in items)
    return ("\n" if tight else "\n\n").join(items)


def _figure(container: Container, manner: Manner) -> str:
    """Return pictures as they are, and the caption in the element that makes it one."""
    inner = [
        f"<figcaption>{_html(child)}</figcaption>"
        if isinstance(child, Segment) and child.kind is SegmentKind.CAPTION
        else _html_image(child, manner)
        if isinstance(child, Segment) and child.kind is SegmentKind.IMAGE
        else _block(child, manner)
        for child in container.children
    ]
    before = [text for child in container.children if isinstance(child, Segment)
              for text in manner.before.get(child.id, ())]  # fmt: skip
    return "\n\n".join((*before, "<figure>\n" + "\n".join(inner) + "\n</figure>"))


def _html(segment: Segment) -> str:
    return escape(segment.text, quote=False).replace("\n", "<br>")


def _html_image(segment: Segment, manner: Manner) -> str:
    target = manner.references.get(segment.asset, segment.asset)
    return f'<img src="{escape(target)}" alt="{escape(segment.text)}">'


def _note(container: Container, manner: Manner) -> str:
    name = re.sub(r"[^\w-]", "-", container.name) or str(container.number)
    return _indented(_children(container, manner), f"[^{name}]: ", "    ")


def _aside(container: Container, manner: Manner) -> str:
    text = _children(container, manner)
    kind = container.title.split(" ")[0].upper() if container.title.isascii() and container.title else "NOTE"
    kind = NO_LETTER.sub("", kind) or "NOTE"
    return _indented(f"[!{kind}]\n{text}", "> ", "> ")


def _definitions(container: Container, manner: Manner) -> str:
    lines = []
    for child in container.children:
        text = _block(child, manner)
        is_term = isinstance(child, Segment) and child.label is SegmentLabel.TERM
        lines.append(("\n" + text) if is_term else _indented(text, ": ", "    "))
    return "\n".join(lines).strip("\n")


CONTAINERS: dict[ContainerKind, Callable[[Container, Manner], str]] = {
    ContainerKind.QUOTE: _quote,
    ContainerKind.LIST: _list,
    ContainerKind.FIGURE: _figure,
    ContainerKind.NOTE: _note,
    ContainerKind.ASIDE: _aside,
    ContainerKind.DEFINITION_LIST: _definitions,
}
