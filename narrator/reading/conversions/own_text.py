"""A file that is no plain text (OpenDocument, FictionBook, RTF) → the text that its author wrote, a paragraph a line.

Read apart from pandoc, with no care for structure: to tell which sentences pandoc left behind.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element

from narrator.errors import SourceError
from narrator.reading.packed import package
from narrator.reading.xml_references import with_characters

MANIFEST: Final = "META-INF/manifest.xml"
SILENT: Final = frozenset({"annotation", "tracked-changes", "deletion", "binary", "description", "desc", "title"})
"""Elements of OpenDocument and FictionBook whose text is no part of the post's."""
PARAGRAPHS: Final = frozenset({"p", "h", "v", "subtitle", "text-author"})
RTF_TOKEN: Final = re.compile(
    r"[{}]|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|[^\\{}\r\n]{1,4096}|[\r\n]{1,99}", re.DOTALL
)
RTF_SILENT: Final = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "fldinst", "listtable",
    "generator", "mmathPr",
})  # fmt: skip
RTF_BREAKS: Final = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n", "emdash": "—", "endash": "–"}


def own_text(data: bytes, reader: str, where: str) -> str:
    """Return the text of a file that pandoc's *reader* reads; empty for other formats. Raises `SourceError`."""
    if reader == "odt":
        with package(data, where=where, what="an OpenDocument text") as parts:
            if MANIFEST in parts and b"encryption-data" in parts.read(MANIFEST):
                hint = "Open it with the password and save it without one."
                raise SourceError("the document is protected by a password", hint=hint, where=where)
            return "\n".join(_paragraphs(parts.xml("content.xml")))
    if reader == "fb2":
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(with_characters(data), parser)
        return "\n".join(_paragraphs(root)) if root is not None else ""
    if reader == "rtf" and not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError("not an RTF document", hint="Open it in its own program and save it again.", where=where)
    return _text_of_rtf(data.decode("latin-1")) if reader == "rtf" else ""


def _paragraphs(root: _Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        silent = any(_name(above) in SILENT for above in element.iterancestors())
        if _name(element) in PARAGRAPHS and not silent:
            yield " ".join("".join(_pieces(element)).split())


def _pieces(paragraph: _Element) -> Iterator[str]:
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        silent = any(_name(one) in SILENT for one in (element, *element.iterancestors()))
        if event == "start":
            yield " " if _name(element) in {"s", "tab", "line-break"} else ""
            yield (element.text or "") if not silent else ""
        elif element is not paragraph:
            yield element.tail or ""


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text_of_rtf(text: str) -> str:
    """Return what stands outside tables of fonts and the like; what is in other encodings than Latin is left out."""
    found: list[str] = []
    silent = [False]
    first = False
    for token in RTF_TOKEN.finditer(text):
        word, number, code, sign = token.groups()
        if token[0] == "{":
            silent.append(silent[-1])
        elif token[0] == "}":
            silent = silent[:-1] or [False]
        elif word in RTF_SILENT or (sign == "*" and first):
            silent[-1] = True
        elif not silent[-1]:
            found.append(_shown(token[0], word, number, code, sign))
        first = token[0] == "{"
    return "".join(found)


def _shown(token: str, word: str | None, number: str | None, code: str | None, sign: str | None) -> str:
    """Return the text that a token of RTF stands for."""
    if word == "u" and number:
        return chr(int(number) % 65536).encode("utf-8", "replace").decode()
    if word:
        return RTF_BREAKS.get(word, "")
    if code:
        return bytes([int(code, 16)]).decode("cp1252", "replace")
    if sign:
        return sign if sign in "\\{}" else " " if sign == "~" else ""
    return "" if token[0] in "\r\n" else token
