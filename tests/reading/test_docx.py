"""Word documents become articles."""

import pytest
from reading.packages import archive, docx, paragraph

from narrator.article.model import Source, SourceFormat, walk
from narrator.errors import SourceError
from narrator.reading.docx.text import text_of_docx
from narrator.reading.reader import read

CORE = (
    '<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ida Moss</dc:creator>'
    "<dc:title>draft3</dc:title></c:p>"
)
NOTES = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">' + (
    paragraph("A note about the hills.") + "</w:footnote>"
)
WITH_NOTE = paragraph("It begins in the hills.").replace(
    "</w:r></w:p>", '</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
)


def source(data: bytes) -> Source:
    """Return *data* as it is loaded."""
    return Source("a.docx", SourceFormat.DOCX, text_of_docx(data, where="a.docx"), data=data)


def shape(data: bytes) -> list[tuple[str, str, str]]:
    """Return the segments: containers, kind and text."""
    article = read(source(data))
    return [
        ("/".join(container.kind for container in within), segment.kind, segment.text)
        for segment, within in walk(article.blocks)
    ]


def test_styles_become_structure() -> None:
    """Headings, quotes and notes by Word's styles."""
    body = WITH_NOTE + paragraph("Where it goes", "Heading1") + paragraph("Nobody owns a river.", "Quote")
    assert shape(docx(body, footnotes=NOTES)) == [
        ("", "paragraph", "It begins in the hills."),
        ("", "heading", "Where it goes"),
        ("quote", "quote", "Nobody owns a river."),
        ("notes/note", "note", "A note about the hills."),
    ]


def test_the_title_is_the_paragraph_of_that_style() -> None:
    """It goes before the file's property, which is often a template's."""
    article = read(source(docx(paragraph("The Slow River", "Title") + paragraph("Words."), core=CORE)))
    assert (article.title, article.author) == ("The Slow River", "Ida Moss")
    assert [segment.text for segment in article.segments()] == ["Words."]
    assert [left.text for left in article.left_out] == ["The Slow River"]


def test_the_text_for_the_ledger_holds_every_paragraph_and_note() -> None:
    """Escaped, in document order, notes last; separators of notes are none."""
    body = WITH_NOTE + paragraph("The sea &amp; the sky.")
    assert text_of_docx(docx(body, footnotes=NOTES), where="x").split("\n") == [
        "<p>It begins in the hills.[1]</p>",
        "<p>The sea &amp; the sky.</p>",
        "<p>A note about the hills.</p>",
    ]


def test_deleted_text_is_no_text() -> None:
    """Tracked deletions are in an element of their own."""
    body = "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:r><w:t>Here.</w:t></w:r></w:p>"
    assert text_of_docx(docx(body), where="x") == "<p>Here.</p>\n<!-- Gone. -->"
    assert shape(docx(body)) == [("", "paragraph", "Here.")]


WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 not really", "not a Word document"),
        (b"Words.", "not a Word document"),
        (archive({"a.txt": "Words."}), "it has no text part"),
        (docx("")[:-200], "not a Word document"),
        (docx("", extra={"word/document.xml": f"{BOMB}<x>&b;</x>"}), "defines entities"),
        (docx("", extra={"word/document.xml": b"\x00\x01"}), "no XML"),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, what: str) -> None:
    """Named as what it is, with a way out."""
    with pytest.raises(SourceError, match=what) as error:
        read(source(data))
    assert error.value.where == "a.docx"


def test_a_document_without_words_is_refused() -> None:
    """Empty paragraphs are nothing to listen to."""
    with pytest.raises(SourceError, match="there is no text in it"):
        read(source(docx("<w:p/>")))


def test_a_document_type_anywhere_is_refused() -> None:
    """The packaging standard forbids it."""
    data = docx(paragraph("Words."), extra={"word/styles.xml": f"{BOMB}<x/>"})
    with pytest.raises(SourceError, match="document type"):
        read(source(data))


def test_nesting_beyond_reason_ends_in_an_error() -> None:
    """A table in a table, five thousand times."""
    cell = "<w:tbl><w:tr><w:tc>"
    body = cell * 5000 + paragraph("Words.") + "</w:tc></w:tr></w:tbl>" * 5000
    with pytest.raises(SourceError):
        read(source(docx(body)))


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def equation(inner: str) -> str:
    """Return an equation with *inner* in it."""
    return f"<m:oMath {MATH}>{inner}</m:oMath>"


def signs(text: str) -> str:
    """Return a run of an equation."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "written", "tex"),
    [
        (f"<m:f><m:num>{signs('a')}</m:num><m:den>{signs('b')}</m:den></m:f>", "a b", r"\frac{a}{b}"),
        (f"<m:sSup><m:e>{signs('c')}</m:e><m:sup>{signs('2')}</m:sup></m:sSup>", "c 2", "c^{2}"),
        (f"<m:rad><m:deg/><m:e>{signs('x')}</m:e></m:rad>", "x", r"\sqrt{x}"),
        (f"<m:d><m:e>{signs('x+1')}</m:e></m:d>", "x+1", "(x+1)"),
        (
            (
                f"<m:nary><m:naryPr><m:chr {MATH} m:val='∑'/></m:naryPr><m:sub>{signs('i')}</m:sub>"
                f"<m:sup>{signs('n')}</m:sup><m:e>{signs('i')}</m:e></m:nary>"
            ),
            "i n i",
            r"\sum_{i}^{n} i",
        ),
    ],
)
def test_equations_are_read(inner: str, written: str, tex: str) -> None:
    """Their signs are the text, as the file has them; what they mean is known as TeX."""
    body = f"<w:p><w:r><w:t xml:space='preserve'>It is </w:t></w:r>{equation(inner)}<w:r><w:t>.</w:t></w:r></w:p>"
    article = read(source(docx(body)))
    (segment,) = article.segments()
    assert segment.text == f"It is {written}."
    assert [span.value for span in segment.spans] == [tex]
    assert all(word in article.source.text for word in written.split())


def test_an_equation_in_a_note_is_read() -> None:
    """It is numbered on, after those of the text."""
    sums = paragraph("It is so.").replace("</w:p>", f"{equation(signs('a+b'))}</w:p>")
    body = WITH_NOTE.replace("</w:p>", f"{equation(signs('c'))}</w:p>")
    notes = NOTES.replace(paragraph("A note about the hills."), sums)
    article = read(source(docx(body, footnotes=notes)))
    assert [segment.text for segment in article.segments()] == ["It begins in the hills.c", "It is so.a+b"]
    spans = [span for segment in article.segments() for span in segment.spans]
    assert [span.value for span in spans if span.kind == "math"] == ["c", "a+b"]


def test_text_boxes_are_read_after_their_paragraph() -> None:
    """What programs of today show of a box, once; the drawing for old programs holds it again."""
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    anchored = (
        f"<w:p><w:r><w:t>Outside.</w:t></w:r><w:r><mc:AlternateContent {compatible}><mc:Choice><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    data = docx(anchored + paragraph("After."))
    assert [text for _, _, text in shape(data)] == ["Outside.", "In the box.", "After."]
    assert text_of_docx(data, where="x").split("\n") == ["<p>Outside.</p>", "<p>In the box.</p>", "<p>After.</p>"]


def test_a_run_in_another_language_is_marked() -> None:
    """The document's own language is the one of most letters; the template's author is none."""
    german = '<w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t>Gemütlichkeit</w:t></w:r>'
    core = CORE.replace("Ida Moss", "python-docx")
    body = paragraph("The word has no match in English, they say.").replace("</w:p>", f"{german}</w:p>")
    article = read(source(docx(body, core=core)))
    assert [(span.kind, span.value) for span in article.segments()[0].spans] == [("language", "de-DE")]
    assert article.author == ""


def test_a_contents_list_is_left_out_as_such() -> None:
    """Its page numbers mean nothing to a listener; chapters take its place."""
    body = paragraph("Contents", "TOCHeading") + paragraph("Start 3", "TOC1") + paragraph("The text.")
    article = read(source(docx(body)))
    assert [segment.text for segment in article.segments()] == ["The text."]
    assert [(left.kind, left.text) for left in article.left_out] == [("table of contents", "Contents Start 3")]


def test_a_reviewers_comment_is_a_comment_to_the_ledger() -> None:
    """It is no text of the document, and stands in its account all the same."""
    comments = f"<w:comments xmlns:w='{WORD_NAMESPACE}'><w:comment>{paragraph('Really?')}</w:comment></w:comments>"
    data = docx(paragraph("It is so."), extra={"word/comments.xml": comments})
    assert text_of_docx(data, where="x").split("\n") == ["<p>It is so.</p>", "<!-- Really? -->"]


def test_numbers_of_captions_and_signs_of_symbol_fonts_are_read() -> None:
    """Word keeps the number of "Table 1" in a field, and a sign as font and place."""
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('Table ')}<w:fldSimple w:instr=' SEQ Table '>{run.format('1')}</w:fldSimple>"
        f"{run.format(' Rivers ')}<w:r><w:sym w:font='Symbol' w:char='F0DA'/></w:r></w:p>"
    )
    article = read(source(docx(body)))
    assert [segment.text for segment in article.segments()] == ["Table 1 Rivers ∨"]
    assert article.source.text == "<p>Table 1 Rivers ∨</p>"
