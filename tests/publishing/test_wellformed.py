"""Structures that browsers forgive are mended for books, with nothing of the text lost."""

import pytest
from lxml import etree

from narrator.publishing.wellformed import mend_structure


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ('<p id="a">x</p><p id="a">y</p>', '<p id="a">x</p><p>y</p>'),
        (
            '<a href="u">x<sup><a class="noteref" href="#n">1</a></sup></a>',
            '<span>x<sup><a class="noteref" href="#n">1</a></sup></span>',
        ),
        ('<a href="u">x<em><a href="v">y</a></em></a>', '<a href="u">x<em><span>y</span></em></a>'),
        (
            "<figure><p>x</p><figcaption>y</figcaption><p>z</p></figure>",
            "<figure><p>x</p><div>y</div><p>z</p></figure>",
        ),
        ("<figure><figcaption>y</figcaption><p>z</p></figure>", "<figure><figcaption>y</figcaption><p>z</p></figure>"),
        ("<dl><dd>x</dd></dl>", '<div><div class="dd">x</div></div>'),
        ("<dl><dt>x</dt></dl>", '<div><div class="dt">x</div></div>'),
        ("<dl><dt>x</dt><dd>y</dd></dl>", "<dl><dt>x</dt><dd>y</dd></dl>"),
    ],
)
def test_what_the_schema_forbids_is_mended(found: str, mended: str) -> None:
    """Each pair is a structure as posts have it, and as it goes into the book."""
    root = etree.fromstring(f"<div>{found}</div>")
    mend_structure(root)
    assert etree.tostring(root, encoding="unicode") == f"<div>{mended}</div>"
