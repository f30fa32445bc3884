"""A DOCX file → its text parts as plain HTML paragraphs: what the ledger proves the article against.

Taken from the XML itself, with none of mammoth's code, which the reader uses: the document's body in order, then the
footnotes and the endnotes.
"""

from html import escape
from typing import Final

from lxml.etree import _Element

from narrator.errors import SourceError
from narrator.reading.packed import Package, package

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_WORD: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
BODY: Final = "word/document.xml"
NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""The lines that Word draws above notes are stored as notes."""


def text_of_docx(data: bytes, *, where: str) -> str:
    """Return the text of *data*, a paragraph a line, each in `p`. Raises `SourceError` where it is no DOCX."""
    with package(data, where=where, what="a Word document (DOCX)") as parts:
        body = body_of(parts)
        paragraphs = _paragraphs(parts.xml(body))
        for name in NOTES:
            if name in parts:
                paragraphs += _paragraphs(parts.xml(name))
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


def body_of(parts: Package) -> str:
    """Return the name of the part with the text."""
    if BODY in parts:
        return BODY
    found = next((name for name in parts.names() if name.startswith("word/document") and name.endswith(".xml")), "")
    if not found:
        hint = "Open it in its own program and save it as .docx."
        raise SourceError("not a Word document (DOCX): it has no text part", hint=hint, where=parts.where)
    return found


def _paragraphs(root: _Element) -> list[str]:
    """The text of each `w:p`; deleted text and field instructions are in elements of their own and are not `w:t`."""
    found: list[str] = []
    for namespace in (WORD, STRICT_WORD):
        for paragraph in root.iter(f"{namespace}p"):
            if any(parent.get(f"{namespace}type") in SEPARATORS for parent in paragraph.iterancestors()):
                continue
            text = "".join(_pieces(paragraph, namespace))
            if text.strip():
                found.append(text)
    return found


def _pieces(paragraph: _Element, namespace: str) -> list[str]:
    """Text boxes hold paragraphs inside paragraphs: those come by themselves."""
    pieces: list[str] = []
    for element in paragraph.iter(f"{namespace}t", f"{namespace}tab", f"{namespace}br", f"{namespace}noBreakHyphen"):
        if next(element.iterancestors(f"{namespace}p"), None) is not paragraph:
            continue
        if element.tag.endswith("}t"):
            pieces.append(element.text or "")
        elif element.tag.endswith("noBreakHyphen"):
            pieces.append("\N{NON-BREAKING HYPHEN}")
        elif next(element.iterancestors(f"{namespace}r"), None) is not None:
            pieces.append("\n" if element.tag.endswith("br") else "\t")
    return pieces
