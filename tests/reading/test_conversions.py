"""Formats without a reader of their own become sources of one that has; what cannot be read is refused by name."""

import json
import re
import sys
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest
from reading.packages import archive

from narrator.article.model import Article, SourceFormat, SpanKind
from narrator.article.source_formats import BY_SUFFIX, FILE_FORMATS, READ_BY, UNREADABLE
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.formulas.source import ASCIIMATH
from narrator.reading.conversions.own_text import own_text
from narrator.reading.conversions.prose_check import prose_not_converted
from narrator.reading.discover import Found, discover
from narrator.reading.load import load
from narrator.reading.reader import read
from narrator.script.formulas import source_of

TEX = (
    "\\documentclass{article}\\title{Tides}\\author{Ann Lee}\n"
    "\\begin{document}\\maketitle\nThe \\emph{tide} rises.\n\\end{document}\n"
)


def article_of(tmp_path: Path, name: str, content: str | bytes) -> Article:
    """Return the article of a file of that name."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (source,) = load(Found(name, path=path), site=Site(root=tmp_path))
    return read(source)


def texts(article: Article) -> list[tuple[str, str]]:
    """Return kind and text of the segments."""
    return [(str(segment.kind), segment.text) for segment in article.segments()]


def test_the_table_is_whole() -> None:
    """Each format has a suffix of its own, a converter that is there, and becomes one with a reader and a lexer."""
    suffixes = [suffix for one in FILE_FORMATS for suffix in one.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert not BY_SUFFIX.keys() & UNREADABLE.keys()
    for one in FILE_FORMATS:
        entry = "split" if one.suffixes == (".zip",) else "convert"
        assert not one.converter or callable(getattr(import_module(one.converter), entry))
    assert READ_BY.keys() == set(SourceFormat)
    for read_by in READ_BY.values():
        for place in (read_by.reader, read_by.lexer):
            module, _, function = place.partition(":")
            assert callable(getattr(import_module(module), function))


def test_the_document_names_every_suffix() -> None:
    """docs/formats.md and the table say the same."""
    document = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
    named = set(re.findall(r"\.[a-z0-9]+\b", " ".join(re.findall(r"`([^`]*)`", document))))
    assert BY_SUFFIX.keys() <= named


def test_side_files_are_passed_over_in_folders_and_read_where_they_are_named(tmp_path: Path) -> None:
    """Subtitles stand beside a video; nobody wants them as an episode."""
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    discovery = discover([str(tmp_path)], site=Site(root=tmp_path))
    assert discovery.found == ()
    assert [passed.reason for passed in discovery.passed_over] == ["subtitles: read where it is named"]
    assert discover([str(tmp_path / "a.srt")], site=Site(root=tmp_path)).found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rst", "Tides\n=====\n\n:Author: Ann Lee\n\nThe *tide* rises.\n"),
        ("a.adoc", "= Tides\nAnn Lee\n:toc:\n\nThe _tide_ rises.\n"),
        ("a.org", "#+TITLE: Tides\n#+AUTHOR: Ann Lee\n\nThe /tide/ rises.\n"),
        ("a.tex", TEX),
    ],
)
def test_markup_is_read_by_pandoc(tmp_path: Path, name: str, content: str) -> None:
    """Title and author are metadata; the text has no marks of its format."""
    article = article_of(tmp_path, name, content)
    assert (article.title, article.author, texts(article)) == ("Tides", "Ann Lee", [("paragraph", "The tide rises.")])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.wiki", "== Rise ==\n\nThe ''tide'' rises.\n"),
        ("a.textile", "h2. Rise\n\nThe _tide_ rises.\n"),
        ("a.rtf", r"{\rtf1\ansi{\pard\outlinelevel1 Rise\par}{\pard The {\i tide} rises.\par}}"),
    ],
)
def test_other_markup_is_read_by_pandoc(tmp_path: Path, name: str, content: str) -> None:
    """A heading and a paragraph."""
    assert [text for _, text in texts(article_of(tmp_path, name, content))] == ["Rise", "The tide rises."]


@pytest.mark.parametrize(
    ("content", "read_aloud"),
    [
        ("Red \\\\\nblue\\\\\n", ["Red\nblue"]),
        (
            "Under C:\\\\temp there is =a\\\\b=, he wrote \\\\ twice.\n",
            ["Under C:\\\\temp there is a\\\\b, he wrote \\\\ twice."],
        ),
        ("Words.\n\n| a\\\\ | b |\n", ["Words.", "a\tb"]),
    ],
)
def test_two_backslashes_of_org_are_text_inside_a_line(tmp_path: Path, content: str, read_aloud: list[str]) -> None:
    """At a line's end they break it, in a table's cell they are nothing."""
    assert [text for _, text in texts(article_of(tmp_path, "a.org", content))] == read_aloud


HEAD = "\\documentclass{article}\n"
BODY = "\\begin{document}\nThe tide %s rises.\n\nIt falls again.\n\\end{document}\n"


@pytest.mark.parametrize(
    ("macros", "used", "said"),
    [
        ("\\NewDocumentCommand{\\dusk}{m}{at #1}", "\\dusk{night}", "The tide at night rises."),
        ("\\NewDocumentCommand\\dusk{O{noon} m}{at #1, #2,}", "\\dusk{always}", "The tide at noon, always, rises."),
        ("\\def\\pair#1#2{of #1 and #2}", "\\pair{sun}{moon}", "The tide of sun and moon rises."),
        (
            "\\newcommand{\\a}{\\b}\n\\newcommand{\\b}{\\a}\n\\newcommand{\\c}{here}",
            "\\a{} \\c{}",
            "The tide here rises.",
        ),
        ("\\newcommand{\\broken}[1]{#1", "", "The tide rises."),
    ],
)
def test_macros_of_latex_are_read_or_told(tmp_path: Path, macros: str, used: str, said: str) -> None:
    """One that is broken, or calls itself without end, does not refuse the file."""
    article = article_of(tmp_path, "a.tex", f"{HEAD}{macros}\n{BODY % used}")
    assert [" ".join(text.split()) for _, text in texts(article)] == [said, "It falls again."]
    told = "broken" in macros or "\\a}" in macros
    assert ("template-hole" in {notice.code for notice in article.notices}) == told


def test_a_paragraph_of_latex_that_never_ends_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """With its words and its line; so is an environment that nobody closes."""
    body = BODY.replace("%s ", "").replace(
        "It falls again.", "It costs $5 at the old harbour.\n\n\\begin{quote}\nIt falls."
    )
    article = article_of(tmp_path, "a.tex", HEAD + body)
    assert [text for _, text in texts(article)] == ["The tide rises.", "It falls."]
    (notice,) = [notice for notice in article.notices if notice.code == "prose-left-out"]
    assert notice.line == 5
    assert "It costs $5 at the old harbour." in notice.text


def test_a_fiction_book_with_references_to_no_character_is_no_fault_of_ours() -> None:
    """Also where they stand in an address, which lxml then cannot decode."""
    text = own_text(
        b"<FictionBook xmlns='a&#xD800;'><body><p>The tide &#xDFFF;rises.</p></body></FictionBook>", "fb2", "a"
    )
    assert text == "The tide \ufffdrises."


def test_a_file_that_is_a_title_alone_is_refused(tmp_path: Path) -> None:
    """The title is announced; there would be nothing after it."""
    with pytest.raises(SourceError, match="there is no text in it, read as AsciiDoc"):
        article_of(tmp_path, "a.adoc", "= Tides\n")


def test_what_pandoc_does_not_read_is_told() -> None:
    """A sentence of the author's that is not in its output is a finding with its line; a comment is none."""
    read_by_pandoc = "The tide rises in the hills, and nobody has seen it there or ever will."
    lost = "Nobody has ever seen a hill rise there, and it will be seen in the tide."
    text = f"{read_by_pandoc}\n\n.. {lost}\n\n{lost}\n"
    (notice,) = prose_not_converted(text, read_by_pandoc, "rst")
    assert (notice.code, notice.line) == ("prose-left-out", 5)
    assert prose_not_converted(text, text, "rst") == ()


def test_without_pandoc_a_file_is_refused_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And passed over in a folder, with the same line."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("narrator.reading.discover.find_spec", lambda _name: None)
    monkeypatch.setattr("narrator.reading.load.find_spec", lambda _name: None)
    with pytest.raises(SourceError) as caught:
        article_of(tmp_path, "a.rst", "Words.")
    assert caught.value.what == "reStructuredText needs the extra “formats”"
    assert "pip install 'narrator-audio[formats]'" in caught.value.hint
    (passed,) = discover([str(tmp_path)], site=Site(root=tmp_path)).passed_over
    assert "narrator-audio[formats]" in passed.reason


def notebook(*cells: tuple[str, str], outputs: list[object] | None = None) -> str:
    """Return a notebook with *cells* (type, source)."""
    return json.dumps({
        "cells": [{"cell_type": kind, "source": [text], "outputs": outputs or []} for kind, text in cells],
        "metadata": {"language_info": {"name": "julia"}},
    })  # fmt: skip


def test_a_notebook_is_its_texts_and_its_code(tmp_path: Path) -> None:
    """What the code printed is not read, and that is told; millions of characters of it cost next to nothing."""
    outputs: list[object] = [{"output_type": "stream", "text": "x" * 20_000_000}]
    article = article_of(
        tmp_path, "a.ipynb", notebook(("markdown", "# Tides\n\nIt rises."), ("code", "1"), outputs=outputs)
    )
    assert article.title == "Tides"
    assert texts(article) == [("paragraph", "It rises."), ("code", "1")]
    assert article.segments()[1].code_language == "julia"
    assert [notice.code for notice in article.notices] == ["notebook-outputs"]
    assert len(article.source.text) < 100


def test_subtitles_are_a_transcript(tmp_path: Path) -> None:
    """Speakers by name, paragraphs by silence, no times."""
    vtt = (
        "WEBVTT\n\n1\n00:01.000 --> 00:03.000\n<v Ann>Hello\nthere.\n\n00:03.000 --> 00:04.000\n<v Ann>It rises.\n\n"
        "00:05.000 --> 00:06.000\n<v Bo>So it does.\n\n00:20.000 --> 00:21.000\n<v Bo>&amp; falls.\n"
    )
    said = [text for _, text in texts(article_of(tmp_path, "a.vtt", vtt))]
    assert said == ["Ann: Hello there. It rises.", "Bo: So it does.", "& falls."]
    srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hello.</i>\r\n"
    assert [text for _, text in texts(article_of(tmp_path, "a.srt", srt))] == ["Hello."]


def test_subtitles_are_called_as_their_file(tmp_path: Path) -> None:
    """Their name gives title and language: nothing in them does."""
    article = article_of(tmp_path, "talk-at_the-pier.de.srt", "1\n00:00:01,000 --> 00:00:02,000\nHallo.\n")
    assert (article.title, article.language) == ("talk at the pier", "de")
    assert article_of(tmp_path, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHallo.\n").title == "a"


def test_raw_cells_are_told(tmp_path: Path) -> None:
    """They are for converters, and may hold words all the same."""
    article = article_of(tmp_path, "a.ipynb", notebook(("markdown", "It rises."), ("raw", "It falls.")))
    assert [notice.code for notice in article.notices] == ["notebook-raw-cells"]
    headed = article_of(tmp_path, "b.ipynb", notebook(("raw", "---\ntitle: Tides\n---"), ("markdown", "It rises.")))
    assert (headed.title, headed.notices) == ("Tides", ())


def test_attachments_are_told(tmp_path: Path) -> None:
    """By their names; the letter is its text."""
    message = EmailMessage()
    message["Subject"], message["From"] = "March", "Ann <a@example.org>"
    message.set_content("Dear friends,\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="tides.pdf")
    article = article_of(tmp_path, "a.eml", message.as_bytes())
    assert texts(article) == [("paragraph", "Dear friends,")]
    assert "tides.pdf" in article.notices[0].text


def odt(body: str, **parts: str) -> bytes:
    """Return an OpenDocument text with *body*."""
    names = ("office", "text", "xlink", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}>{inner}</office:document-content>",
            "styles.xml": f"<office:document-styles {spaces}><office:styles/></office:document-styles>",
            "META-INF/manifest.xml": parts.get("manifest", "<manifest/>"),
        }
    )


KEPT = "The tide rises in the hills, and nobody has seen it there or ever will."
LOST = "Nobody has ever seen a hill rise there, and it will be seen in the tide."


def test_what_pandoc_leaves_of_packed_files_is_told(tmp_path: Path) -> None:
    """Sentences of the author's own paragraphs: of OpenDocument, FictionBook and RTF."""
    body = f"<text:p>{KEPT}</text:p><text:p>{LOST}</text:p>"
    assert own_text(odt(body), "odt", "a") == f"{KEPT}\n{LOST}"
    book = f"<FictionBook><body><section><p>{KEPT}</p><p>{LOST}</p></section></body></FictionBook>"
    assert own_text(book.encode(), "fb2", "a") == f"{KEPT}\n{LOST}"
    letter = (
        r"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator x;}\pard " + KEPT + r"\par " + LOST.replace("Nobody", r"\u78?obody")
    )
    assert own_text(letter.encode(), "rtf", "a").replace("?", "") == f"{KEPT}\n{LOST}"
    assert texts(article_of(tmp_path, "a.odt", odt(body))) == [("paragraph", KEPT), ("paragraph", LOST)]
    (notice,) = prose_not_converted(f"{KEPT}\n{LOST}", KEPT, "odt")
    assert (notice.code, notice.line) == ("prose-left-out", 2)


def test_a_protected_document_is_named_as_one(tmp_path: Path) -> None:
    """With the way out."""
    data = odt("<text:p>x</text:p>", manifest="<manifest><encryption-data/></manifest>")
    with pytest.raises(SourceError, match="protected by a password") as caught:
        article_of(tmp_path, "a.odt", data)
    assert "save it without" in caught.value.hint


def test_a_formula_of_pandocs_is_said_once(tmp_path: Path) -> None:
    """As the TeX that its author wrote."""
    article = article_of(tmp_path, "a.rst", "So:\n\n.. math::\n\n   a = \\frac{b}{c}\n")
    assert texts(article) == [("paragraph", "So:"), ("math", r"a = \frac{b}{c}")]
    assert article.left_out == ()


def test_a_mail_is_a_letter(tmp_path: Path) -> None:
    """Subject, sender and date are its metadata, its body is decoded, its headers are not read."""
    mail = (
        "From: Ann <a@example.org>\nSubject: =?utf-8?Q?M=C3=A4rz?=\nDate: Fri, 3 May 2024 10:00:00 +0000\n"
        "Content-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>Dear friends,=20</p>\n"
    )
    article = article_of(tmp_path, "a.eml", mail)
    assert (article.title, article.author, str(article.published)[:10]) == ("März", "Ann", "2024-05-03")
    assert texts(article) == [("paragraph", "Dear friends,")]


@pytest.mark.parametrize("suffix", [*UNREADABLE, ".xyz"])
def test_what_is_not_known_is_refused_by_name(tmp_path: Path, suffix: str) -> None:
    """Nothing is read aloud as text because it was not known."""
    with pytest.raises(SourceError) as caught:
        article_of(tmp_path, f"a{suffix}", "Some words.")
    assert suffix in caught.value.what
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ipynb", "{"),
        ("a.ipynb", '{"cells": 3}'),
        ("a.ipynb", notebook(("code", ""))),
        ("a.vtt", "WEBVTT\n"),
        ("a.eml", "No mail at all."),
        ("a.odt", "PK\x03\x04 not really"),
        ("a.fb2", "<FictionBook"),
        ("a.tex", "% nothing"),
    ],
)
def test_broken_files_end_in_an_error(tmp_path: Path, name: str, content: str) -> None:
    """What, where and what to do."""
    with pytest.raises(SourceError) as caught:
        article_of(tmp_path, name, content)
    assert caught.value.where


def test_an_archive_of_very_many_names_is_refused(tmp_path: Path) -> None:
    """Before they are listed."""
    path = tmp_path / "a.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "x")
    path.write_bytes(path.read_bytes() + b"PK\x01\x02" * 50_000)
    with pytest.raises(SourceError, match="more parts"):
        load(Found("a.docx", path=path), site=Site(root=tmp_path))


@pytest.mark.parametrize(
    ("head", "formula", "is_ascii"),
    [
        ("", "stem:[sum_(k=1)^n k]", True),
        (":stem:\n", "stem:[x/2]", True),
        (":stem: latexmath\n", "stem:[x/2]", False),
        (":stem: latexmath\n", "asciimath:[x/2]", True),
        ("", "latexmath:[x/2]", False),
        ("", r"stem:[\frac{x}{2}]", False),
    ],
)
def test_notation_of_asciidoc(tmp_path: Path, head: str, formula: str, is_ascii: bool) -> None:
    """`stem` is ASCIIMath, where the head does not say otherwise; TeX by its commands is TeX."""
    article = article_of(tmp_path, "a.adoc", f"= Tides\n{head}\nHere {formula} stands.\n")
    span = next(span for segment in article.segments() for span in segment.spans if span.kind is SpanKind.MATH)
    assert span.value.startswith(ASCIIMATH) is is_ascii
    assert not any(ASCIIMATH in segment.text for segment in article.segments())
    assert not article.left_out


def test_block_of_asciidoc_in_asciimath(tmp_path: Path) -> None:
    """And a listing stays as it is."""
    text = "= Tides\n\n[stem]\n++++\nx/2\n++++\n\n----\nstem:[x/2]\n----\n"
    article = article_of(tmp_path, "a.adoc", text)
    assert [source_of(segment) for segment in article.segments()] == [f"{ASCIIMATH}x/2", "stem:[x/2]"]
