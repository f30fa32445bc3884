"""Markdown → HTML, case by case: the files in `fixtures/` hold a title, the Markdown and the HTML of each."""

from pathlib import Path

import pytest

from narrator.reading.markdown.convert import to_html

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))


def cases():
    """Yield Markdown and HTML of each case."""
    for path in FIXTURES:
        for case in path.read_text(encoding="utf-8").split("\n.\n\n"):
            title, markdown, html = case.removesuffix("\n.\n").split("\n.\n")
            yield pytest.param(markdown, html, id=f"{path.stem}: {title.strip()}")


@pytest.mark.parametrize(("markdown", "html"), list(cases()))
def test_fixture(markdown, html):
    """Each fixture's Markdown becomes its HTML."""
    assert to_html(markdown) == html


def test_every_fixture_file_is_read():
    """No case is lost to a slip in a file's form."""
    assert [path.name for path in FIXTURES] == ["blocks.md", "dialects.md", "inline.md"]
    assert sum(1 for _ in cases()) > 40


@pytest.mark.parametrize("text", ["# A\n\nb *c*\n", "\ufeff# A\r\n\r\nb *c*\r\n", "# A\r\rb *c*\r"])
def test_line_ends_and_byte_order_mark_change_nothing(text):
    """Files from Windows and old Macs read like any other."""
    assert to_html(text) == "<h1>A</h1>\n<p>b <em>c</em></p>"


def test_documents_do_not_see_each_other():
    """References, notes and abbreviations of one text are unknown in the next."""
    to_html("[a]: /x\n\n[^b]: note\n\n*[C]: see\n\nC")
    assert to_html("[a] [^b] C") == "<p>[a] [^b] C</p>"
