"""A DOCX file → its text parts as plain HTML: what the ledger proves the article against.

Taken from the XML itself, with none of mammoth's code, which the reader uses (but its table of symbol fonts): the
document's body in order, then the footnotes, the endnotes and, as HTML comments, the reviewers' comments and what was
deleted. Every character of the parts counts as text unless its element is one of `SILENT`: what is not known is not
passed over.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from lxml.etree import _Element
from mammoth.docx.dingbats import dingbats
from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.packed import Package, package

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_WORD: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE: Final = f"{COMPATIBILITY}AlternateContent"
BODY: Final = "word/document.xml"
NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
COMMENTS: Final = "word/comments.xml"
SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""The lines that Word draws above notes are stored as notes."""
TEXT_BOX: Final = "txbxContent"
SILENT: Final = frozenset({
    "instrText", "delInstrText", "posOffset", "align", "pctWidth", "pctHeight", "sizeRelH", "sizeRelV", "fldData",
    "pctPosHOffset", "pctPosVOffset", "FieldCodes", "LinkType", "LockedField",
})  # fmt: skip
"""Elements whose characters are for machines: instructions of fields, measures of drawings, how objects are linked."""
SIGNS: Final = frozenset({"tab", "br", "cr", "sym", "noBreakHyphen"})
"""Empty elements that are a character."""
DELETED: Final = frozenset({"delText"})
REMOVED: Final = frozenset({"del", "moveFrom", "rt"})
"""What was taken out, and how signs are said that stand below it."""


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the source of a document, its text for the ledger. Raises `SourceError` where it is no DOCX."""
    return replace(blank, format=SourceFormat.DOCX, data=data, text=text_of_docx(data, where=blank.name))


def text_of_docx(data: bytes, *, where: str) -> str:
    """Return the text of *data*, a paragraph a line, each in `p`. Raises `SourceError` where it is no DOCX."""
    with package(data, where=where, what="a Word document (DOCX)") as parts:
        numbers = _Numbers()
        lines = list(_paragraphs(parts.xml(body_of(parts)), numbers))
        for name in NOTES:
            if name in parts:
                lines += _paragraphs(parts.xml(name), numbers)
        if COMMENTS in parts:
            comments = _paragraphs(parts.xml(COMMENTS), numbers)
            lines += (
                f"<!-- {line.removeprefix('<p>').removesuffix('</p>').replace('--', '- -')} -->" for line in comments
            )
    return "\n".join(lines)


class _Numbers:
    """The numbers of notes as readers see them: one count for footnotes and endnotes, as mammoth writes them."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> str:
        """Return the next one in brackets."""
        self.last += 1
        return f"[{self.last}]"


def body_of(parts: Package) -> str:
    """Return the name of the part with the text."""
    if BODY in parts:
        return BODY
    found = next((name for name in parts.names() if name.startswith("word/document") and name.endswith(".xml")), "")
    if not found:
        hint = "Open it in its own program and save it as .docx."
        raise SourceError("not a Word document (DOCX): it has no text part", hint=hint, where=parts.where)
    return found


def _paragraphs(root: _Element, numbers: _Numbers) -> Iterator[str]:
    """Yield each paragraph as HTML; those of text boxes, which stand inside paragraphs, after the outer one."""
    for paragraph in root.iter(f"{WORD}p", f"{STRICT_WORD}p"):
        if any(_type(parent) in SEPARATORS for parent in paragraph.iterancestors()) or _is_fallback(paragraph):
            continue
        text, deleted = _pieces(paragraph, numbers)
        if text.strip():
            yield f"<p>{text}</p>"
        if deleted.strip():
            yield f"<!-- {deleted.replace('--', '- -')} -->"


def _type(element: _Element) -> str:
    return element.get(f"{WORD}type") or element.get(f"{STRICT_WORD}type") or ""


def _id(element: _Element) -> str:
    return element.get(f"{WORD}id") or element.get(f"{STRICT_WORD}id") or ""


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_fallback(paragraph: _Element) -> bool:
    """Return whether it stands in the drawing for old programs of something that is there already."""
    for parent in paragraph.iterancestors():
        outer = parent.getparent()
        if parent.tag == f"{COMPATIBILITY}Fallback" and outer is not None and len(outer) > 1:
            return True
    return False


def _pieces(paragraph: _Element, numbers: _Numbers) -> tuple[str, str]:
    """Return the paragraph's own text as HTML, and what was deleted of it."""
    pieces: list[str] = []
    deleted: list[str] = []
    for element in paragraph.iter():
        if _paragraph_of(element) is not paragraph or _is_fallback(element):
            continue
        name = _name(element)
        if name in {"footnoteReference", "endnoteReference"}:
            if _is_removed(element, paragraph):
                continue
            pieces.append(numbers.next())
        elif name == "docPr" and not _is_removed(element, paragraph):
            alt = element.get("descr") or (element.get("title") if _shows_a_picture(element) else "") or ""
            pieces.append(f'<img alt="{escape(alt)}">' if alt.strip() else "")
        elif name in DELETED or (name == "t" and _is_removed(element, paragraph)):
            deleted.append(element.text or "")
        elif name in SIGNS:
            pieces.append(_sign(element, name))
        elif element.text and element.text.strip(" \n\t") and name not in SILENT:
            sign = "/math}" in str(element.tag) or '/math"' in str(element.tag)
            pieces.append(f" {escape(element.text, quote=False)} " if sign else escape(element.text, quote=False))
        elif element.text and name == "t":
            pieces.append(element.text)
    return "".join(pieces), "".join(deleted)


def _sign(element: _Element, name: str) -> str:
    """Return the character that an empty element stands for."""
    if name == "sym":
        return _symbol(element)
    if name == "noBreakHyphen":
        return "\N{NON-BREAKING HYPHEN}"
    return ("\t" if name == "tab" else "\n") if _name_of_parent(element) == "r" else ""


def _symbol(element: _Element) -> str:
    """Return a character of a symbol font as Unicode (ECMA-376 part 1, 17.3.3.30); empty: nobody knows which."""
    values = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    try:
        code = int(values.get("char", ""), 16)
    except ValueError:
        return ""
    found = dingbats.get((values.get("font", ""), code & 0xFF if 0xF000 <= code <= 0xF0FF else code))
    return escape(chr(found), quote=False) if found else ""


def _paragraph_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{WORD}p", f"{STRICT_WORD}p"), None)


def _name_of_parent(element: _Element) -> str:
    parent = element.getparent()
    return _name(parent) if parent is not None else ""


def unreferred_notes(parts: Package) -> list[str]:
    """Return the texts of the notes that nothing in the document refers to any more."""
    body = parts.xml(body_of(parts))
    found: list[str] = []
    for part, kind in zip(NOTES, ("footnote", "endnote"), strict=True):
        referred = {
            _id(element)
            for element in body.iter(f"{WORD}{kind}Reference", f"{STRICT_WORD}{kind}Reference")
            if not _is_removed(element, body)
        }
        notes = parts.xml(part).iter(f"{WORD}{kind}", f"{STRICT_WORD}{kind}") if part in parts else ()
        for note in notes:
            if _type(note) in SEPARATORS or _id(note) in referred:
                continue
            texts = (
                "".join(t.text or "" for t in one.iter() if _name(t) == "t") for one in note.iter() if _name(one) == "p"
            )
            found += [one.strip() for one in texts if one.strip()]
    return found


def _is_removed(element: _Element, paragraph: _Element) -> bool:
    for parent in element.iterancestors():
        if parent is paragraph:
            return False
        if _name(parent) in REMOVED:
            return True
    return False


def _shows_a_picture(properties: _Element) -> bool:
    """Return whether the drawing that *properties* describe is a picture: titles of shapes are names."""
    parent = properties.getparent()
    return parent is not None and any(_name(inner) == "blip" for inner in parent.iter())
