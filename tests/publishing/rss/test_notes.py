"""Show notes: the article's HTML, made safe."""

import pytest
from lxml import html as lxml_html

from narrator.publishing.rss.notes import LARGEST_BYTES, bounded, clock, sanitized

BASE = "https://example.com/blog/post/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>x<script>alert(1)</script></p>", "<p>x</p>"),
        ('<p id="s1" onclick="x()"><span class="u">Words.</span></p>', "<p>Words.</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="../other">x</a>', '<a href="https://example.com/blog/other">x</a>'),
        ('<a href="#note">1</a>', "<a>1</a>"),
        ("<blockquote><p>“Quoted.”</p></blockquote>", "<blockquote><p>“Quoted.”</p></blockquote>"),
        ('<img src="x.jpg" alt="A picture"><iframe src="https://e.com"></iframe>', ""),
    ],
)
def test_only_what_apps_show_is_left(html: str, expected: str) -> None:
    """Nothing that runs, no relative address, no identifier; words stay."""
    assert sanitized(html, BASE) == expected


def test_a_relative_link_without_a_base_is_no_link() -> None:
    """Better words than a link to nowhere."""
    assert sanitized('<a href="../other">x</a>', "") == "<a>x</a>"


def test_times_are_written_as_apps_recognise_them() -> None:
    """Whole seconds, never later than the chapter."""
    assert [clock(ms) for ms in (0, 187_999, 3_750_000)] == ["00:00", "03:07", "1:02:30"]


@pytest.mark.parametrize(("headings", "last"), [(True, "p"), (False, "p")])
def test_long_notes_are_cut_between_blocks(headings: bool, last: str) -> None:
    """Before a heading where there is one in the second half; short ones are whole."""
    sections = ("<h2>Part</h2>" if headings else "") + "<p>Some words of this part.</p>" * 40
    root = lxml_html.fromstring(f"<div>{sections * 60}</div>")
    html, is_whole = bounded(root)
    assert not is_whole
    assert LARGEST_BYTES // 2 < len(html.encode()) <= LARGEST_BYTES
    assert html.endswith(f"</{last}>")
    following = html.count("<h2>") + html.count("<p>")
    assert root[following].tag == ("h2" if headings else "p")
    assert bounded(lxml_html.fromstring("<div><p>Short.</p></div>")) == ("<p>Short.</p>", True)
