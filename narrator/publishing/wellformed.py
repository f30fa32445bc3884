"""Structures as authors left them → structures as the standards allow them, with nothing of the text lost.

XHTML in books is checked against a schema, and old players stop at what a browser forgives.
"""

from lxml import etree


def mend_structure(root: etree._Element) -> None:
    """Mend *root* in place: its ids, links in links, captions and definition lists."""
    _drop_repeated_ids(root)
    for inner in [a for a in root.iter("a") if any(True for _ in a.iterancestors("a"))]:
        outer = next(inner.iterancestors("a"), None)
        if outer is not None:
            _unlink(outer if "noteref" in inner.get("class", "") else inner)
    for caption in list(root.iter("figcaption")):
        figure = caption.getparent()
        if figure is None or (figure.tag == "figure" and caption not in {figure[0], figure[-1]}):
            caption.tag = "div"
    for definitions in list(root.iter("dl")):
        if not _is_complete([child.tag for child in definitions]):
            _as_paragraphs(definitions)


def _drop_repeated_ids(root: etree._Element) -> None:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        name = element.get("id")
        if name is None:
            continue
        if name in seen:
            del element.attrib["id"]
        seen.add(name)


def _unlink(link: etree._Element) -> None:
    link.tag = "span"
    for name in ("href", "role"):
        link.attrib.pop(name, "")


def _is_complete(tags: list[str]) -> bool:
    """Return whether terms and descriptions come in groups: terms first, then descriptions (HTML, 4.4.9)."""
    return bool(tags) and tags[0] == "dt" and tags[-1] == "dd" and set(tags) == {"dt", "dd"}


def _as_paragraphs(definitions: etree._Element) -> None:
    definitions.tag = "div"
    for child in definitions:
        child.set("class", " ".join([child.tag, *child.get("class", "").split()]))
        child.tag = "div"
