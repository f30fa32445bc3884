"""Elements that begin and end a block: each opens a container, or says what the text in it will be."""

import re
from typing import Any, Final

from lxml.html import HtmlElement
from msgspec.structs import replace

from narrator.article.model import ContainerKind, SegmentKind, SegmentLabel
from narrator.reading.walker import attributes, images, tables
from narrator.reading.walker.build import Scope
from narrator.reading.walker.elements import HEADINGS, PHRASING
from narrator.reading.walker.visit import End, Visit

_CAPTION_CLASSES: Final = frozenset(
    ("wp-caption-text", "image-caption", "tr-caption", "gallery-caption", "figure-caption", "caption-text")
)

_TEXT_OF: Final = {
    "caption": (SegmentKind.CAPTION, None),
    "summary": (SegmentKind.PARAGRAPH, SegmentLabel.SUMMARY),
    "dt": (SegmentKind.DEFINITION, SegmentLabel.TERM),
    "dd": (SegmentKind.DEFINITION, SegmentLabel.DESCRIPTION),
}
"""What the text of these elements is."""


def open_block(visit: Visit, element: HtmlElement) -> End | None:
    """Open the block that *element* stands for; return how to close it."""
    builder = visit.builder
    if builder.table is None and element is visit.grid[0]:
        builder.flush()
        builder.table = tables.Grid()
    if builder.table is not None:
        return _in_table(visit, element)
    builder.flush()
    outer = builder.scope
    scope = _scope_of(visit, element, outer)
    opened, scope = _containers(visit, element, scope)
    builder.scopes.append(scope)
    line = element.tag in PHRASING
    visit.phrasing += line
    verse = attributes.is_verse(element)
    visit.verses += verse
    _marks(visit, element)
    numbered = element.tag in ("ul", "ol", "menu", "dir")

    def end() -> None:
        if builder.table is None:
            builder.flush()
        elif element.tag == "table":
            builder.end_table()
        builder.scopes.pop()
        visit.phrasing -= line
        visit.verses -= verse
        for _ in range(opened):
            builder.close()
        if numbered:
            visit.items.pop()

    return end


def _marks(visit: Visit, element: HtmlElement) -> None:
    if not element.keys():
        return
    builder = visit.builder
    if element.get("id") or (element.tag == "a" and element.get("name")):
        builder.name = element.get("id") or ""
    builder.chapter = element.get(attributes.CHAPTER) or builder.chapter
    say = element.get("data-narrator-say")
    if say and say.strip():
        builder.say = say.strip()


def _scope_of(visit: Visit, element: HtmlElement, outer: Scope) -> Scope:
    scope = _stated(element, outer) if element.keys() else outer
    level = _heading_level(element)
    if level and not (scope.kind is SegmentKind.ASIDE and attributes.is_call_out_title(element)):
        return replace(scope, kind=SegmentKind.HEADING, level=level, label=None)
    role = _TEXT_OF.get(element.tag) or _role_by_class(visit, element, scope)
    return replace(scope, kind=role[0], label=role[1]) if role is not None else scope


def _stated(element: HtmlElement, scope: Scope) -> Scope:
    return replace(
        scope,
        language=attributes.language_of(element) or scope.language,
        skip=scope.skip or attributes.is_skipped(element),
        voice=attributes.voice_of(element) or scope.voice,
        silenced=(*scope.silenced, *attributes.silenced(element)),
    )


def _heading_level(element: HtmlElement) -> int:
    level = HEADINGS.get(element.tag, 0)
    if level or element.get("role") != "heading":
        return level
    stated = element.get("aria-level") or ""
    return int(stated) if stated in tuple("123456") else 2


def _role_by_class(visit: Visit, element: HtmlElement, scope: Scope) -> tuple[SegmentKind, SegmentLabel | None] | None:
    names = attributes.classes(element)
    if element.tag == "figcaption" or names & _CAPTION_CLASSES or element in visit.captions:
        if _in_quote_figure(element):
            return SegmentKind.QUOTE, SegmentLabel.ATTRIBUTION
        return SegmentKind.CAPTION, None
    if scope.kind is SegmentKind.ASIDE and attributes.is_call_out_title(element):
        return SegmentKind.ASIDE, SegmentLabel.TITLE
    if visit.builder.inside(ContainerKind.QUOTE) and _is_attribution(element):
        return SegmentKind.QUOTE, SegmentLabel.ATTRIBUTION
    return None


def _in_quote_figure(element: HtmlElement) -> bool:
    figure = element.getparent()
    return figure is not None and figure.find("blockquote") is not None and figure.find(".//img") is None


def _is_attribution(element: HtmlElement) -> bool:
    if element.tag == "footer":
        return True
    if element.tag not in ("p", "div") or len(element) != 1 or element[0].tag != "cite":
        return False
    cite = element[0]
    return not (element.text or "").strip(" \n\t—–-―") and not (cite.tail or "").strip()


def _containers(visit: Visit, element: HtmlElement, scope: Scope) -> tuple[int, Scope]:
    """Open the containers of *element*; return how many, and the scope inside them."""
    common: dict[str, Any] = {"skip": True} if attributes.is_skipped(element) else {}
    if element in visit.notes.bodies:
        name, number = visit.notes.bodies[element]
        opened = visit.builder.open(ContainerKind.NOTE, name=name, number=number, **common)
        if element in visit.notes.works:
            return int(opened), replace(scope, kind=SegmentKind.LIST_ITEM, label=None, level=1)
        return int(opened), replace(scope, kind=SegmentKind.NOTE, label=None)
    opener = _OPENERS.get(element.tag)
    if opener is not None:
        return opener(visit, element, scope, common)
    if "wp-caption" in attributes.classes(element):
        return int(visit.builder.open(ContainerKind.FIGURE, **common)), scope
    title = attributes.call_out_type(element)
    if title is None:
        return 0, scope
    opened = visit.builder.open(ContainerKind.ASIDE, title=title, **common)
    return int(opened), replace(scope, kind=SegmentKind.ASIDE, label=None)


def _quote(visit: Visit, element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    cite = images.absolute(element.get("cite") or "", visit.base_url)
    opened = visit.builder.open(ContainerKind.QUOTE, cite=cite, **common)
    return int(opened), replace(scope, kind=SegmentKind.QUOTE, label=None)


def _figure(visit: Visit, _element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    return int(visit.builder.open(ContainerKind.FIGURE, **common)), scope


def _definitions(visit: Visit, _element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    return int(visit.builder.open(ContainerKind.DEFINITION_LIST, **common)), scope


def _details(visit: Visit, _element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    opened = visit.builder.open(ContainerKind.DETAILS, **common)
    return int(opened), replace(scope, kind=SegmentKind.PARAGRAPH, label=None)


def _list(visit: Visit, element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    start = _integer(element.get("start"), 1)
    visit.items.append(start)
    if element in visit.notes.lists:
        return 0, scope
    opened = visit.builder.open(ContainerKind.LIST, ordered=element.tag == "ol", start=start, **common)
    return int(opened), replace(scope, kind=SegmentKind.PARAGRAPH, label=None)


def _item(visit: Visit, element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    parent = element.getparent()
    ordered = parent is not None and parent.tag == "ol"
    number = 0
    if visit.items:
        number = _integer(element.get("value"), visit.items[-1]) if ordered else 0
        visit.items[-1] = number + 1
    depth = min(len(visit.items), 99) or 1
    opened = 0
    if visit.builder.container is not ContainerKind.LIST:
        opened += visit.builder.open(ContainerKind.LIST)
    opened += visit.builder.open(ContainerKind.LIST_ITEM, number=max(number, 0), checked=_checked(element), **common)
    return opened, replace(scope, kind=SegmentKind.LIST_ITEM, label=None, level=depth)


def _checked(element: HtmlElement) -> bool | None:
    for child in element.iterdescendants():
        if child.tag == "input" and (child.get("type") or "").lower() == "checkbox":
            return child.get("checked") is not None
        if child.tag not in ("p", "label", "span") or (child.text or "").strip():
            return None
    return None


def _table(visit: Visit, element: HtmlElement, scope: Scope, common: dict[str, Any]) -> tuple[int, Scope]:
    if "tr-caption-container" in attributes.classes(element):  # Blogger's picture with its caption
        return _figure(visit, element, scope, common)
    caption = tables.caption_cell(element)
    if caption is not None:
        visit.captions.add(caption)
        return _figure(visit, element, scope, common)
    if not tables.is_data(element):
        return 0, scope
    opened = 0
    caption = element.find("caption")
    if caption is not None:
        opened += visit.builder.open(ContainerKind.TABLE, **common)
    visit.builder.flush()
    around = tables.rows_around(element)
    if around is not None:
        visit.grid = around
        return opened, replace(scope, kind=SegmentKind.PARAGRAPH, label=None)
    visit.builder.table = tables.Grid()
    return opened, replace(scope, kind=SegmentKind.TABLE, label=None)


def _integer(value: str | None, otherwise: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _in_table(visit: Visit, element: HtmlElement) -> End | None:
    """Inside a data table: rows and cells are set down, a caption is a segment of its own, other blocks part words."""
    builder, table = visit.builder, visit.builder.table
    tag = element.tag
    if tag == "table" or visit.inner_tables:
        return _in_cell(visit, element)
    if tag == "caption":
        table = builder.put_table_aside()
        builder.scopes.append(replace(builder.scope, kind=SegmentKind.CAPTION))

        def end_caption() -> None:
            builder.flush()
            builder.scopes.pop()
            builder.table = table

        return end_caption
    if tag == "tr" and table is not None:
        table.next_row()
        return builder.end_table if element is visit.grid[1] else None
    if tag in ("td", "th") and table is not None:
        table.begin_cell(element, builder.run)
        return lambda: table.end_cell(builder.run)
    builder.run.space()
    return builder.run.space


def _in_cell(visit: Visit, element: HtmlElement) -> End:
    """Inside a table that stands in a cell: its parts only part words."""
    is_table = element.tag == "table"
    visit.inner_tables += is_table
    visit.builder.run.space()

    def end() -> None:
        visit.inner_tables -= is_table
        visit.builder.run.space()

    return end


_OPENERS: Final = {
    "blockquote": _quote,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "dir": _list,
    "li": _item,
    "figure": _figure,
    "dl": _definitions,
    "details": _details,
    "table": _table,
}
"""Elements that open containers."""
