"""What a fuzz begins with: the fixtures of the tests, the sample posts, and small files of every other format."""

import json
import sys
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypandoc

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
sys.path.insert(0, str(ROOT / "tests" / "reading"))
from packages import archive, docx, epub, page, paragraph  # noqa: E402  # the same small archives that the tests use
from pdfs import column, pdf  # noqa: E402

SUFFIXES = {
    "markdown": (".md",),
    "html": (".html", ".md", ".xml"),
    "text": (".txt", ".md"),
    "feed": (".xml",),
    "json": (".json",),
    "docx": (".md", ".html"),
    "epub": (".html", ".md"),
    "spoken": (".md", ".txt"),
}
"""Of the fixtures and posts that a target begins with, or splices into what it begins with."""
SAMPLE = """# Tides

The *tide* rises, and **nobody** sees it[^1]. It costs $5.2 million; see [a page](https://example.org/a?b=c).

> A quotation of two
> lines.

1. One
2. Two
   - Inner

| High | Low |
|------|-----|
| 3 m  | 1 m |

    code = 1

[^1]: A note with `code`.
"""
SUBTITLES = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Ann>The <i>tide</i> rises,\n\n"
SUBTITLES += "00:00:02.500 --> 00:00:04.000\nand nobody sees it.\n\nNOTE a remark\n"
SRT = "1\n00:00:01,000 --> 00:00:02,500\nThe <i>tide</i> rises,\n\n2\n00:00:02,500 --> 00:00:04,000\n- Who sees it?\n"
FICTION = """<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">
<description><title-info><book-title>Tides</book-title></title-info></description>
<body><section><title><p>One</p></title><p>The <emphasis>tide</emphasis> rises.</p></section></body></FictionBook>"""
PANDOC_WRITERS = {
    "rst": "rst",
    "adoc": "asciidoc",
    "org": "org",
    "tex": "latex",
    "rtf": "rtf",
    "wiki": "mediawiki",
    "textile": "textile",
}


class Seeds(NamedTuple):
    """What the inputs for one target are made of."""

    texts: Sequence[str]
    files: Sequence[bytes] = ()
    """Archives and other files of bytes, where the target takes those."""
    others: Sequence[str] = ()
    """What is spliced in; empty: the texts."""


@cache
def seeds(target: str) -> Seeds:
    """Return what to begin with."""
    if target in PANDOC_WRITERS:
        return Seeds([written(target)], others=notes())
    if target in _TEXTS:
        return Seeds(_TEXTS[target](), others=notes())
    if target in _FILES:
        return Seeds([], _FILES[target](), notes())
    files = [path for folder in (FIXTURES, ROOT / "posts") for path in sorted(folder.rglob("*")) if path.is_file()]
    hostile = FIXTURES / "hostile"
    texts = [
        path.read_text("utf-8", "replace")
        for path in files
        if path.suffix in SUFFIXES.get(target, (".md",)) or (hostile in path.parents and target in path.name)
    ]
    if target == "spoken":
        return Seeds([line.strip()[:120] for text in texts for line in text.splitlines() if line.strip()])
    texts = [text[:4000] for text in texts if text.strip()]
    return Seeds([], _PACKED[target](), texts) if target in _PACKED else Seeds(texts)


@cache
def written(target: str) -> str:
    """Return the sample as pandoc writes it in the format that *target* reads."""
    options = ["--standalone"] if target in {"tex", "rtf"} else []
    return pypandoc.convert_text(SAMPLE, PANDOC_WRITERS[target], format="markdown", extra_args=options)


@cache
def notes() -> list[str]:
    """Return lines to splice into formats that no fixture is in."""
    return [
        line
        for path in (FIXTURES / "spoken").glob("*.md")
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ][:500]


def _notebooks() -> list[str]:
    cells = [
        {"cell_type": "markdown", "source": ["# Tides\n", "The *tide* rises.\n"], "metadata": {}},
        {"cell_type": "code", "source": "print(1)", "outputs": [{"output_type": "stream", "text": "1"}]},
        {"cell_type": "raw", "source": []},
    ]
    language = {"language_info": {"name": "python"}}
    earlier = [{"cell_type": "heading", "source": "Tides"}, {"cell_type": "code", "input": ["1"]}]
    return [
        json.dumps({"cells": cells, "metadata": language, "nbformat": 4}),
        json.dumps({"worksheets": [{"cells": earlier}]}),
    ]


def _mails() -> list[str]:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Tides — a letter", "Ann Lee <ann@example.org>"
    mail["Date"] = "Mon, 6 Jul 2026 10:00:00 +0200"
    mail.set_content("The tide rises.\n\n-- \nAnn\n> Who sees it?\n")
    plain = mail.as_string()
    mail.add_alternative("<h1>Tides</h1><p>The <em>tide</em> rises.<br>Nobody sees it.</p>", subtype="html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="tide.png")
    encoded = "Subject: =?utf-8?q?Tides?=\nFrom: a@b.c\nContent-Type: text/plain; charset=koi8-r\n"
    encoded += "Content-Transfer-Encoding: quoted-printable\n\nThe =F4ide rises.\n"
    return [plain, mail.as_string(), encoded]


def _zips() -> list[bytes]:
    story = (
        "<article class='h-entry'><h1 class='p-name'>Tides</h1><section class='e-content'><p>It rises.</p></section>"
    )
    ghost = {"db": [{"data": {"posts": [{"title": "Tides", "html": "<p>It rises.</p>", "status": "published"}]}}]}
    hashed = "0123456789abcdef0123456789abcdef"
    exports = (
        {"posts.csv": "post_id,post_date,is_published,title\n1.t,2026-07-06,true,Tides\n", "posts/1.t.html": "<p>It"},
        {"posts/2026-07-06_Tides.html": story, "README.html": "<p>Export</p>"},
        {"ghost.json": json.dumps(ghost)},
        {f"Notes {hashed}/Tides {hashed}.md": "# Tides\n\nStatus: Done\n\nIt rises.", f"Notes {hashed}.csv": "a"},
        {".obsidian/app.json": "{}", "Tides.md": "---\ntags: [sea]\n---\nIt [[rises|grows]].", "b.docx": docx("")},
        {"inner.zip": archive({"a.md": "Words."}), "feed.xml": "<rss><channel/></rss>", "caf\xe9.txt": "Words."},
    )
    return [archive(parts) for parts in exports]


def _pdfs() -> list[bytes]:
    texts = ["The tide rises, and nobody sees it", "until the water stands at the door.", "Then it falls."]
    return [
        pdf([column(50, 700, texts)]),
        pdf(
            [[(50, 750, 18, "Tides", 2), *column(50, 700, texts), *column(320, 700, texts)]] * 3, info="/Title (Tides)"
        ),
    ]


def _odts() -> list[bytes]:
    folder = Path(pypandoc.get_pandoc_path()).parent
    target = folder / "seed.odt"
    try:
        pypandoc.convert_text(SAMPLE, "odt", format="markdown", outputfile=str(target))
        return [target.read_bytes()]
    finally:
        target.unlink(missing_ok=True)


def _docx() -> list[bytes]:
    note = "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    text = f"<w:footnote w:id='2'>{paragraph('A note.')}</w:footnote>"
    plain = paragraph("A title", "Title") + paragraph("A heading", "Heading1") + paragraph("Some words.")
    table = f"<w:tbl><w:tr><w:tc>{paragraph('One')}</w:tc><w:tc>{paragraph('Two')}</w:tc></w:tr></w:tbl>"
    return [docx(plain), docx(plain + table + note, footnotes=text)]


def _epub() -> list[bytes]:
    body = "<h1>A heading</h1><p>Some <em>words</em>.</p><ul><li>One</li><li>Two</li></ul>"
    contents = (
        "<nav epub:type='toc'><ol><li><a href='a.xhtml'>One</a><ol><li><a href='b.xhtml#x'>Two</a></li></ol></li></ol>"
    )
    return [
        epub({"a": body}),
        epub({"a": body, "b": "<p id='x'>More</p>"}, metadata="<dc:title>T</dc:title><dc:language>de</dc:language>"),
        epub(
            {"nav": f"{contents}</li></ol></nav>", "a": body, "b": "<p id='x'>More</p>"},
            extra={"OPS/c.svg": page("<svg/>")},
        ),
    ]


_PACKED: dict[str, Callable[[], list[bytes]]] = {"docx": _docx, "epub": _epub}
"""Into whose parts fixtures are spliced."""
_FILES: dict[str, Callable[[], list[bytes]]] = {"zip": _zips, "pdf": _pdfs, "odt": _odts}
_TEXTS: dict[str, Callable[[], list[str]]] = {
    "ipynb": _notebooks,
    "eml": _mails,
    "vtt": lambda: [SUBTITLES],
    "srt": lambda: [SRT],
    "fb2": lambda: [FICTION],
}
