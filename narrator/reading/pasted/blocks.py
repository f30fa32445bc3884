"""The article's lines → its blocks: headings, paragraphs, verses, lists, quotes, captions."""

import re
from collections.abc import Sequence
from typing import Final

from narrator.article.model import (
    Block,
    Container,
    ContainerKind,
    Segment,
    SegmentKind,
    SegmentLabel,
    Span,
    SpanKind,
)
from narrator.reading.pasted.headings import forms_in, in_sentence_case, is_heading
from narrator.reading.pasted.lines import NUMBER, Line
from narrator.reading.pasted.quotes import attribution_in, quote_in

ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”]{1,2000}")
VERSE_WORDS: Final = 12
"""A verse is rarely longer."""
ITEM_WORDS: Final = 25
FEWEST_ITEMS: Final = 3
DIALOGUE_SHARE: Final = 0.2
"""Where more of the paragraphs are quoted whole, people talk: then only a stated source makes a quotation."""


def build(
    lines: Sequence[Line], captions: frozenset[int], underlined: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """Return the blocks of *lines*.

    *captions* are the first source lines of those that describe a picture, *underlined* of those that a row of signs
    makes headings.
    """
    return tuple(_Build(list(lines), captions, underlined).run())


class _Build:
    """One pass over the lines; each step takes as many as its block has."""

    def __init__(self, lines: list[Line], captions: frozenset[int], underlined: frozenset[int]) -> None:
        self._lines = lines
        self._underlined = underlined
        self._captions = captions
        self._forms = forms_in([line.text for line in lines])
        quoted = sum(quote_in(line) is not None for line in lines)
        self._is_dialogue = quoted > max(2, len(lines) * DIALOGUE_SHARE)

    def run(self) -> list[Block]:
        blocks: list[Block] = []
        index = 0
        while index < len(self._lines):
            for step in (
                self._caption,
                self._quoted,
                self._list,
                self._quote,
                self._heading,
                self._lost_bullets,
                self._verses,
                self._paragraph,
            ):
                taken = step(index)
                if taken is not None:
                    block, count = taken
                    blocks.append(block)
                    index += count
                    break
        return blocks

    def _caption(self, index: int) -> tuple[Block, int] | None:
        line = self._lines[index]
        if line.first not in self._captions:
            return None
        caption = _segment(SegmentKind.CAPTION, line)
        return Container(ContainerKind.FIGURE, (caption,)), 1

    def _quoted(self, index: int) -> tuple[Block, int] | None:
        """Lines with the sign of a quoted line before them: paragraphs of one quotation."""
        count = 0
        while index + count < len(self._lines) and self._lines[index + count].quoted:
            count += 1
        if not count:
            return None
        quoted = self._lines[index : index + count]
        return Container(ContainerKind.QUOTE, tuple(_segment(SegmentKind.QUOTE, line) for line in quoted)), count

    def _list(self, index: int) -> tuple[Block, int] | None:
        """One item alone is a list only if it has a bullet: "2024. A year to remember" is a sentence."""
        items: list[Line] = []
        ordered = NUMBER.match(self._lines[index].text) is not None
        for position in range(index, len(self._lines)):
            line = self._lines[position]
            same_kind = bool(line.mark) and (NUMBER.match(line.text) is not None) == ordered
            parted = bool(items) and line.first - line.blank_before > items[-1].last + 1
            if not same_kind or parted or line.quoted or line.first in self._captions:
                break
            items.append(line)
        if not items or (len(items) == 1 and (ordered or items[0].mark[0] in "—–-")):
            return None
        indents = sorted({line.indent for line in items})
        start = int(items[0].mark.strip(" .)")) if ordered else 1
        children = tuple(
            Container(
                ContainerKind.LIST_ITEM,
                (_segment(SegmentKind.LIST_ITEM, line, text=line.body, level=min(6, indents.index(line.indent) + 1)),),
                number=int(line.mark.strip(" .)")) if ordered else 0,
                checked=None if ordered else line.checked,
            )
            for line in items
        )
        return Container(ContainerKind.LIST, children, ordered=ordered, start=start), len(items)

    def _quote(self, index: int) -> tuple[Block, int] | None:
        line, next_line = self._lines[index], self._after(index)
        quote = quote_in(line)
        if quote is None:
            return None
        attribution, count = quote.attribution, 1
        if not attribution and next_line is not None and attribution_in(next_line):
            attribution, count = attribution_in(next_line), 2
        if self._is_dialogue and not attribution:
            return None
        children = [_segment(SegmentKind.QUOTE, line, text=quote.text)]
        if attribution:
            source = line if count == 1 else self._lines[index + 1]
            children.append(_segment(SegmentKind.QUOTE, source, text=attribution, label=SegmentLabel.ATTRIBUTION))
        return Container(ContainerKind.QUOTE, tuple(children)), count

    def _heading(self, index: int) -> tuple[Block, int] | None:
        line = self._lines[index]
        before = self._lines[index - 1] if index else None
        is_underlined = line.first in self._underlined
        if not is_underlined and not is_heading(
            line, before, self._after(index), is_verse=self._verse_count(index) > 1
        ):
            return None
        return _segment(SegmentKind.HEADING, line, text=in_sentence_case(line.text, self._forms), level=2), 1

    def _lost_bullets(self, index: int) -> tuple[Block, int] | None:
        """Lines without a gap below one that ends with a colon: a list whose bullets were lost on the way."""
        if not index or not self._lines[index - 1].text.endswith((":", "：")):
            return None
        count = 0
        for line in self._lines[index:]:
            if line.words > ITEM_WORDS or line.mark or (count and line.blank_before) or line.first in self._captions:
                break
            count += 1
        if count < FEWEST_ITEMS or self._lines[index + count - 1].text.endswith((",", ";", ":")):
            return None
        children = tuple(
            Container(ContainerKind.LIST_ITEM, (_segment(SegmentKind.LIST_ITEM, line, level=1),))
            for line in self._lines[index : index + count]
        )
        return Container(ContainerKind.LIST, children), count

    def _verses(self, index: int) -> tuple[Block, int] | None:
        """Three short lines and more without a gap: a stanza, an address, a signature."""
        count = self._verse_count(index)
        if count < 3:
            return None
        lines = self._lines[index : index + count]
        text, spans = "", []
        for line in lines:
            if text:
                spans.append(Span(len(text), len(text) + 1, SpanKind.LINE_BREAK))
                text += "\n"
            text += line.text
        segment = Segment("", SegmentKind.PARAGRAPH, text, tuple(spans), lines=(lines[0].first, lines[-1].last))
        return segment, count

    def _verse_count(self, index: int) -> int:
        count = 0
        for position in range(index, len(self._lines)):
            line = self._lines[position]
            apart = line.mark or line.quoted or line.first in self._captions
            if line.words > VERSE_WORDS or apart or (count and line.blank_before):
                break
            count += 1
        return count

    def _paragraph(self, index: int) -> tuple[Block, int]:
        return _segment(SegmentKind.PARAGRAPH, self._lines[index]), 1

    def _after(self, index: int) -> Line | None:
        return self._lines[index + 1] if index + 1 < len(self._lines) else None


def _segment(
    kind: SegmentKind, line: Line, *, text: str | None = None, level: int = 0, label: SegmentLabel | None = None
) -> Segment:
    text = line.text if text is None else text
    return Segment("", kind, text, _links_in(text), level=level, label=label, lines=(line.first, line.last))


def _links_in(text: str) -> tuple[Span, ...]:
    spans = []
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]}'’")
        spans.append(Span(match.start(), match.start() + len(address), SpanKind.LINK, address))
    return tuple(spans)
