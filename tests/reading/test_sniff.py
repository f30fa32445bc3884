"""What a text is written in."""

import pytest

from narrator.article.model import SourceFormat
from narrator.article.source_formats import BY_SUFFIX
from narrator.reading.sniff import Catalogue, converted_format, sniff

RSS = '<?xml version="1.0"?>\n<!-- an export -->\n<rss version="2.0"><channel>'
JSON_FEED = '{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}'


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        ("Words.", ".md", SourceFormat.MARKDOWN),
        ("Words.", ".html", SourceFormat.HTML),
        ("Words.", ".TXT", SourceFormat.TEXT),
        ("# Not a heading", ".txt", SourceFormat.TEXT),
        ("# first option\nspeed = 1\n\nNo ** signs ** here.", ".txt", SourceFormat.TEXT),
        ("# Rain\n\nIt falls.\n\n## Snow\n\nSo does it.", ".txt", SourceFormat.MARKDOWN),
        ("# Rain\n\nIt **falls**.", ".txt", SourceFormat.MARKDOWN),
        ("Date: 2024-01-02\nFrom: Ada\n\nIt rains.", ".txt", SourceFormat.TEXT),
        ("---\ntitle: Rain\n---\nWords.", ".txt", SourceFormat.MARKDOWN),
        ("<!DOCTYPE html><p>Words.", ".txt", SourceFormat.HTML),
        (RSS, ".xml", Catalogue.XML),
        (RSS, ".rss", Catalogue.XML),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', ".atom", Catalogue.XML),
        ('<rdf:RDF xmlns:rdf="x">', ".xml", Catalogue.XML),
        ('<html xmlns="http://www.w3.org/1999/xhtml">', ".xml", SourceFormat.HTML),
        (JSON_FEED, ".json", Catalogue.JSON_FEED),
        ('{"title": "Field Notes", "home_page_url": "x", "items": [{"id": "1"', ".json", Catalogue.JSON_FEED),
        ('<rdf:RDF xmlns:rdf="x">', ".rdf", Catalogue.XML),
        (
            '<?xml version="1.0"?>\n<opml version="2.0">\n<head>\n<title>Feeds',
            ".opml",
            SourceFormat.TEXT,
        ),
    ],
)
def test_suffix_and_content_decide(head: str, suffix: str, kind: object) -> None:
    """What the content says beyond doubt goes before the name."""
    assert sniff(head, suffix=suffix) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("<!doctype html><title>x</title>", SourceFormat.HTML),
        ("\n<p>Words.</p>", SourceFormat.HTML),
        ("+++\ntitle = 'x'\n+++\n", SourceFormat.MARKDOWN),
        ("Title: Rain\nDate: 2024-01-02\n\nWords.", SourceFormat.MARKDOWN),
        ("# Rain\n\nWords.", SourceFormat.MARKDOWN),
        ("See [the map](map.html).", SourceFormat.MARKDOWN),
        ("top of page\n\nRain\n\nWords.", SourceFormat.TEXT),
        ("Two words * and 3 < 4.", SourceFormat.TEXT),
        (RSS, Catalogue.XML),
        (JSON_FEED, Catalogue.JSON_FEED),
    ],
)
def test_a_stream_is_known_by_its_content(head: str, kind: object) -> None:
    """The standard input has no name."""
    assert sniff(head) == kind


def test_a_mail_saved_as_text_is_a_mail() -> None:
    """With the lines of its head that only programs write."""
    mail = b"Subject: Rain\r\nReceived: by x;\r\n\tfor y\r\nMIME-Version: 1.0\r\n\r\nIt rains."
    assert [converted_format(mail, suffix=suffix) for suffix in (".txt", "")] == [BY_SUFFIX[".eml"]] * 2
    assert converted_format(b"Subject: Rain\n\nMessage-ID: what is it?", suffix=".txt") is None


def test_a_media_type_decides_before_a_guess() -> None:
    """What the server says of a page without tags."""
    assert sniff("Words.", media_type="text/markdown") is SourceFormat.MARKDOWN
    assert sniff(RSS, media_type="application/rss+xml") is Catalogue.XML


@pytest.mark.parametrize("head", ["<" * 20_000, "[" * 20_000, "**" * 10_000, "<p " * 7_000, "<!--" * 5_000])
def test_hostile_beginnings_are_plain_or_html(head: str) -> None:
    """Sniffing looks at a bounded start with patterns that cannot run away."""
    assert sniff(head) in {SourceFormat.TEXT, SourceFormat.HTML}
