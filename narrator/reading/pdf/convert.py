"""A PDF with text → a `Source` of HTML."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

import msgspec
from msgspec.structs import replace

from narrator.article.model import Notice, Source, SourceFormat
from narrator.errors import SourceError
from narrator.languages.scripts import scripts_of, shares
from narrator.reading.pdf.columns import columns
from narrator.reading.pdf.furniture import contents_lines, furniture
from narrator.reading.pdf.model import SOFT_HYPHEN, PdfText
from narrator.reading.pdf.paragraphs import Flow, Paragraph, measures, paragraphs, superscripts

SECONDS: Final = 120
FEWEST_LETTERS: Final = 25
"""Of a page, on average: less is a scan with a stamp."""
UNREADABLE: Final = 0.2
"""Share of characters that stand for none: the fonts do not say which letters they draw."""
LOST: Final = 0.005
"""Share of the letters whose absence is told; a hyphen's two halves and the like are less."""
NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|html?|pdf|tex|indd|odt|pages|rtf|txt|dvi|md)|\W*)",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title."""
LOOKED_AT: Final = 20
LONGEST_SAMPLE: Final = 20_000
"""Pages, and characters of them, whose script is held against the language that the file states."""
TITLE_WITHIN: Final = 3
"""A heading further down is no title."""
ROWS: Final = 3
CONTENTS: Final = frozenset({
    "contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "índice",
    "indice", "inhoud", "spis treści", "目次", "目录",
})  # fmt: skip
"""Headings that are no title."""
PROBLEMS: Final = {
    "password": ("the PDF is protected by a password", "Open it with the password and save or print it without one."),
    "damaged": ("not a whole PDF", "Export it again, or paste its text."),
    "pages": ("the PDF has more pages or text than any post", "Split it."),
}
SCAN: Final = "Put text behind the pictures with a program for it (such as OCRmyPDF), or paste the text."


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the source of a PDF. Raises `SourceError`: protected, damaged, a scan, too large."""
    pdf = _text_of(data, blank.name)
    _refuse(pdf, blank.name)
    left = furniture(pdf.pages)
    flows: list[Flow] = []
    for number, page in enumerate(pdf.pages):
        lines = [line for index, line in enumerate(page.lines) if index not in left[number]]
        flows.extend(Flow(column, number) for column in columns(lines))
    found = paragraphs(flows, measures(flows))
    dropped = {
        number: [page.lines[index].text for index in sorted(left[number])] for number, page in enumerate(pdf.pages)
    }
    html = "\n".join(_html(found, dropped))
    over = blank.given
    given = replace(
        over,
        title=over.title or _title(pdf, found),
        author=over.author or pdf.author,
        language=over.language or _language(pdf),
    )
    return replace(
        blank, format=SourceFormat.HTML, text=html, is_fragment=True, given=given, notices=tuple(_notices(pdf, html))
    )


def _language(pdf: PdfText) -> str:
    """Return the language that the file states, unless its text is in a script that nobody writes it in."""
    found = shares(" ".join(line.text for page in pdf.pages[:LOOKED_AT] for line in page.lines)[:LONGEST_SAMPLE])
    script = max(found, key=lambda one: found[one], default="")
    return pdf.language if not script or script in scripts_of(pdf.language) else ""


def _text_of(data: bytes, where: str) -> PdfText:
    """Return what the process apart finds; one that crashes, hangs or eats memory is the document's fault."""
    command = (sys.executable, "-m", "narrator.reading.pdf.extract")
    hint = "Export it again from the program that made it, or paste its text."
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"the PDF cannot be read in {SECONDS} s", hint=hint, where=where) from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        why = told if told and done.returncode > 0 else "it ends its reader, or needs more than 2 GB"
        raise SourceError(f"the PDF cannot be read: {why}", hint=hint, where=where)
    return msgspec.json.decode(done.stdout, type=PdfText)


def _refuse(pdf: PdfText, where: str) -> None:
    if pdf.problem:
        what, hint = PROBLEMS[pdf.problem]
        raise SourceError(what, hint=hint, where=where)
    texts = [line.text for page in pdf.pages for line in page.lines]
    letters = sum(sum(map(str.isalnum, text)) for text in texts)
    pictures = sum(page.pictures for page in pdf.pages)
    if letters == 0 or (pictures and letters < FEWEST_LETTERS * len(pdf.pages)):
        what = "the PDF is a scan: its pages are pictures, without text" if pictures else "there is no text in the PDF"
        raise SourceError(what, hint=SCAN, where=where)
    none = sum(text.count("\ufffd") + sum("\ue100" <= sign <= "\uf8ff" for sign in text) for text in texts)
    if none > UNREADABLE * (letters + none):
        what = "the fonts of the PDF do not say which letters they draw"
        raise SourceError(what, hint="Export it again as .docx or .html, or paste its text.", where=where)


def _title(pdf: PdfText, found: Sequence[Paragraph]) -> str:
    """Return the title that the document states, unless a program did; else its first, largest heading."""
    if pdf.title and not NO_TITLE.fullmatch(pdf.title):
        return pdf.title
    first = next((one for one in found[:TITLE_WITHIN] if one.kind == "h"), None)
    if first is None or _plain(first.text).casefold().strip() in CONTENTS:
        return ""
    largest = first.level == min(one.level for one in found if one.kind == "h")
    return _plain(first.text) if largest else ""


def _html(found: Sequence[Paragraph], dropped: dict[int, list[str]]) -> Iterator[str]:
    """Yield the elements; what is dropped of a page stands as `nav` before its first paragraph."""
    waiting = sorted(dropped)
    contents = contents_lines([one.text for one in found])
    numbered = list(enumerate(found))
    for kind, run in groupby(numbered, key=lambda pair: _group(pair[0], pair[1], contents)):
        members = [one for _, one in run]
        while waiting and waiting[0] <= members[0].page:
            yield from _dropped(dropped[waiting.pop(0)])
        if kind == "contents":
            yield from _dropped([one.text for one in members])
        elif kind == "li":
            yield f"<ul>{''.join(f'<li>{_inline(one.text)}</li>' for one in members)}</ul>"
        elif kind.startswith("row") and len(members) >= ROWS:
            yield f"<table>{''.join(map(_row, members))}</table>"
        else:
            for one in members:
                while waiting and waiting[0] <= one.page:
                    yield from _dropped(dropped[waiting.pop(0)])
                yield _element(one)
    while waiting:
        yield from _dropped(dropped[waiting.pop(0)])


def _group(place: int, paragraph: Paragraph, contents: set[int]) -> str:
    """Return what the paragraph stands together with its neighbours as: rows of one table have as many cells."""
    if place in contents:
        return "contents"
    return f"row{len(paragraph.cells)}" if paragraph.kind == "row" else "li" if paragraph.kind == "li" else ""


def _row(paragraph: Paragraph) -> str:
    tag = "th" if paragraph.bold else "td"
    return f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in paragraph.cells)}</tr>"


def _element(paragraph: Paragraph) -> str:
    text = _inline(paragraph.text)
    if paragraph.kind == "h":
        return f"<h{paragraph.level}>{text}</h{paragraph.level}>"
    return f'<aside role="doc-footnote"><p>{text}</p></aside>' if paragraph.kind == "note" else f"<p>{text}</p>"


def _dropped(texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"<nav>{'<br>'.join(map(_inline, texts))}</nav>"


def _inline(text: str) -> str:
    pieces = superscripts(text.replace(SOFT_HYPHEN, ""))
    return "".join(f"<sup>{escape(piece)}</sup>" if raised else escape(piece, quote=False) for piece, raised in pieces)


def _plain(text: str) -> str:
    return "".join(piece for piece, _ in superscripts(text.replace(SOFT_HYPHEN, "")))


def _notices(pdf: PdfText, html: str) -> Iterator[Notice]:
    empty = [str(number) for number, page in enumerate(pdf.pages, 1) if page.pictures and not page.lines]
    if empty:
        pages = ", ".join(empty[:20]) + (" …" if len(empty) > 20 else "")
        yield Notice("pdf-page-is-a-picture", f"No text on page {pages}: only a picture. {SCAN}")
    letters = sum(page.letters for page in pdf.pages)
    read = sum(map(str.isalnum, re.sub(r"<[^>]{1,40}>|&\w+;", "", html)))
    if letters - read > LOST * letters:
        lost = f"{letters - read} letters of the PDF are not in what is read of it."
        yield Notice("prose-left-out", f"{lost} Compare the text, or export it as .docx.")
