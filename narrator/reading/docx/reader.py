"""A Word document → `Article`, through mammoth's HTML."""

import logging
import re
from html import escape
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

import mammoth
from lxml.html import HtmlElement

from narrator.article.model import Article, LeftOut, LeftOutReason, Notice, Source
from narrator.errors import SourceError
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.docx.languages import language_of
from narrator.reading.docx.simplify import CLOSE, DRAWN, OPEN, Equation, Simplified, simplified
from narrator.reading.docx.text import COMMENTS, STRICT_WORD, WORD, unreferred_notes
from narrator.reading.docx.unread import included_files, unread_parts
from narrator.reading.packed import PICTURE_NAME, Package, digest_of, package
from narrator.reading.walker import Exclusion, parse_html, walk_html

STYLE_MAP: Final = """
p.TOCHeading => p.narrator-contents:fresh
p[style-name='TOC Heading'] => p.narrator-contents:fresh
p[style-name='toc 1'] => p.narrator-contents:fresh
p[style-name='toc 2'] => p.narrator-contents:fresh
p[style-name='toc 3'] => p.narrator-contents:fresh
p[style-name='toc 4'] => p.narrator-contents:fresh
p.TOC1 => p.narrator-contents:fresh
p.TOC2 => p.narrator-contents:fresh
p.TOC3 => p.narrator-contents:fresh
p.TOC4 => p.narrator-contents:fresh
p.Title => h1.narrator-title:fresh
p[style-name='Title'] => h1.narrator-title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => p.figure-caption:fresh
p[style-name='Caption'] => p.figure-caption:fresh
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Code'] => pre:separator('\\n')
r[style-name='HTML Code'] => code
r.NarratorHidden => span.narrator-hidden
"""
CORE: Final = "docProps/core.xml"
WRITTEN_BY_WORD: Final = 0.75
"""Confidence in a language that a program writes down whatever the author writes in."""
EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
PROGRAMS: Final = frozenset(
    {"python-docx", "microsoft office user", "apache poi", "un-named", "windows user", "docx4j"}
)
"""What writes itself down as the author."""

logging.getLogger("mammoth").setLevel(logging.ERROR)


def read_docx(source: Source) -> Article:
    """Return the article of a Word document.

    Its title is the paragraph of that style, a first heading, or the file's property; pictures stay inside the
    document until `resolve_assets` takes them out.
    Raises `SourceError`: not a DOCX, damaged, or built to exhaust memory.
    """
    with package(source.data, where=source.name, what="a Word document (DOCX)") as parts:
        _refuse_definitions(parts)
        core = _properties(parts)
        language = language_of(parts) or core.get("language", "")
        document = simplified(parts, language)
        comments = _comments(parts)
        unread, files = unread_parts(parts), included_files(parts)
        unreferred = tuple(LeftOut(LeftOutReason.HIDDEN, text, "undefined note") for text in unreferred_notes(parts))
    html, messages = _to_html(source, document)
    html = _with_descriptions(_with_equations(html, document.equations), document.descriptions)
    root = parse_html(html) if html.strip() else None
    if root is None:
        hint = "Text in pictures cannot be read."
        if files:
            hint = f"Its text is a file inside it ({files[0]}): open it in Word and save it again."
        raise SourceError("there is no text in it", hint=hint, where=source.name)
    title, excluded = _title(root)
    contents = root.find_class("narrator-contents")
    excluded |= dict.fromkeys(contents, Exclusion(LeftOutReason.FURNITURE, "table of contents"))
    excluded |= dict.fromkeys(root.find_class("narrator-hidden"), Exclusion(LeftOutReason.HIDDEN, "hidden"))
    for style, tag in document.languages.items():
        for element in root.find_class(style.lower()):
            element.set("lang", tag)
    walked = walk_html(root, language=language, excluded=excluded)
    return Article(
        source,
        title=title or core.get("title", ""),
        blocks=walked.blocks,
        author=_author(core.get("creator", "")),
        language=language or SOURCE_LANGUAGE,
        language_confidence=WRITTEN_BY_WORD if language else 0.0,
        description=core.get("description", ""),
        assets=walked.assets,
        left_out=(*walked.left_out, *unreferred, *comments),
        notices=(*walked.notices, *unread, *messages),
    )


def _refuse_definitions(parts: Package) -> None:
    """ECMA-376, part 2 forbids document types in a package; with them come entity bombs."""
    for name in parts.names():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.read(name)[:4096]:
            raise SourceError("not a sound Word document: it declares a document type", where=parts.where)


def _comments(parts: Package) -> tuple[LeftOut, ...]:
    """Return what reviewers noted in the margin: it is for the author."""
    found = parts.xml(COMMENTS).iter(f"{WORD}p", f"{STRICT_WORD}p") if COMMENTS in parts else ()
    texts = ("".join(text.text or "" for text in one.iter(f"{WORD}t", f"{STRICT_WORD}t")).strip() for one in found)
    return tuple(LeftOut(LeftOutReason.COMMENT, text, "comment") for text in texts if text)


def _author(creator: str) -> str:
    """Return *creator*, unless it is the name of a program: those put themselves where nobody gave a name."""
    return "" if creator.casefold() in PROGRAMS else creator


def _with_equations(html: str, equations: list[Equation]) -> str:
    """Return *html* with each equation where its number stands."""

    def element(match: re.Match[str]) -> str:
        equation = equations[int(match[1])]
        display = ' display="block"' if equation.block else ""
        signs, tex = escape(equation.signs, quote=False), escape(equation.tex)
        return f'<math data-tex="{tex}"{display}><mtext>{signs}</mtext></math>'

    return re.sub(f"{OPEN}(\\d{{1,7}}){CLOSE}", element, html) if equations else html


def _with_descriptions(html: str, descriptions: list[str]) -> str:
    """Return *html* with the descriptions of drawings that are no pictures, each as that of a picture."""
    pattern = f"{DRAWN}(\\d{{1,7}}){CLOSE}"
    return (
        re.sub(pattern, lambda mark: f'<img alt="{escape(descriptions[int(mark[1])])}">', html)
        if descriptions
        else html
    )


def _to_html(source: Source, document: Simplified) -> tuple[str, tuple[Notice, ...]]:
    def reference(image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                digest = digest_of(file.read())
        except (KeyError, ValueError, OSError, BadZipFile):  # it lies elsewhere, or is gone: its description stays
            return {"src": f"{PICTURE_NAME}missing.img"}
        return {"src": f"{PICTURE_NAME}{digest}.{EXTENSIONS.get(image.content_type, 'img')}"}

    rules = (f"r.{style} => span.{style.lower()}" for style in document.languages)
    try:
        result = mammoth.convert_to_html(
            BytesIO(document.data),
            style_map="\n".join((*rules, STYLE_MAP)),
            include_embedded_style_map=False,  # the document does not decide how it is read
            convert_image=mammoth.images.img_element(reference),
        )
    except Exception as error:  # mammoth lets whatever a malformed document causes through, of any library's kind
        hint = "Open it in its own program and save it again, or as text."
        raise SourceError(f"the document is damaged ({error})", hint=hint, where=source.name) from error
    messages = [Notice("docx", message.message) for message in result.messages if message.type == "error"]
    return result.value, tuple(messages)


def _title(root: HtmlElement) -> tuple[str, dict[HtmlElement, Exclusion]]:
    """The paragraph in Word's style Title, else a heading of the first level above everything else."""
    styled = root.find_class("narrator-title")
    first = next((element for element in root.iter("h1", "h2", "p") if element.text_content().strip()), None)
    chosen = styled[0] if styled else first if first is not None and first.tag == "h1" else None
    if chosen is None:
        return "", {}
    return " ".join(chosen.text_content().split()), {chosen: Exclusion(LeftOutReason.BYLINE, "title")}


def _properties(parts: Package) -> dict[str, str]:
    if CORE not in parts:
        return {}
    found: dict[str, str] = {}
    for element in parts.xml(CORE):
        if isinstance(element.tag, str) and (element.text or "").strip():
            found[element.tag.rpartition("}")[2]] = " ".join((element.text or "").split())
    return found
