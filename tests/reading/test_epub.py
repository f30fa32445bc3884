"""EPUB books become articles."""

from datetime import date

import pytest
from reading.packages import CONTAINER, archive, epub, page

from narrator.article.model import Article, Source, SourceFormat, SpanKind, walk
from narrator.errors import SourceError
from narrator.reading.epub.text import text_of_epub
from narrator.reading.reader import read

METADATA = (
    "<dc:title>The Slow River</dc:title><dc:creator>Ida Moss</dc:creator><dc:creator>Jon Fell</dc:creator>"
    '<dc:language>en-GB</dc:language><dc:date>2024-05-01</dc:date><dc:identifier id="id">urn:x:1</dc:identifier>'
)
PROTECTED = (
    '<encryption xmlns="urn:x"><EncryptedData><CipherData><CipherReference URI="OPS/one.xhtml"/></CipherData>'
    "</EncryptedData></encryption>"
)


def read_book(data: bytes) -> Article:
    """Return the article of the book *data*."""
    return read(Source("b.epub", SourceFormat.EPUB, text_of_epub(data, where="b.epub"), data=data))


def test_documents_are_read_in_the_order_of_the_spine() -> None:
    """Not in that of the archive."""
    data = epub({"one": "<h1>One</h1><p>First.</p>", "two": "<h1>Two</h1><p>Second.</p>"}, spine=["two", "one"])
    assert [segment.text for segment in read_book(data).segments()] == ["Two", "Second.", "One", "First."]


def test_metadata_comes_from_the_package() -> None:
    """All authors, the language as stated, the date."""
    article = read_book(epub({"one": "<p>Words.</p>"}, metadata=METADATA))
    assert (article.title, article.author) == ("The Slow River", "Ida Moss, Jon Fell")
    assert (article.language, article.language_confidence) == ("en-GB", 1.0)
    assert (article.published, article.guid) == (date(2024, 5, 1), "urn:x:1")


def test_notes_in_another_document_are_found() -> None:
    """The reference and the note carry the same name in one tree."""
    data = epub(
        {
            "one": '<p>It begins.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>',
            "notes": '<aside epub:type="footnote" id="n1"><p>In the hills.</p></aside>',
        }
    )
    article = read_book(data)
    paragraph, note = article.segments()
    (reference,) = [span for span in paragraph.spans if span.kind is SpanKind.NOTE_REFERENCE]
    container = next(within[-1] for segment, within in walk(article.blocks) if segment is note)
    assert reference.value == container.name
    assert note.text == "In the hills."


def test_the_table_of_contents_is_left_out() -> None:
    """It is navigation, in the ledger."""
    data = epub(
        {"nav": '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>', "one": "<p>Words.</p>"}
    )
    article = read_book(data)
    assert [segment.text for segment in article.segments()] == ["Words."]
    assert "One" in [left.text for left in article.left_out]


def test_pictures_are_named_from_the_archives_root() -> None:
    """So that they can be taken out of it."""
    article = read_book(epub({"one": '<p>Words.</p><img src="../images/a%20b.png" alt="A hill"/>'}))
    assert [asset.reference for asset in article.assets] == ["images/a b.png"]


def test_segment_ids_are_unique_over_the_whole_book() -> None:
    """The same words in two documents are two segments."""
    article = read_book(epub({"one": "<p>Words.</p>", "two": "<p>Words.</p>"}))
    assert len({segment.id for segment in article.segments()}) == 2


def test_the_text_for_the_ledger_is_the_documents_as_they_are() -> None:
    """Markup included, in reading order."""
    data = epub({"one": "<p>First.</p>", "two": "<p>Second.</p>"}, spine=["two", "one"])
    assert text_of_epub(data, where="x") == page("<p>Second.</p>") + "\n" + page("<p>First.</p>")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Words.", "not an EPUB book"),
        (archive({"a.txt": "Words."}), "it has no package document"),
        (epub({}), "no text in the book"),
        (epub({"one": "<p>x</p>"}, extra={"META-INF/encryption.xml": PROTECTED}), "copy-protected"),
        (epub({"one": "<p>x</p>"})[:-30], "not an EPUB book"),
        (archive({"mimetype": "x", "META-INF/container.xml": CONTAINER.replace("OPS", "../../etc")}), "no package"),
    ],
)
def test_what_is_no_readable_book_is_refused(data: bytes, what: str) -> None:
    """Named as what it is."""
    with pytest.raises(SourceError, match=what) as error:
        text_of_epub(data, where="b.epub")
    assert error.value.where == "b.epub"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """What its parts say of their size is enough."""
    data = epub({"one": "<p>Words.</p>"}, extra={"OPS/bomb.xhtml": bytes(80 << 20)})
    with pytest.raises(SourceError, match="unpacks to more"):
        text_of_epub(data, where="b.epub")


def test_names_that_point_out_of_the_archive_name_nothing() -> None:
    """Nothing is written to disk, and nothing outside is read."""
    data = epub({"one": '<p>Words.</p><img src="../../../etc/passwd" alt="A hill"/>'})
    assert [asset.path for asset in read_book(data).assets] in ([], [None])
