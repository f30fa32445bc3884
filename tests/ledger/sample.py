"""A post with every construct, and the article that a faultless reader makes of it."""

from narrator.article.identity import with_ids
from narrator.article.model import (
    Article,
    Container,
    ContainerKind,
    LeftOut,
    LeftOutReason,
    Segment,
    SegmentKind,
    SegmentLabel,
    Source,
    SourceFormat,
)

TEXT = """---
title: Rivers
---

# Rivers and *bridges*

The first [bridge](https://example.com/first "Bridge") was un**believ**ably old[^1], said `bridge [x](y)`.

> Water under the bridge.
> — An old saying

1. Stone
2. Wood

   ```python title="arch.py"
   print("bridge")
   ```
3. Stone

![A bridge at dawn](dawn.jpg)

{{< figure src="dusk.jpg" alt="A bridge at dusk" caption="The *same* bridge" >}}

| River | Bridge |
|-------|--------|
| Inn   | wooden |

Yes.

<div class="box">caf&eacute; &amp; bar <!-- closed --></div>

## Bridge

Last words, about the café[^b].

[^b]: The note on cafés.

[^1]: The note on bridges.
"""

K = SegmentKind


def _segment(kind: SegmentKind, text: str, **more) -> Segment:
    return Segment("", kind, text, **more)


def sample_article() -> Article:
    """Return the article that TEXT is."""
    item, note = ContainerKind.LIST_ITEM, ContainerKind.NOTE
    blocks = with_ids(
        (
            _segment(K.HEADING, "Rivers and bridges", level=1),
            _segment(K.PARAGRAPH, "The first bridge was unbelievably old, said bridge [x](y)."),
            Container(
                ContainerKind.QUOTE,
                (
                    _segment(K.QUOTE, "Water under the bridge."),
                    _segment(K.QUOTE, "— An old saying", label=SegmentLabel.ATTRIBUTION),
                ),
            ),
            Container(
                ContainerKind.LIST,
                (
                    Container(item, (_segment(K.LIST_ITEM, "Stone"),), number=1),
                    Container(item, (_segment(K.LIST_ITEM, "Wood"), _segment(K.CODE, 'print("bridge")')), number=2),
                    Container(item, (_segment(K.LIST_ITEM, "Stone"),), number=3),
                ),
                ordered=True,
            ),
            _segment(K.IMAGE, "A bridge at dawn"),
            Container(
                ContainerKind.FIGURE,
                (_segment(K.IMAGE, "A bridge at dusk"), _segment(K.CAPTION, "The same bridge")),
            ),
            _segment(K.TABLE, "River\tBridge\nInn\twooden"),
            _segment(K.PARAGRAPH, "Yes."),
            _segment(K.PARAGRAPH, "café & bar"),
            _segment(K.HEADING, "Bridge", level=2),
            _segment(K.PARAGRAPH, "Last words, about the café."),
            Container(
                ContainerKind.NOTES,
                (
                    Container(note, (_segment(K.NOTE, "The note on bridges."),), name="fn:1", number=1),
                    Container(note, (_segment(K.NOTE, "The note on cafés."),), name="fn:b", number=2),
                ),
            ),
        )
    )
    return Article(Source("rivers.md", SourceFormat.MARKDOWN, TEXT), "Rivers", blocks)


def text_article(text: str, *paragraphs: str, left_out: tuple[LeftOut, ...] = ()) -> Article:
    """Return an article of plain paragraphs, read from plain text."""
    blocks = with_ids(tuple(_segment(K.PARAGRAPH, paragraph) for paragraph in paragraphs))
    return Article(Source("a.txt", SourceFormat.TEXT, text), "", blocks, left_out=left_out)


def furniture(text: str, before: str = "", offset: int = 0) -> LeftOut:
    """Return *text* as listed furniture."""
    return LeftOut(LeftOutReason.FURNITURE, text, "navigation", before=before, offset=offset)
