"""What nobody would write is read, or refused with an error of ours; never with a traceback, never without end."""

import contextlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from reading.packages import docx, epub, paragraph

from narrator.article.model import Article, SourceFormat
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read


def rss(title: str, text: str, attributes: str = "") -> bytes:
    """Return a feed with one item."""
    item = f"<item><title>{title}</title><description>{text}</description></item>"
    return f'<rss version="2.0"><channel><title>A</title>{attributes}{item}</channel></rss>'.encode()


def read_all(data: bytes, site: Site, source_format: SourceFormat | None = None) -> list[Article]:
    """Return the articles in *data*."""
    return [read(source) for source in load(Found("-"), site=site, format=source_format, stdin=data)]


@pytest.mark.parametrize(
    "data",
    [
        rss("One", "Some words &#xD800; here."),
        rss("One", "Some words &#x110000; here."),
        rss("One", "Some words here.", "<itunes:author>Somebody</itunes:author>"),
        rss("&lt;html lang=en&gt;", "Some words here."),
        rss("&lt;html lang=en&gt;&lt;/code&gt;&lt;/pre&gt;", "Some words here."),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "Some words.", "tags": true}]}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "Some words.", "tags": 1}]}',
    ],
)
def test_a_feed_with_one_odd_thing_is_read(data: bytes, site: Site) -> None:
    """References that are no characters, prefixes never declared, titles that are pages, tags that are no list."""
    (article,) = read_all(data, site)
    assert "Some words" in article.segments()[0].text


@pytest.mark.parametrize("text", ["\\```\n\nWords", "Write \\``` to begin.", "\\`a`` b", "a \\`` b ``` c ```` d"])
def test_escaped_backticks_are_text(text: str, site: Site) -> None:
    """Every tutorial of Markdown has them."""
    assert read_all(text.encode(), site, SourceFormat.MARKDOWN)


def test_a_word_document_whose_xml_is_broken_is_refused(site: Site) -> None:
    """Whatever the libraries raise, it is the document that is damaged."""
    with pytest.raises(SourceError):
        read_all(docx(paragraph("Words") + "<w:p>"), site, SourceFormat.DOCX)


def test_half_a_character_in_a_word_document_is_none(site: Site) -> None:
    """libxml2 lets the reference through, and Python cannot read what comes of it."""
    (article,) = read_all(docx(paragraph("Words &#xD800; here.")), site, SourceFormat.DOCX)
    assert article.segments()[0].text.startswith("Words")


@pytest.mark.parametrize("archive", [docx(paragraph("Words")), epub({"a": "<p>Words</p>"})], ids=["docx", "epub"])
def test_damage_anywhere_in_an_archive_is_read_or_refused(archive: bytes, site: Site) -> None:
    """Each byte of the directory, which holds names, sizes and places, is damaged in turn."""
    source_format = SourceFormat.EPUB if b"epub+zip" in archive else SourceFormat.DOCX
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        begin = opened.start_dir
    for place in range(begin, len(archive), 3):
        for value in (0, 0xFF):
            damaged = archive[:place] + bytes([value]) + archive[place + 1 :]
            with contextlib.suppress(SourceError):
                read_all(damaged, site, source_format)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_references_to_one_note_are_told_apart(number: int, site: Site) -> None:
    """Each has an id of its own, so that the note can lead back to it."""
    text = "Words" + "[^1]" * number + ".\n\n[^1]: A note."
    (article,) = read_all(text.encode(), site, SourceFormat.MARKDOWN)
    assert sum(span.kind.value == "note_reference" for span in article.segments()[0].spans) == number


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is behind a password, or of an old format"),
        ("a.odt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is behind a password, or of an old format"),
        ("a.rtf", bytes(range(128, 256)) * 9, "not an RTF document"),
    ],
)
def test_what_an_office_program_has_locked_is_told(name: str, data: bytes, what: str, tmp_path: Path) -> None:
    """With the way out; noise is no document."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=what):
        load(Found(name, path=path), site=Site(root=tmp_path))
