"""The tree of blocks → block HTML, one function a kind."""

from collections.abc import Callable, Sequence
from itertools import groupby

from lxml import etree

from narrator.article.model import (
    Block,
    Cell,
    Container,
    ContainerKind,
    Segment,
    SegmentKind,
    SegmentLabel,
    walk,
)
from narrator.publishing.html.context import Context, address, clean, language_tag, note_id
from narrator.publishing.html.inline import picture, render_inline


def render_blocks(parent: etree._Element, blocks: Sequence[Block], context: Context) -> None:
    """Append *blocks* to *parent*."""
    for block in blocks:
        if isinstance(block, Container):
            CONTAINERS[block.kind](parent, block, context)
        else:
            _segment(parent, block, context)


def _new(parent: etree._Element, name: str, css_class: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name)
    if css_class:
        element.set("class", css_class)
    for key, value in attributes.items():
        element.set(key.rstrip("_").replace("_", "-"), value)
    return element


def container_id(container: Container) -> str:
    """Return the id of a container's element: its kind and its first segment's id; a note has its own."""
    if container.kind is ContainerKind.NOTE:
        return note_id(container.name)
    first = next((segment.id for segment, _ in walk(container.children)), "")
    return f"{container.kind}-{first}" if first else ""


def _named(element: etree._Element, container: Container, context: Context) -> etree._Element:
    """Give *element* its id; of containers that begin with the same segment, the outermost has it."""
    name = container_id(container)
    if name and name not in context.used:
        context.used.add(name)
        element.set("id", name)
    return element


# Segments


def _segment(parent: etree._Element, segment: Segment, context: Context) -> None:
    render = SEGMENTS.get(segment.kind, _paragraph)
    render(parent, segment, context)


def _leaf(parent: etree._Element, name: str, segment: Segment, context: Context, css_class: str = "") -> etree._Element:
    element = _new(parent, name, css_class, id=segment.id)
    _language(element, segment.language)
    if segment.skip:
        element.set("class", f"{element.get('class', '')} no-audio".strip())
    render_inline(element, segment, context)
    return element


def _language(element: etree._Element, tag: str) -> None:
    if language_tag(tag):
        element.set("lang", tag)


def _heading(parent: etree._Element, segment: Segment, context: Context) -> None:
    _leaf(parent, f"h{context.levels.get(segment.id, 2)}", segment, context)


def _paragraph(parent: etree._Element, segment: Segment, context: Context) -> None:
    css_class = (
        {SegmentLabel.TITLE: "aside-title", SegmentLabel.ATTRIBUTION: "attribution"}.get(segment.label)
        if segment.label
        else ""
    )
    _leaf(parent, "p", segment, context, css_class or "")


def _list_text(parent: etree._Element, segment: Segment, context: Context) -> None:
    _leaf(parent, "p" if parent.tag != "li" else "span", segment, context, "item")


def _definition(parent: etree._Element, segment: Segment, context: Context) -> None:
    if parent.tag != "dl":
        _leaf(parent, "p", segment, context)
        return
    _leaf(parent, "dt" if segment.label is SegmentLabel.TERM else "dd", segment, context)


def _code(parent: etree._Element, segment: Segment, context: Context) -> None:
    pre = _new(parent, "pre", id=segment.id, tabindex="0")
    code = _new(pre, "code", f"language-{clean(segment.code_language)}" if segment.code_language else "")
    render_inline(code, segment, context)


def _image(parent: etree._Element, segment: Segment, context: Context) -> None:
    if segment.asset not in context.media:
        if segment.text:
            _leaf(parent, "p", segment, context, "image-text")
        return
    holder = parent if parent.tag == "figure" else _new(parent, "p", "picture")
    for utterance in context.utterances.get(segment.id, ()):
        holder = _new(holder, "span", "u", id=utterance.id)
    picture(holder, segment.asset, segment.text, context).set("id", segment.id)


def _caption(parent: etree._Element, segment: Segment, context: Context) -> None:
    _leaf(parent, "figcaption" if parent.tag == "figure" else "p", segment, context, "caption")


def _math(parent: etree._Element, segment: Segment, context: Context) -> None:
    _leaf(parent, "p", segment, context, "math")


def _embed(parent: etree._Element, segment: Segment, context: Context) -> None:
    if segment.text:
        _leaf(parent, "p", segment, context, "embed")


def _table(parent: etree._Element, segment: Segment, context: Context) -> None:
    if not segment.cells:
        _leaf(parent, "p", segment, context, "table-text")
        return
    scroll = _new(parent, "div", "table-scroll", tabindex="0", role="group")
    scroll.set("aria-label", context.phrases.say("table"))
    table = _new(scroll, "table", id=segment.id)
    _language(table, segment.language)
    first = min(cell.row for cell in segment.cells)
    rows = [(row, list(cells)) for row, cells in groupby(segment.cells, key=lambda cell: cell.row)]
    heads = all(cell.header for cell in rows[0][1]) and len(rows) > 1
    body = table if not heads else _new(table, "thead")
    for row, cells in rows:
        if heads and row != first and body.tag == "thead":
            body = _new(table, "tbody")
        _row(_new(body, "tr"), segment, cells, context, in_head=heads and row == first)


def _row(row: etree._Element, segment: Segment, cells: Sequence[Cell], context: Context, *, in_head: bool) -> None:
    for cell in cells:
        element = _new(row, "th" if cell.header else "td")
        if cell.header:
            element.set("scope", "col" if in_head else "row")
        if cell.columns > 1:
            element.set("colspan", str(cell.columns))
        if cell.rows > 1:
            element.set("rowspan", str(cell.rows))
        if cell.end > cell.begin:
            render_inline(element, segment, context, cell.begin, cell.end)


# Containers


def _children(parent: etree._Element, container: Container, context: Context) -> None:
    render_blocks(parent, container.children, context)


def _quote(parent: etree._Element, container: Container, context: Context) -> None:
    """A quote, and who said it beside it: inside, the name would be part of what was said."""
    said = tuple(c for c in container.children if not _is_attribution(c))
    by = tuple(c for c in container.children if _is_attribution(c))
    holder = _new(parent, "figure", "quote") if by else parent
    quote = _new(holder, "blockquote")
    _language(quote, container.language)
    cite = address(container.cite, context)
    if cite:
        quote.set("cite", cite)
    render_blocks(quote, said, context)
    if by:
        render_blocks(_new(holder, "figcaption"), by, context)


def _is_attribution(block: Block) -> bool:
    return isinstance(block, Segment) and block.label is SegmentLabel.ATTRIBUTION


def _list(parent: etree._Element, container: Container, context: Context) -> None:
    element = _new(parent, "ol" if container.ordered else "ul")
    _language(element, container.language)
    if container.ordered and container.start != 1:
        element.set("start", str(container.start))
    for child in container.children:
        if isinstance(child, Container) and child.kind is ContainerKind.LIST_ITEM:
            _list_item(element, child, context)
        else:
            render_blocks(_new(element, "li"), (child,), context)


def _list_item(parent: etree._Element, item: Container, context: Context) -> None:
    element = _new(parent, "li")
    _language(element, item.language)
    if item.checked is not None:
        box = _new(element, "span", "box", role="img")
        box.set("aria-label", context.phrases.say("done") if item.checked else context.phrases.say("to do"))
        box.text = "☑" if item.checked else "☐"
        box.tail = " "
    _children(element, item, context)


def _table_container(parent: etree._Element, container: Container, context: Context) -> None:
    _children(_named(_new(parent, "figure", "table"), container, context), container, context)


def _figure(parent: etree._Element, container: Container, context: Context) -> None:
    """A figure has one caption in HTML; further ones are paragraphs."""
    figure = _named(_new(parent, "figure"), container, context)
    _language(figure, container.language)
    captions = 0
    for child in container.children:
        is_caption = isinstance(child, Segment) and child.kind is SegmentKind.CAPTION
        captions += is_caption
        if is_caption and captions > 1:
            _leaf(figure, "p", child, context, "caption")  # type: ignore[arg-type]  # a caption is a segment
        else:
            render_blocks(figure, (child,), context)


def _notes(parent: etree._Element, container: Container, context: Context) -> None:
    section = _named(_new(parent, "div", "notes", role="doc-endnotes"), container, context)
    _children(_new(section, "ol"), container, context)


def _note(parent: etree._Element, note: Container, context: Context) -> None:
    holder = parent if parent.tag == "ol" else _new(parent, "ol", "notes")
    element = _named(_new(holder, "li"), note, context)
    number = context.note_numbers.get(note.name, 0)
    if number:
        element.set("value", str(number))
    _children(element, note, context)
    back = context.first_references.get(note.name)
    if back:
        link = _new(
            element[-1] if len(element) and element[-1].tag == "p" else element,
            "a",
            "back",
            href=f"#{back}",
            role="doc-backlink",
        )
        link.set("aria-label", context.phrases.say("back to the reference {n}", n=number))
        link.text = "↩"


def _aside(parent: etree._Element, container: Container, context: Context) -> None:
    """A note, not a landmark: a post may have dozens, and nobody names them."""
    kind = clean(container.title.lower().split(" ")[0]) if container.title else ""
    element = _named(_new(parent, "aside", kind, role="note"), container, context)
    _language(element, container.language)
    _children(element, container, context)


def _definition_list(parent: etree._Element, container: Container, context: Context) -> None:
    """Only terms and descriptions may stand in a dl: anything else goes into the description before it."""
    element = _new(parent, "dl")
    last: etree._Element | None = None
    for child in container.children:
        if isinstance(child, Segment) and child.kind is SegmentKind.DEFINITION:
            _definition(element, child, context)
            last = element[-1]
            continue
        if last is None or last.tag != "dd":
            last = _new(element, "dd")
        render_blocks(last, (child,), context)


def _details(parent: etree._Element, container: Container, context: Context) -> None:
    """Open, so that what is spoken is seen; a summary comes first, as HTML asks."""
    element = _new(parent, "details", open_="open")
    summary = next((c for c in container.children if isinstance(c, Segment) and c.label is SegmentLabel.SUMMARY), None)
    if summary is not None:
        _leaf(element, "summary", summary, context)
    else:
        _new(element, "summary").text = "…"
    render_blocks(element, tuple(c for c in container.children if c is not summary), context)


Renderer = Callable[[etree._Element, Container, Context], None]
SEGMENTS: dict[SegmentKind, Callable[[etree._Element, Segment, Context], None]] = {
    SegmentKind.HEADING: _heading,
    SegmentKind.LIST_ITEM: _list_text,
    SegmentKind.DEFINITION: _definition,
    SegmentKind.TABLE: _table,
    SegmentKind.CODE: _code,
    SegmentKind.IMAGE: _image,
    SegmentKind.CAPTION: _caption,
    SegmentKind.MATH: _math,
    SegmentKind.EMBED: _embed,
}
CONTAINERS: dict[ContainerKind, Renderer] = {
    ContainerKind.SECTION: _children,
    ContainerKind.QUOTE: _quote,
    ContainerKind.LIST: _list,
    ContainerKind.LIST_ITEM: lambda parent, item, context: _list_item(_new(parent, "ul"), item, context),
    ContainerKind.TABLE: _table_container,
    ContainerKind.FIGURE: _figure,
    ContainerKind.NOTES: _notes,
    ContainerKind.NOTE: _note,
    ContainerKind.ASIDE: _aside,
    ContainerKind.DEFINITION_LIST: _definition_list,
    ContainerKind.DETAILS: _details,
}
