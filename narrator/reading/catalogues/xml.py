"""An XML feed or export → its `Item`s, one element at a time."""

import re
from collections.abc import Iterator
from html.entities import html5
from io import BytesIO
from typing import Final

from lxml import etree
from lxml.etree import _Element

from narrator.errors import SourceError
from narrator.reading.catalogues import atom, rss, wordpress
from narrator.reading.catalogues.elements import name_of, text, text_of
from narrator.reading.catalogues.item import Item, plain
from narrator.reading.xml_references import with_characters

ROOTS: Final = frozenset({"rss", "feed", "RDF", "channel"})
ENTITY: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
XML_ENTITIES: Final = frozenset({b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"})
NOT_XML: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
CLOSED: Final = re.compile(rb"</(?:[\w.-]{1,60}:)?(?:rss|feed|RDF|channel)\s{0,9}>\Z")
TAIL_BYTES: Final = 4096


class CutOffError(Exception):
    """The document ends before it should; the items before that were yielded."""


def items_of(data: bytes, where: str) -> Iterator[Item]:
    """Yield the items of a feed or an export.

    Entities are not expanded and nothing is fetched. Broken XML is read as far as it makes sense. Raises
    `CutOffError` after the last whole item of a document that is cut off, `SourceError` where there is no feed.
    """
    whole = _is_whole(data)
    found = _Collector()
    try:
        yield from _parse(data, found, recover=False)
    except etree.XMLSyntaxError as error:
        if not whole:
            if not found.is_feed:
                raise SourceError(f"not a feed: {error}", where=where) from error
            raise CutOffError from error
    else:
        if not found.is_feed:
            raise SourceError("not a feed: it has no list of items", where=where)
        return
    seen = found.yielded
    found = _Collector()
    mended = NOT_XML.sub(b" ", with_characters(ENTITY.sub(_numeric, data)))
    for number, item in enumerate(_parse(mended, found, recover=True), start=1):
        if number > seen:
            yield item
    if not found.is_feed:
        raise SourceError("not a feed: it cannot be read as XML", where=where)


def _is_whole(data: bytes) -> bool:
    """Whether the root element is closed; comments may follow."""
    tail = data[-TAIL_BYTES:].rstrip()
    while tail.endswith(b"-->"):
        tail = tail[: max(0, tail.rfind(b"<!--"))].rstrip()
    return CLOSED.search(tail) is not None


def _numeric(match: re.Match[bytes]) -> bytes:
    """HTML's entities are none of XML's; their characters are."""
    characters = "" if match[1] in XML_ENTITIES else html5.get(match[1].decode("ascii"), "")
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii") or match[0]


class _Collector:
    """What holds for all items, as far as it was read."""

    def __init__(self) -> None:
        self.site: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        self.is_feed = False
        self.yielded = 0


def _parse(data: bytes, found: _Collector, *, recover: bool) -> Iterator[Item]:
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
    )
    depth = 0
    item_depth = 0
    for event, element in events:
        name = name_of(element)
        if event == "start":
            depth += 1
            found.is_feed = found.is_feed or (depth == 1 and name in ROOTS)
            if name in {"item", "entry"} and not item_depth and depth > 1:
                item_depth = depth
            continue
        if item_depth == depth:
            item = _item(element, found)
            if item is not None:
                found.yielded += 1
                yield item
            _forget(element)
            item_depth = 0
        elif not item_depth:
            _note(element, name, found, depth)
        depth -= 1


def _item(element: _Element, found: _Collector) -> Item | None:
    if name_of(element) == "entry":
        return atom.item_of(element, found.site)
    if wordpress.is_export_item(element):
        return wordpress.item_of(element, found.site, found.authors)
    return rss.item_of(element, found.site)


def _note(element: _Element, name: str, found: _Collector, depth: int) -> None:
    """Keep what the feed says of itself: its children in Atom (depth 2), the channel's in RSS (depth 3)."""
    parent = element.getparent()
    if parent is None or name_of(parent) not in {"feed", "channel"} or depth > 3:
        return
    if name in {"title", "language"}:
        found.site.setdefault(name, plain(text(element)))
    elif name == "author" and len(element):
        login, display = wordpress.author_of(element)
        if login:
            found.authors[login] = display
        else:
            found.site.setdefault("author", plain(text_of(element, "name")))


def _forget(element: _Element) -> None:
    """Give the memory of a read item back."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
