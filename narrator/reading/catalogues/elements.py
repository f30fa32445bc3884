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
    """Return namespace and local name.

    For a prefix that was never declared, which feeds have, the prefix between slashes stands in for the namespace:
    `content:encoded` is then found as it is where the prefix means what everybody means by it.
    """
    namespace, _, name = str(element.tag).rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    prefix, is_prefixed, local = name.rpartition(":")
    return namespace[1:] or (f"/{prefix}/" if is_prefixed else ""), local


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
