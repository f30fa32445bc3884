"""What is asked of an XML element of a feed, whatever namespace prefix its writer chose."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element


def name_of(element: _Element) -> str:
    """Return the local name; empty for comments and the like."""
    return _split(element)[1]


def children_named(element: _Element, name: str, *, within: str = "") -> Iterator[_Element]:
    """Yield the children with that local name; *within*: only of a namespace that contains it."""
    for child in element:
        if name_of(child) == name and within in _split(child)[0]:
            yield child


def _split(element: _Element) -> tuple[str, str]:
    """Return namespace and local name; a prefix that was never declared is dropped: feeds have such."""
    namespace, _, name = str(element.tag).rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    return namespace[1:], name.rpartition(":")[2]


def text_of(element: _Element, name: str, *, within: str = "") -> str:
    """Return all text of the first child with that name; empty: there is none."""
    return next((text(child) for child in children_named(element, name, within=within)), "")


def texts_of(element: _Element, name: str) -> list[str]:
    """Return the texts of all children with that name."""
    return [text(child) for child in children_named(element, name)]


def text(element: _Element) -> str:
    """Return all text in *element*."""
    return "".join(piece for piece in element.itertext(with_tail=False) if isinstance(piece, str))


def inner_markup(element: _Element) -> str:
    """Return what is inside *element* as markup, namespace prefixes dropped."""
    pieces = [element.text or ""]
    pieces += [etree.tostring(child, encoding="unicode", with_tail=True) for child in element]
    return "".join(pieces)
