"""Links of a web page become links that work inside a book, or plain text."""

import pytest
from lxml import etree

from narrator.publishing.links import mend_links, whole_address

BASE = "https://example.org/posts/one/"


@pytest.mark.parametrize(
    ("target", "whole"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("../two/?a=1#b", "https://example.org/posts/two/?a=1#b"),
        ("//example.net/x", "https://example.net/x"),
        ("https://example.org/a b/[c]?d={e}", "https://example.org/a%20b/%5Bc%5D?d=%7Be%7D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("mailto:", ""),
        ("https://exa mple.org/", ""),
        ("https://example.org:99999/", ""),
        ("https://[::1", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
    ],
)
def test_addresses_are_whole_or_empty(target: str, whole: str) -> None:
    """Schemes that run or read files are no addresses; what is not well-formed is escaped where it can be."""
    assert whole_address(target, BASE) == whole


def test_without_a_base_relative_addresses_are_none() -> None:
    """A post that does not know its site cannot say where they lead."""
    assert not whole_address("../two/", "")


def test_a_link_that_leads_nowhere_is_text() -> None:
    """Its words stay; links inside the text stay links."""
    root = etree.fromstring('<div><p id="a"><a href="#a">x</a> <a href="#b">y</a> <a href="q/">z</a></p></div>')
    mend_links(root, "")
    text = etree.tostring(root, encoding="unicode")
    assert text == '<div><p id="a"><a href="#a">x</a> <span>y</span> <span>z</span></p></div>'


def test_a_language_that_is_no_tag_is_dropped() -> None:
    """XHTML in books is checked for it."""
    root = etree.fromstring('<div><p lang="de-CH">x</p><p lang="en_US!">y</p></div>')
    mend_links(root, "")
    assert [p.get("lang") for p in root] == ["de-CH", None]
