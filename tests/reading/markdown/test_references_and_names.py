"""References without a definition, emoji by name, names of paragraphs, pictures that nobody described."""

import pytest
from ledger.sabotage import plain_script

from narrator.article.model import SegmentKind, Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.markdown.reader import read_markdown


def article_of(text):
    """Read a post, every word of which is accounted for."""
    article = read_markdown(Source("post.md", SourceFormat.MARKDOWN, f"Before it.\n\n{text}\n"))
    assert account(article, plain_script(article)).faults == ()
    return article


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We read the [tide tables][topic tides] and [BIP86][].", "We read the tide tables and BIP86."),
        ("We read the [tide\ntables][topic\ntides] of it.", "We read the tide tables of it."),
        ("潮は[`tide`の表][topic tides]にある。", "潮はtideの表にある。"),
        ("Two [of\n\nthem][x y] stay.", "Two [of"),
        ("As others say.[^x] And so on.", "As others say. And so on."),
        ("Mind the :warning: sign, the :white_check_mark: too.", "Mind the warning sign, the white check mark too."),
        (
            "It runs at 10:30: late, and a:b:c stays, and `:code:` too.",
            "It runs at 10:30: late, and a:b:c stays, and :code: too.",
        ),
        ("The ice went out. ^2f9c1a", "The ice went out."),
        ("In a[i][j] nothing is missing.", "In a[i][j] nothing is missing."),
        ("We read [both][tides].\n\n[Tides]: https://example.org/", "We read both."),
        ("See x^2^ and [^1].\n\n[^1]: A note.", "See x2 and ."),
    ],
)
def test_what_is_said(text, said):
    """The words of a link, an emoji's name; no label, no mark."""
    assert article_of(text).segments()[1].text == said


def test_cells_that_hold_markdown_are_no_code():
    """Kramdown's `markdown="span"`: blank lines and indentation are the layout of the table."""
    cell = "    <{0}{1}>\n\n    **{2}**\n    and *more*\n\n    </{0}>\n"
    head = cell.format("th", ' markdown="span"', "Tide") + cell.format("th", ' markdown="span"', "Time")
    row = cell.format("td", ' markdown="span"', "High") + "    <td>04:12</td>\n"
    article = article_of(f"<table>\n  <tr>\n{head}  </tr>\n\n  <tr>\n{row}  </tr>\n</table>\n\nSo *it* is.")
    table = article.segments()[1]
    assert table.kind is SegmentKind.TABLE
    assert [table.text[one.begin : one.end] for one in table.cells] == [
        "Tide and more", "Time and more", "High and more", "04:12",
    ]  # fmt: skip
    assert article.segments()[2].text == "So it is."


def test_a_table_whose_cells_hold_no_markdown_stays_as_it_is():
    """CommonMark's code: nobody says otherwise."""
    article = article_of("<table>\n  <tr>\n    <td>\n\n    x = 1\n\n    </td>\n  </tr>\n</table>")
    assert SegmentKind.CODE in {segment.kind for segment in article.segments()}


def test_an_exclamation_mark_before_a_note_makes_no_picture():
    """The note is referred to."""
    article = article_of("They ring![^1] At noon.\n\n[^1]: On Sundays.")
    assert [segment.text for segment in article.segments()][1:] == ["They ring! At noon.", "On Sundays."]


@pytest.mark.parametrize("alt", ["", "IMG_2034.JPG", "image", "Screenshot 2024-05-03 at 10.11.12", "DSC_0012"])
def test_a_picture_that_nobody_described_is_told(alt):
    """In Markdown an empty description says nothing; a file's name is none."""
    article = article_of(f"![{alt}](sea/a.jpg)")
    assert [notice.code for notice in article.notices] == ["image-without-alt"]
    assert article.segments()[-1].text == alt


def test_a_picture_that_is_described_is_not():
    """Words with a full stop, or a capital and figures, are no file's name."""
    article = article_of("![Image 7 of 9, the sea.](sea/a.jpg) ![Photo taken in 1999](sea/b.jpg)")
    assert article.notices == ()


def test_a_reference_to_a_note_that_is_missing_is_told():
    """With its line; a note that is there is no finding."""
    article = article_of("They ring.[^1] As they do.[^gone]\n\n[^1]: On Sundays.")
    assert [(notice.code, notice.line) for notice in article.notices] == [("note-missing", 3)]
