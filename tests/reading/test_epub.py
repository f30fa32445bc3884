"""EPUB books become articles."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from reading.packages import CONTAINER, archive, epub, page

from narrator.article.model import Article, SegmentKind, Source, SourceFormat, SpanKind, walk
from narrator.errors import SourceError
from narrator.reading.epub.text import text_of_epub
from narrator.reading.reader import read

METADATA = (
    "<dc:title>The Slow River</dc:title><dc:creator>Ida Moss</dc:creator><dc:creator>Jon Fell</dc:creator>"
    '<dc:language>en-GB</dc:language><dc:date>2024-05-01</dc:date><dc:identifier id="id">urn:x:1</dc:identifier>'
)
NOISE = bytes(range(64, 256)) * 9
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
        (
            epub({"one": "<p>x</p>"}, extra={"META-INF/encryption.xml": PROTECTED.replace("OPS", "/OPS")}),
            "copy-protected",
        ),
        (
            epub({"one": "<p>x</p>"}, extra={"META-INF/encryption.xml": PROTECTED.replace("OPS", "../OPS")}),
            "copy-protected",
        ),
        (epub({"one": ""}, extra={"OPS/one.xhtml": NOISE, "META-INF/rights.xml": "<rights/>"}), "copy-protected"),
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


def navigation(*entries: tuple[str, str]) -> str:
    """Return an NCX with *entries* (title, address)."""
    points = "".join(
        f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{address}"/></navPoint>'
        for title, address in entries
    )
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def book_with(documents: dict[str, str], *entries: tuple[str, str], metadata: str = "") -> bytes:
    """Return an EPUB whose NCX has *entries*."""
    data = epub(documents, metadata=metadata, extra={"OPS/toc.ncx": navigation(*entries)})
    item = b'<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["OPS/package.opf"] = parts["OPS/package.opf"].replace(b"</manifest>", item)
    return archive(parts)


def headings(article: Article) -> list[tuple[str, str]]:
    """Return the texts of headings, and what their chapters are called where that is more."""
    return [
        (segment.text, segment.chapter)
        for segment in article.segments()
        if segment.kind is SegmentKind.HEADING or segment.chapter
    ]


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        ("<p>The Mill</p><p>It turns.</p>", "The Mill", ("The Mill", "")),
        ("<p>3</p><p>The Mill</p><p>It turns.</p>", "3. The Mill", ("3. The Mill", "")),
        ("<p>3</p><p>The <i>Mill</i></p><p>It turns.</p>", "3. The Mill", ("3: The Mill", "")),
        ("<h2>3</h2><p>The Mill</p><p>It turns.</p>", "3. The Mill", ("3. The Mill", "")),
        ("<h2>The Mill</h2><p>It turns.</p>", "The Mill", ("The Mill", "")),
        ("<h2>3</h2><p>It turns.</p>", "3. The Mill", ("3", "3. The Mill")),
        ("<p>3</p><p>It turns.</p>", "3. The Mill", ("3", "3. The Mill")),
        (
            "<p>It turns all day, and all night it turns.</p>",
            "The Mill",
            ("It turns all day, and all night it turns.", "The Mill"),
        ),
        ("<div><a id='x'></a><div><p>The Mill</p></div></div><p>It turns.</p>", "The Mill", ("The Mill", "")),
        ("<ul><li>The Mill</li></ul><p>It turns.</p>", "The Mill", ("The Mill", "The Mill")),
    ],
)
def test_chapters_come_from_the_navigation(body: str, title: str, expected: tuple[str, str]) -> None:
    """A line whose words are the entry's is a heading; a number and a title are one; no word is added to the text."""
    article = read_book(book_with({"one": "<h1>Before</h1><p>Words.</p>", "two": body}, (title, "two.xhtml")))
    assert headings(article) == [("Before", ""), expected]


def test_entries_lead_into_the_middle_of_a_document() -> None:
    """By id; a later line of the same words is none; an entry that leads nowhere is passed over."""
    body = "<p id='a'>One</p><p>It turns.</p><p id='b'>Two</p><p>It turns.</p><p>Two</p>"
    article = read_book(
        book_with({"one": body}, ("One", "one.xhtml#a"), ("Two", "one.xhtml#b"), ("Three", "gone.xhtml"))
    )
    assert headings(article) == [("One", ""), ("Two", "")]


def test_a_thousand_entries_are_a_thousand_headings() -> None:
    """In time that does not grow with their square."""
    body = "".join(f"<p id='c{number}'>Part {number}</p><p>It turns.</p>" for number in range(1000))
    article = read_book(
        book_with({"one": body}, *((f"Part {number}", f"one.xhtml#c{number}") for number in range(1000)))
    )
    assert len(headings(article)) == 1000


def test_a_group_of_titles_is_one_heading() -> None:
    """Number and title, as HTML's `hgroup` has them."""
    article = read_book(epub({"one": "<hgroup><h2>II</h2><p>The Mill</p></hgroup><p>It turns.</p>"}))
    assert headings(article) == [("II: The Mill", "")]


def test_page_numbers_imprint_and_contents_are_listed_not_read() -> None:
    """By what the elements say of themselves; a page that is called a contents page and holds text is read."""
    article = read_book(
        epub(
            {
                "one": "<p>It turns.<span epub:type='pagebreak'>12</span> All day.</p>",
                "two": "<section epub:type='imprint'><p>Printed in May.</p></section><nav epub:type='toc'>One</nav>",
            }
        )
    )
    assert [segment.text for segment in article.segments()] == ["It turns. All day."]
    listed = [(left.kind, left.text) for left in article.left_out if left.kind != "document title"]
    assert listed == [("page number", "12"), ("imprint", "Printed in May."), ("table of contents", "One")]


GUIDE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata/>
<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine><guide><reference type="toc" href="one.xhtml#c"/></guide></package>"""


def test_a_chapter_below_the_contents_is_read() -> None:
    """The package calls the whole file so: the list of links is left out, what else is there is not."""
    links = "".join(f"<li><a href='one.xhtml#c'>{name}</a></li>" for name in ("The Mill", "The Weir", "The Sea"))
    body = f"<div class='pg-boilerplate'>Licence.</div><h2 id='c'>Contents</h2><ul>{links}</ul><h2>The Mill</h2>"
    article = read_book(epub({"one": f"{body}<p>It turns.</p>"}, extra={"OPS/package.opf": GUIDE}))
    assert [segment.text for segment in article.segments()] == ["Contents", "The Mill", "It turns."]
    listed = [(left.kind, left.text) for left in article.left_out if left.kind != "document title"]
    assert listed == [("imprint", "Licence."), ("table of contents", "The Mill The Weir The Sea")]
    alone = read_book(
        epub({"one": f"<ul id='c'>{links}</ul>", "two": "<p>It turns.</p>"}, extra={
            "OPS/package.opf": GUIDE.replace("</manifest>", '<item id="two" href="two.xhtml"'
            ' media-type="application/xhtml+xml"/></manifest>').replace("</spine>", '<itemref idref="two"/></spine>')
        })
    )  # fmt: skip
    assert [segment.text for segment in alone.segments()] == ["It turns."]


def test_the_name_of_what_is_left_out_is_no_chapter_s() -> None:
    """The contents list the imprint; what comes after it is not called so."""
    imprint = "<section epub:type='imprint'><p>Printed in May.</p></section>"
    article = read_book(book_with({"one": imprint, "two": "<p>It turns.</p>"}, ("Imprint", "one.xhtml")))
    assert [(segment.text, segment.chapter) for segment in article.segments()] == [("It turns.", "")]


def test_a_body_says_what_its_document_is() -> None:
    """Most packages state it there."""
    stated = page("<p>The Weir, by Ola Rand</p>").replace("<body", '<body epub:type="titlepage"')
    book = epub({"t": "", "c": "<p>The gate was open.</p>"}, extra={"OPS/t.xhtml": stated})
    assert [segment.text for segment in read_book(book).segments()] == ["The gate was open."]


def test_only_who_wrote_the_text_is_its_author() -> None:
    """Roles of EPUB 2 and of EPUB 3; no role is an author's."""
    metadata = (
        '<dc:creator>Ida Moss</dc:creator><dc:creator opf:role="trl" xmlns:opf="http://www.idpf.org/2007/opf">Jon'
        ' Fell</dc:creator><dc:creator id="c">Eva Lund</dc:creator><meta refines="#c" property="role">ill</meta>'
    )
    assert read_book(epub({"one": "<p>Words.</p>"}, metadata=metadata)).author == "Ida Moss"


def test_who_wrote_the_text_and_its_notes_is_its_author() -> None:
    """One person may have many roles; the last one stated is no better than the others."""
    roles = "".join(f'<meta property="role" refines="#a">{role}</meta>' for role in ("ann", "aut", "win"))
    creators = f'<dc:creator id="a">Ida Moss</dc:creator>{roles}<dc:creator id="b">Jon Fell</dc:creator>'
    translator = '<meta property="role" refines="#b">trl</meta>'
    assert read_book(epub({"one": "<p>It turns.</p>"}, metadata=f"{creators}{translator}")).author == "Ida Moss"


def test_an_undetermined_language_is_none() -> None:
    """Calibre writes `und`; it is left to the detector."""
    article = read_book(epub({"one": "<p>Words.</p>"}, metadata="<dc:language>und</dc:language>"))
    assert (article.language, article.language_confidence) == ("en", 0.0)


def test_a_notes_own_number_is_not_read_again() -> None:
    """It is announced."""
    body = (
        '<p>It turns.<a epub:type="noteref" href="#n1">1</a></p>'
        '<aside epub:type="footnote" id="n1"><p>1. All day.</p></aside>'
    )
    article = read_book(epub({"one": body}))
    assert [segment.text for segment in article.segments()] == ["It turns.", "All day."]


def test_mathml_without_tex_is_understood() -> None:
    """Its signs stand apart, as the ledger sees them, and its TeX is made of its elements."""
    body = "<p>So <math><msubsup><mi>x</mi><mi>k</mi><mi>i</mi></msubsup></math> grows.</p>"
    (segment,) = read_book(epub({"one": body})).segments()
    (span,) = [span for span in segment.spans if span.kind is SpanKind.MATH]
    assert (segment.text, span.value) == ("So x k i grows.", "x_{k}^{i}")


def test_names_in_other_scripts_are_found_without_the_flag_for_them() -> None:
    """Some archivers write UTF-8 and do not say so."""
    data = epub({"川": "<p>Words.</p>"})
    name = "OPS/川.xhtml".encode()
    broken = bytearray(data)
    for mark, place in ((b"PK\x03\x04", -30 + 6), (b"PK\x01\x02", -46 + 8)):
        begin = broken.index(name, broken.rindex(mark, 0, broken.index(name) if mark.endswith(b"\x04") else None))
        broken[begin + place + 1] &= ~0x08
    assert [segment.text for segment in read_book(bytes(broken)).segments()] == ["Words."]
