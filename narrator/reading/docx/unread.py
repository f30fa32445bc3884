"""Files, diagrams and charts that a Word document shows and that are not in its text → what its author is told."""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from narrator.article.model import Notice
from narrator.reading.docx.text import STRICT_WORD, WORD, body_of
from narrator.reading.packed import Package, inside

RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
IN_RELATIONSHIPS: Final = frozenset({
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
})  # fmt: skip
SHOWN: Final = 120


def unread_parts(parts: Package) -> tuple[Notice, ...]:
    """Return what is told of files that the document includes, and of diagrams and charts that nobody described."""
    root = parts.xml(body_of(parts))
    targets = _targets(parts)
    return (*_included(root, targets), *_drawn(root, parts, targets))


def included_files(parts: Package) -> list[str]:
    """Return the names of the files that the document includes in place of text (17.17.2.1)."""
    targets = _targets(parts)
    found = parts.xml(body_of(parts)).iter(f"{WORD}altChunk", f"{STRICT_WORD}altChunk")
    return [targets.get(_relationship(one, "id"), "a file") for one in found]


def _included(root: _Element, targets: dict[str, str]) -> Iterator[Notice]:
    for one in root.iter(f"{WORD}altChunk", f"{STRICT_WORD}altChunk"):
        name = targets.get(_relationship(one, "id"), "a file")
        told = f"A file inside the document is not read: {name}. Open the document in Word and save it again."
        yield Notice("docx", told)


def _drawn(root: _Element, parts: Package, targets: dict[str, str]) -> Iterator[Notice]:
    """Yield what is told of SmartArt, whose text lies in a part of its own, and of charts, which have none."""
    for drawing in root.iter(f"{WORD}drawing", f"{STRICT_WORD}drawing"):
        described = any((one.get("descr") or "").strip() for one in drawing.iter() if str(one.tag).endswith("}docPr"))
        if described:
            continue
        for one in drawing.iter():
            name = str(one.tag).rpartition("}")[2]
            if name == "relIds":
                data = targets.get(_relationship(one, "dm"), "")
                text = "; ".join(_texts(parts, data))[:SHOWN]
                if text:
                    told = f"A diagram (SmartArt) is not read: “{text}”. Write it into the text, or describe it."
                    yield Notice("docx", told)
            elif name == "chart":
                yield Notice("image-without-alt", "A chart has no alternative text.")


def _texts(parts: Package, name: str) -> Iterator[str]:
    """Yield the text of each point of a diagram."""
    if name not in parts:
        return
    for body in parts.xml(name).iter():
        if str(body.tag).endswith("}t") and str(body.tag).count("diagram"):
            text = "".join(one.text or "" for one in body.iter() if str(one.tag).endswith("}t"))
            if text.strip():
                yield " ".join(text.split())


def _relationship(element: _Element, name: str) -> str:
    return next(
        (
            str(value)
            for key, value in element.attrib.items()
            if str(key).rpartition("}")[2] == name and str(key)[1:].partition("}")[0] in IN_RELATIONSHIPS
        ),
        "",
    )


def _targets(parts: Package) -> dict[str, str]:
    """Return the parts that the document's relationships lead to, by their ids."""
    if RELATIONSHIPS not in parts:
        return {}
    return {
        one.get("Id", ""): inside(body_of(parts), one.get("Target", "").removeprefix("/word/"))
        for one in parts.xml(RELATIONSHIPS)
        if one.get("TargetMode") != "External"
    }
