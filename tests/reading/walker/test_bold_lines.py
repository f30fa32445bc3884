"""Paragraphs that are one bold line are headings where an article has no others."""

import pytest

from narrator.article.model import SegmentKind
from narrator.reading.walker import parse_html, walk_html

TEXT = "<p>The stove was lit in May, when the first students came, and nobody put it out before they left.</p>"


def headings(html):
    """Return the texts of the headings."""
    blocks = walk_html(parse_html(html)).blocks
    return [block.text for block in blocks if getattr(block, "kind", None) is SegmentKind.HEADING]


@pytest.mark.parametrize("line", ["<p><strong>{}</strong></p>", "<p><b>{}</b>:</p>", "<div><strong>{}</strong></div>"])
def test_bold_lines_over_text_are_headings(line):
    """Two of them, each with a paragraph or a list below."""
    html = f"{line.format('The stove')}{TEXT}{line.format('What to bring')}<ul><li>Wood</li></ul>"
    assert [text.rstrip(":") for text in headings(html)] == ["The stove", "What to bring"]


@pytest.mark.parametrize(
    "html",
    [
        f"<p><strong>The stove</strong></p>{TEXT}{TEXT}",
        f"<p><strong>Never leave it.</strong></p>{TEXT}<p><strong>Never, ever.</strong></p>{TEXT}",
        f"<p><strong>The stove</strong> is old</p>{TEXT}<p><strong>The door</strong> is new</p>{TEXT}",
        "<p><strong>Ada Quill</strong></p><p>Keeper</p><p><strong>Bo Reed</strong></p><p>Captain</p>",
    ],
)
def test_emphasis_is_none(html):
    """One line alone, sentences, beginnings, lists of names."""
    assert headings(html) == []


def test_an_article_with_headings_keeps_its_bold_lines():
    """Its author knows how to write one."""
    html = f"<h2>Stoves</h2>{TEXT}<p><strong>The door</strong></p>{TEXT}<p><strong>The flue</strong></p>{TEXT}"
    assert headings(html) == ["Stoves"]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (f"<h2>Stoves</h2>{TEXT}<p><b>The door</b></p>{TEXT}<p><b>The flue</b></p>{TEXT}", ["“The door”, “The flue”"]),
        (f"<p><b>The stove</b></p>{TEXT}{TEXT}", ["“The stove”"]),
        (f"<h2>Stoves</h2>{TEXT}<p><b>The door</b></p>{TEXT}", []),
        (f"<p><b>The stove</b></p>{TEXT}<p><b>What to bring</b></p>{TEXT}", []),
    ],
    ids=["among headings", "alone", "one among headings", "taken as headings"],
)
def test_lines_that_may_be_headings_are_told(html, told):
    """The author decides; what is taken needs no telling."""
    notices = walk_html(parse_html(html)).notices
    assert [one.text.partition(": ")[2] for one in notices if one.code == "bold-lines"] == told
