"""The direction of each element of a text."""

import pytest
from lxml import html

from narrator.publishing.html.directions import set_directions

ARABIC = "مرحبا بكم"
HEBREW = "שלום עליכם"


@pytest.mark.parametrize(
    ("written", "base", "expected"),
    [
        (f"<p>Hello {HEBREW}</p>", "ltr", [None]),
        (f"<p>{HEBREW} hello</p>", "ltr", ["rtl"]),
        (f'<p>He said <span lang="he">{HEBREW}</span>.</p>', "ltr", [None, "rtl"]),
        (f"<p>{ARABIC}</p><p>In English</p>", "rtl", [None, "ltr"]),
        (f'<blockquote lang="ar"><p>{ARABIC}</p></blockquote>', "ltr", ["rtl", None]),
        (f"<ul><li>one</li><li>{HEBREW}</li></ul>", "ltr", [None, None, "rtl"]),
        (f"<p>123 {ARABIC}</p>", "ltr", ["rtl"]),
        ("<p>12 – 13</p>", "rtl", [None]),
        ("<p>No other letters</p>", "ltr", [None]),
        (f'<p lang="en">An English {HEBREW} line</p>', "rtl", ["ltr"]),
    ],
)
def test_it_is_told_where_it_changes(written: str, base: str, expected: list[str | None]) -> None:
    """By the language, else by the first letter; figures and signs say nothing."""
    root = html.fragment_fromstring(written, create_parent="div")
    set_directions(root, base)
    assert [element.get("dir") for element in root.iterdescendants()] == expected
