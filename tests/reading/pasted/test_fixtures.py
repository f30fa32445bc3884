"""Pasted pages of many kinds, and what a listener wants of them: `tests/fixtures/pasted`, a page a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrator.article.model import (
    Article,
    Container,
    ContainerKind,
    LeftOut,
    Segment,
    SegmentKind,
    SegmentLabel,
    Source,
    SourceFormat,
    walk,
)
from narrator.reading.reader import read

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "pasted"
BECOMES = "~~~~~~~~ becomes ~~~~~~~~\n"


def shown(article: Article) -> str:
    """Return *article* as the fixtures show it: metadata, then each segment and left-out, in order."""
    inferred = " (inferred)" if article.published_inferred else ""
    lines = [f"title: {article.title}", f"author: {article.author}", f"date: {article.published or ''}{inferred}", ""]
    left_out = list(article.left_out)
    for segment, within in walk(article.blocks):
        lines += left_before(left_out, segment.id)
        lines.append(shown_segment(segment, within))
    return "\n".join((*lines, *left_before(left_out, ""))) + "\n"


def left_before(left_out: list[LeftOut], segment_id: str) -> Iterator[str]:
    """Take what stands before a segment off the list."""
    while left_out and left_out[0].before == segment_id:
        left = left_out.pop(0)
        yield f"    ({left.kind}) " + " / ".join(left.text.split("\n"))


def shown_segment(segment: Segment, within: tuple[Container, ...]) -> str:
    """Return a segment with a mark for its kind; verses are parted by a bar."""
    text = segment.text.replace("\n", " | ")
    item = next((container for container in within if container.kind is ContainerKind.LIST_ITEM), None)
    if item is not None:
        return f"{item.number}. {text}" if item.number else f"- {text}"
    marks = {SegmentKind.HEADING: "## ", SegmentKind.QUOTE: "> ", SegmentKind.CAPTION: "[caption] "}
    attribution = "by: " if segment.label is SegmentLabel.ATTRIBUTION else ""
    return marks.get(segment.kind, "") + attribution + text


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_pasted_page_becomes_what_a_listener_wants(path: Path) -> None:
    """Title, author, date, text and structure; everything else is left out, with what it is."""
    pasted, expected = path.read_text(encoding="utf-8").split(BECOMES)
    article = read(Source(path.name, SourceFormat.TEXT, pasted))
    assert shown(article) == expected
