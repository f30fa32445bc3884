"""The leaves of the tree → block HTML, one function a kind."""

from collections.abc import Callable, Sequence
from itertools import groupby

from lxml import etree

from narrator.article.model import Cell, Segment, SegmentKind, SegmentLabel
from narrator.publishing.html.context import Context, language_tag
from narrator.publishing.html.inline import picture, render_inline
from narrator.xml_text import clean


def render_segment(parent: etree._Element, segment: Segment, context: Context) -> None:
    """Append *segment* to *parent*."""
    render = SEGMENTS.get(segment.kind, _paragraph)
    render(parent, segment, context)


def leaf(parent: etree._Element, name: str, segment: Segment, context: Context, css_class: str = "") -> etree._Element:
    """Append the element *name* with the segment's id, language and text to *parent*, and return it."""
    element = new(parent, name, css_class, id=segment.id)
    set_language(element, segment.language)
    if segment.skip:
        element.set("class", f"{element.get('class', '')} no-audio".strip())
    render_inline(element, segment, context)
    return element


def set_language(element: etree._Element, tag: str) -> None:
    """Give *element* its `lang`, if *tag* is one."""
    if language_tag(tag):
        element.set("lang", tag)


def _heading(parent: etree._Element, segment: Segment, context: Context) -> None:
    leaf(parent, f"h{context.levels.get(segment.id, 2)}", segment, context)


def _paragraph(parent: etree._Element, segment: Segment, context: Context) -> None:
    css_class = (
        {SegmentLabel.TITLE: "aside-title", SegmentLabel.ATTRIBUTION: "attribution"}.get(segment.label)
        if segment.label
        else ""
    )
    leaf(parent, "p", segment, context, css_class or "")


def _list_text(parent: etree._Element, segment: Segment, context: Context) -> None:
    leaf(parent, "p" if parent.tag != "li" else "span", segment, context, "item")


def definition(parent: etree._Element, segment: Segment, context: Context) -> None:
    """Append a term or its description to a `dl`; elsewhere it is a paragraph."""
    if parent.tag != "dl":
        leaf(parent, "p", segment, context)
        return
    leaf(parent, "dt" if segment.label is SegmentLabel.TERM else "dd", segment, context)


def _code(parent: etree._Element, segment: Segment, context: Context) -> None:
    pre = new(parent, "pre", id=segment.id, tabindex="0")
    code = new(pre, "code", f"language-{clean(segment.code_language)}" if segment.code_language else "")
    render_inline(code, segment, context)


def _image(parent: etree._Element, segment: Segment, context: Context) -> None:
    if segment.asset not in context.media:
        if segment.text:
            leaf(parent, "p", segment, context, "image-text")
        return
    holder = parent if parent.tag == "figure" else new(parent, "p", "picture")
    for utterance in context.utterances.get(segment.id, ()):
        holder = new(holder, "span", "u", id=utterance.id)
    picture(holder, segment.asset, segment.text, context).set("id", segment.id)


def _caption(parent: etree._Element, segment: Segment, context: Context) -> None:
    leaf(parent, "figcaption" if parent.tag == "figure" else "p", segment, context, "caption")


def _math(parent: etree._Element, segment: Segment, context: Context) -> None:
    leaf(parent, "p", segment, context, "math")


def _embed(parent: etree._Element, segment: Segment, context: Context) -> None:
    if segment.text:
        leaf(parent, "p", segment, context, "embed")


def _table(parent: etree._Element, segment: Segment, context: Context) -> None:
    if not segment.cells:
        leaf(parent, "p", segment, context, "table-text")
        return
    scroll = new(parent, "div", "table-scroll", tabindex="0", role="group")
    scroll.set("aria-label", context.phrases.say("table"))
    table = new(scroll, "table", id=segment.id)
    set_language(table, segment.language)
    first = min(cell.row for cell in segment.cells)
    rows = [(row, list(cells)) for row, cells in groupby(segment.cells, key=lambda cell: cell.row)]
    heads = all(cell.header for cell in rows[0][1]) and len(rows) > 1
    body = table if not heads else new(table, "thead")
    for row, cells in rows:
        if heads and row != first and body.tag == "thead":
            body = new(table, "tbody")
        _row(new(body, "tr"), segment, cells, context, in_head=heads and row == first)


def _row(row: etree._Element, segment: Segment, cells: Sequence[Cell], context: Context, *, in_head: bool) -> None:
    for cell in cells:
        element = new(row, "th" if cell.header else "td")
        if cell.header:
            element.set("scope", "col" if in_head else "row")
        if cell.columns > 1:
            element.set("colspan", str(cell.columns))
        if cell.rows > 1:
            element.set("rowspan", str(cell.rows))
        if cell.end > cell.begin:
            render_inline(element, segment, context, cell.begin, cell.end)


def new(parent: etree._Element, name: str, css_class: str = "", **attributes: str) -> etree._Element:
    """Append an element to *parent* and return it; `open_` stands for `open`, `aria_label` for `aria-label`."""
    element = etree.SubElement(parent, name)
    if css_class:
        element.set("class", css_class)
    for key, value in attributes.items():
        element.set(key.rstrip("_").replace("_", "-"), value)
    return element


SEGMENTS: dict[SegmentKind, Callable[[etree._Element, Segment, Context], None]] = {
    SegmentKind.HEADING: _heading,
    SegmentKind.LIST_ITEM: _list_text,
    SegmentKind.DEFINITION: definition,
    SegmentKind.TABLE: _table,
    SegmentKind.CODE: _code,
    SegmentKind.IMAGE: _image,
    SegmentKind.CAPTION: _caption,
    SegmentKind.MATH: _math,
    SegmentKind.EMBED: _embed,
}
