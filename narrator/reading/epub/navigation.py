"""The navigation of an EPUB (EPUB 3.3, section 7; NCX of EPUB 2) → its entries: which title leads where."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from lxml.etree import _Element
from msgspec import Struct

from narrator.reading.packed import Package, inside

TYPE: Final = "{http://www.idpf.org/2007/ops}type"
MAX_ENTRIES: Final = 20_000
DEEPEST: Final = 6


class NavigationEntry(Struct, frozen=True):
    """One line of the table of contents."""

    title: str
    document: str
    """Name of the XHTML file in the archive."""
    fragment: str
    """Id of an element in it; empty: its begin."""
    depth: int
    """From 1."""


def entries_of(parts: Package, names: Sequence[str]) -> tuple[NavigationEntry, ...]:
    """Return the entries of the first of the parts *names* (a navigation document, an NCX) that has any."""
    for name in names:
        if name not in parts:
            continue
        root = parts.xml(name)
        found = list(_of_ncx(root, name)) if local(root) == "ncx" else list(_of_document(root, name))
        if found:
            return tuple(found[:MAX_ENTRIES])
    return ()


def local(element: _Element) -> str:
    """Return an element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _of_document(root: _Element, name: str) -> Iterator[NavigationEntry]:
    navs = [element for element in root.iter() if local(element) == "nav"]
    toc = next((nav for nav in navs if "toc" in (nav.get(TYPE) or nav.get("role") or "").split()), None)
    toc = toc if toc is not None else next((nav for nav in navs if nav.get("role") == "doc-toc"), None)
    if toc is None:
        return
    for link in toc.iter():
        if local(link) == "a" and link.get("href"):
            depth = sum(local(above) in {"ol", "ul"} for above in link.iterancestors())
            yield from _entry("".join(map(str, link.itertext())), link.get("href") or "", name, depth)


def _of_ncx(root: _Element, name: str) -> Iterator[NavigationEntry]:
    for point in root.iter():
        if local(point) != "navpoint":
            continue
        label = next((child for child in point if local(child) == "navlabel"), None)
        content = next((child for child in point if local(child) == "content"), None)
        if label is not None and content is not None:
            depth = 1 + sum(local(above) == "navpoint" for above in point.iterancestors())
            yield from _entry("".join(map(str, label.itertext())), content.get("src") or "", name, depth)


def _entry(title: str, reference: str, name: str, depth: int) -> Iterator[NavigationEntry]:
    path, _, fragment = reference.partition("#")
    document = inside(name, unquote(path)) if path else name
    title = " ".join(title.split())
    if title and document:
        yield NavigationEntry(title, document, unquote(fragment), min(max(depth, 1), DEEPEST))
