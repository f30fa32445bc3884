"""What Word documents hold beside plain runs: every structure of an equation, ruby, charts, notes nobody refers to."""

import pytest
from ledger.sabotage import plain_script
from reading.packages import docx, paragraph

from narrator.article.model import Article, LeftOutReason, SegmentKind, Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.docx.text import text_of_docx
from narrator.reading.reader import read

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
NOTE = f'<w:footnote w:id="1">{paragraph("Nobody leads here.")}</w:footnote>'


def article_of(data: bytes) -> Article:
    """Return the article of a document, whose words all have an account."""
    article = read(Source("a.docx", SourceFormat.DOCX, text_of_docx(data, where="a.docx"), data=data))
    assert account(article, plain_script(article)).faults == ()
    return article


def signs(text: str, properties: str = "") -> str:
    """Return a run of an equation."""
    return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        (f"<m:bar><m:barPr><m:pos m:val='top'/></m:barPr><m:e>{signs('x')}</m:e></m:bar>", r"\bar{x}"),
        (f"<m:bar><m:e>{signs('x')}</m:e></m:bar>", r"\underline{x}"),
        (f"<m:sPre><m:sub>{signs('2')}</m:sub><m:sup>{signs('4')}</m:sup><m:e>{signs('H')}</m:e></m:sPre>",
         "{}_{2}^{4}H"),
        ((f"<m:func><m:fName><m:limLow><m:e>{signs('lim')}</m:e><m:lim>{signs('k')}</m:lim></m:limLow></m:fName>"
         f"<m:e>{signs('a')}</m:e></m:func>"), r"\lim_{k} a"),
        (f"<m:func><m:fName>{signs('arctan')}</m:fName><m:e>{signs('t')}</m:e></m:func>", r"\arctan t"),
        ((f"<m:d><m:dPr><m:begChr m:val='{{'/><m:endChr m:val=''/></m:dPr><m:e><m:eqArr><m:e>{signs('u&amp;=1')}</m:e>"
         f"<m:e>{signs('w&amp;=2')}</m:e></m:eqArr></m:e></m:d>"), r"\begin{cases}u=1 \\ w=2\end{cases}"),
        (f"<m:d><m:dPr><m:begChr m:val='{{'/><m:endChr m:val=''/></m:dPr><m:e>{signs('u')}</m:e></m:d>",
         r"\left\{u\right."),
        (f"<m:eqArr><m:e>{signs('u')}</m:e><m:e>{signs('w')}</m:e></m:eqArr>", r"\begin{aligned}u \\ w\end{aligned}"),
        ((f"<m:d><m:e><m:f><m:fPr><m:type m:val='noBar'/></m:fPr><m:num>{signs('n')}</m:num><m:den>{signs('k')}</m:den>"
         "</m:f></m:e></m:d>"), r"\binom{n}{k}"),
        (f"<m:d><m:e><m:f><m:num>{signs('n')}</m:num><m:den>{signs('k')}</m:den></m:f></m:e></m:d>", r"(\frac{n}{k})"),
        (signs("mass of ice", "<m:rPr><m:nor/></m:rPr>"), r"\text{mass of ice}"),
        (signs("5%"), r"5\%"),
    ],
)  # fmt: skip
def test_structures_of_equations(inner: str, tex: str) -> None:
    """Each means what it means on paper; signs that TeX would take for its own are escaped."""
    body = f"<w:p><w:r><w:t xml:space='preserve'>So </w:t></w:r><m:oMath {MATH}>{inner}</m:oMath></w:p>"
    (segment,) = article_of(docx(body)).segments()
    assert [span.value for span in segment.spans] == [tex]


def test_a_note_that_nothing_refers_to_is_listed() -> None:
    """Word does not show it; nor one whose reference was deleted under tracked changes."""
    deleted = "<w:del w:id='9'><w:r><w:footnoteReference w:id='1'/></w:r></w:del>"
    for body in (paragraph("Some words."), paragraph("Some words.").replace("</w:p>", f"{deleted}</w:p>")):
        article = article_of(docx(body, footnotes=NOTE))
        assert [segment.text for segment in article.segments()] == ["Some words."]
        assert [(left.reason, left.text) for left in article.left_out] == [
            (LeftOutReason.HIDDEN, "Nobody leads here.")
        ]  # fmt: skip


def test_signs_with_their_reading_above_are_read_once() -> None:
    """Ruby: the signs are text, how they are said is not read again."""
    ruby = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>miyako</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>capital</w:t></w:r>"
        "</w:rubyBase></w:ruby>"
    )  # fmt: skip
    body = paragraph("It is the ").replace("</w:r></w:p>", f"{ruby}</w:r></w:p>")
    assert [segment.text for segment in article_of(docx(body)).segments()] == ["It is the capital"]


def test_a_chart_is_its_description() -> None:
    """A drawing that is no picture has its alternative text read; without one it is nothing, whatever its name."""
    for described, expected in (("Sales rise until May", ["Sales rise until May"]), ("", [])):
        drawing = (
            f"<w:r><w:drawing><wp:inline {DRAWING}><wp:docPr id='1' name='Chart 1' descr='{described}' title='Chart'/>"
            "</wp:inline></w:drawing></w:r>"
        )  # fmt: skip
        body = paragraph("Look at this.") + f"<w:p>{drawing}</w:p>"
        segments = article_of(docx(body)).segments()
        assert [one.text for one in segments if one.kind is SegmentKind.IMAGE] == expected
