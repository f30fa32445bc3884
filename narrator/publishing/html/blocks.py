"""The tree of blocks → block HTML, one function a kind of container; its leaves are in `leaves.py`."""

from collections.abc import Callable, Sequence

from lxml import etree

from narrator.article.model import (
    Block,
    Container,
    ContainerKind,
    Segment,
    SegmentKind,
    SegmentLabel,
    walk,
)
from narrator.publishing.html.context import Context, address, note_id
from narrator.publishing.html.leaves import definition, leaf, new, render_segment, set_language
from narrator.xml_text import clean


def render_blocks(parent: etree._Element, blocks: Sequence[Block], context: Context) -> None:
    """Append *blocks* to *parent*."""
    for block in blocks:
        if isinstance(block, Container):
            CONTAINERS[block.kind](parent, block, context)
        else:
            render_segment(parent, block, context)


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


def _children(parent: etree._Element, container: Container, context: Context) -> None:
    render_blocks(parent, container.children, context)


def _quote(parent: etree._Element, container: Container, context: Context) -> None:
    """A quote, and who said it beside it: inside, the name would be part of what was said."""
    said = tuple(c for c in container.children if not _is_attribution(c))
    by = tuple(c for c in container.children if _is_attribution(c))
    holder = new(parent, "figure", "quote") if by else parent
    quote = new(holder, "blockquote")
    set_language(quote, container.language)
    cite = address(container.cite, context)
    if cite:
        quote.set("cite", cite)
    render_blocks(quote, said, context)
    if by:
        render_blocks(new(holder, "figcaption"), by, context)


def _is_attribution(block: Block) -> bool:
    return isinstance(block, Segment) and block.label is SegmentLabel.ATTRIBUTION


def _list(parent: etree._Element, container: Container, context: Context) -> None:
    element = new(parent, "ol" if container.ordered else "ul")
    set_language(element, container.language)
    if container.ordered and container.start != 1:
        element.set("start", str(container.start))
    for child in container.children:
        if isinstance(child, Container) and child.kind is ContainerKind.LIST_ITEM:
            _list_item(element, child, context)
        else:
            render_blocks(new(element, "li"), (child,), context)


def _list_item(parent: etree._Element, item: Container, context: Context) -> None:
    element = new(parent, "li")
    set_language(element, item.language)
    if item.checked is not None:
        box = new(element, "span", "box", role="img")
        box.set("aria-label", context.phrases.say("done") if item.checked else context.phrases.say("to do"))
        box.text = "☑" if item.checked else "☐"
        box.tail = " "
    _children(element, item, context)


def _table_container(parent: etree._Element, container: Container, context: Context) -> None:
    _children(_named(new(parent, "figure", "table"), container, context), container, context)


def _figure(parent: etree._Element, container: Container, context: Context) -> None:
    """A figure has one caption in HTML; further ones are paragraphs."""
    figure = _named(new(parent, "figure"), container, context)
    set_language(figure, container.language)
    captions = 0
    for child in container.children:
        is_caption = isinstance(child, Segment) and child.kind is SegmentKind.CAPTION
        captions += is_caption
        if is_caption and captions > 1:
            leaf(figure, "p", child, context, "caption")  # type: ignore[arg-type]  # a caption is a segment
        else:
            render_blocks(figure, (child,), context)


def _notes(parent: etree._Element, container: Container, context: Context) -> None:
    section = _named(new(parent, "div", "notes", role="doc-endnotes"), container, context)
    _children(new(section, "ol"), container, context)


def _note(parent: etree._Element, note: Container, context: Context) -> None:
    holder = parent if parent.tag == "ol" else new(parent, "ol", "notes")
    element = _named(new(holder, "li"), note, context)
    number = context.note_numbers.get(note.name, 0)
    if number:
        element.set("value", str(number))
    _children(element, note, context)
    back = context.first_references.get(note.name)
    if back:
        link = new(
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
    element = _named(new(parent, "aside", kind, role="note"), container, context)
    set_language(element, container.language)
    _children(element, container, context)


def _definition_list(parent: etree._Element, container: Container, context: Context) -> None:
    """Only terms and descriptions may stand in a dl: anything else goes into the description before it."""
    element = new(parent, "dl")
    last: etree._Element | None = None
    for child in container.children:
        if isinstance(child, Segment) and child.kind is SegmentKind.DEFINITION:
            definition(element, child, context)
            last = element[-1]
            continue
        if last is None or last.tag != "dd":
            last = new(element, "dd")
        render_blocks(last, (child,), context)


def _details(parent: etree._Element, container: Container, context: Context) -> None:
    """Open, so that what is spoken is seen; a summary comes first, as HTML asks."""
    element = new(parent, "details", open_="open")
    summary = next((c for c in container.children if isinstance(c, Segment) and c.label is SegmentLabel.SUMMARY), None)
    if summary is not None:
        leaf(element, "summary", summary, context)
    else:
        new(element, "summary").text = "…"
    render_blocks(element, tuple(c for c in container.children if c is not summary), context)


Renderer = Callable[[etree._Element, Container, Context], None]
CONTAINERS: dict[ContainerKind, Renderer] = {
    ContainerKind.SECTION: _children,
    ContainerKind.QUOTE: _quote,
    ContainerKind.LIST: _list,
    ContainerKind.LIST_ITEM: lambda parent, item, context: _list_item(new(parent, "ul"), item, context),
    ContainerKind.TABLE: _table_container,
    ContainerKind.FIGURE: _figure,
    ContainerKind.NOTES: _notes,
    ContainerKind.NOTE: _note,
    ContainerKind.ASIDE: _aside,
    ContainerKind.DEFINITION_LIST: _definition_list,
    ContainerKind.DETAILS: _details,
}
