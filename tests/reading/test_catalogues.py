"""Feeds and exports become one source an article."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from narrator.article.model import Article, Given, Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.catalogues.reader import read_catalogue
from narrator.reading.catalogues.select import select
from narrator.reading.reader import read
from narrator.reading.sniff import Catalogue, sniff

FIXTURES = Path(__file__).parent.parent / "fixtures" / "catalogues"
BLANK = Source("export.xml", SourceFormat.TEXT, "", path=Path("export.xml"), root=Path("/"))


def sources_of(data: bytes, given: Given | None = None) -> tuple[Source, ...]:
    """Return the sources of the catalogue *data*."""
    kind = sniff(data.decode("utf-8", "replace"), suffix=".xml")
    assert isinstance(kind, Catalogue)
    return read_catalogue(data, kind, Source(BLANK.name, BLANK.format, "", path=BLANK.path, given=given or Given()))


def sources_in(name: str) -> tuple[Source, ...]:
    """Return the sources of a fixture."""
    return sources_of((FIXTURES / name).read_bytes())


def texts(article: Article) -> list[str]:
    """Return the segments' texts."""
    return [segment.text for segment in article.segments()]


RIVER = Given(
    title="The Slow River & the Sea",
    author="Ida Moss",
    published=datetime(2024, 5, 1, 10, 0, tzinfo=UTC),
    language="en-GB",
    guid="urn:post:1",
    canonical_url="https://example.org/2024/slow-river/",
    site_name="Field Notes",
    tags=("Rivers", "Walking"),
)


@pytest.mark.parametrize("name", ["rss.xml", "rss1.xml", "atom.xml", "feed.json"])
def test_every_kind_of_feed_gives_the_same_article(name: str) -> None:
    """RSS 2.0, RSS 1.0, Atom and JSON Feed say the same things in other words."""
    source = sources_in(name)[0]
    assert source.given == RIVER
    assert (source.name, source.trusted, source.is_fragment) == ("export.xml#slow-river", False, True)
    assert (source.path, source.root, source.url) == (None, None, "https://example.org/2024/slow-river/")
    assert texts(read(source)) == ["It begins in the hills.", "Nobody owns it."]


def test_a_json_feed_with_a_raw_line_end_in_a_text_is_read() -> None:
    """JSON forbids it, and generators write it."""
    feed = '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "It\nrains."}]}'
    (source,) = sources_of(feed.encode())
    assert "rains" in source.text


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_plain_text_items_are_paragraphs(name: str) -> None:
    """A blank line parts them; signs that look like markup are text."""
    assert texts(read(sources_in(name)[1])) == ["Rain fell on 3 < 4 days.", "Then it stopped."]


def test_a_wordpress_export_gives_its_posts() -> None:
    """Pages, pictures, menus and the bin are none; what is not public is a draft."""
    sources = sources_in("wordpress.xml")
    assert [(source.given.slug, source.given.draft) for source in sources] == [
        ("slow-river", False),
        ("block-post", False),
        ("later", False),
        ("unfinished", True),
        ("secret", True),
    ]
    given = sources[0].given
    assert (given.title, given.author, given.tags) == ("The Slow River", "Ida Moss", ("Rivers",))
    assert given.published == datetime(2024, 5, 1, 10, 0, tzinfo=UTC)
    assert (given.guid, given.site_name) == ("https://example.org/?p=1", "Field Notes")


def test_a_classic_post_gets_its_paragraphs_and_captions() -> None:
    """A blank line is a paragraph, a line end a break; a caption is read, other shortcodes are left out."""
    article = read(sources_in("wordpress.xml")[0])
    assert [(segment.kind.value, segment.text) for segment in article.segments()] == [
        ("paragraph", "It begins in the hills\nand goes on."),
        ("heading", "Where it goes"),
        ("image", "A hill"),
        ("caption", "The hill in May"),
        ("paragraph", "To the sea [as we all do]. Press the button."),
    ]
    templates = "".join(left.text for left in article.left_out if left.reason == "template tag")
    assert templates.split("]")[1:] == ["[/caption", '[gallery ids="1,2,3"', '[button color="red"', "[/button", ""]


def test_a_block_post_is_read_as_it_is() -> None:
    """WordPress's block editor writes its own paragraphs."""
    assert texts(read(sources_in("wordpress.xml")[1])) == ["First line of a block.", "Second block."]


@pytest.mark.parametrize("name", ["blogger.xml", "blogger-takeout.xml"])
def test_a_blogger_export_gives_its_posts(name: str) -> None:
    """Comments, templates, settings and pages are none; drafts are marked; Blogger's kind is no tag."""
    sources = sources_in(name)
    assert [(source.given.title, source.given.draft) for source in sources] == [
        ("The Slow River", False),
        ("Unfinished", True),
    ]
    assert sources[0].given.tags == ("Rivers",)


def test_xhtml_content_is_kept_as_markup() -> None:
    """Atom may hold elements in place of escaped text."""
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><content type="xhtml">'
        b'<div xmlns="http://www.w3.org/1999/xhtml"><p>It <em>rains</em>.</p></div></content></entry></feed>'
    )
    assert texts(read(sources_of(feed)[0])) == ["It rains."]


def test_a_feed_that_is_cut_off_gives_what_came_before() -> None:
    """Never half a post; the last source says so."""
    data = (FIXTURES / "rss.xml").read_bytes()
    sources = sources_of(data[: data.index(b"Then it stopped")])
    assert [source.given.title for source in sources] == ["The Slow River & the Sea"]
    assert [notice.code for notice in sources[-1].notices] == ["catalogue-cut-off"]


def test_a_feed_cut_off_before_its_first_item_is_an_error() -> None:
    """The hint says why."""
    data = (FIXTURES / "rss.xml").read_bytes()
    with pytest.raises(SourceError, match="there is no post in it") as error:
        sources_of(data[: data.index(b"It begins")])
    assert "cut off" in error.value.hint


@pytest.mark.parametrize(
    "damage",
    [b"&nbsp;", b"&eacute;", b"\x0b", b"AT&T", b"\xff"],
    ids=["entity", "letter", "control", "ampersand", "byte"],
)
def test_slips_of_the_pen_do_not_lose_an_item(damage: bytes) -> None:
    """Real feeds have undefined entities, control characters and bare ampersands."""
    data = (FIXTURES / "rss.xml").read_bytes().replace(b"<title>Rain</title>", b"<title>Rain" + damage + b"</title>")
    assert len(sources_of(data)) == 2


def test_entity_bombs_are_not_expanded() -> None:
    """The entity stays empty, the item is read."""
    declarations = b'<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    feed = b"<rss><channel><item><title>&b;</title><description>Words.</description></item></channel></rss>"
    (source,) = sources_of(b"<?xml version='1.0'?>" + declarations + feed)
    assert "boom" not in source.given.title


def test_files_named_by_entities_are_not_read(tmp_path: Path) -> None:
    """A feed reaches no local file."""
    secret = tmp_path / "secret.txt"
    secret.write_text("password")
    feed = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<rss><channel><item><title>t</title><description>Words &x;</description></item></channel></rss>"
    ).encode()
    assert "password" not in "".join(source.text for source in sources_of(feed))


def test_nesting_beyond_reason_is_an_error_or_an_article() -> None:
    """A hundred thousand elements deep."""
    feed = b"<rss><channel><item><description>" + b"<b>" * 100_000 + b"</description></item></channel></rss>"
    with pytest.raises(SourceError):
        sources_of(feed)


@pytest.mark.parametrize(
    "text",
    ['{"version": "https://jsonfeed.org/version/1", "items": [', '{"version": "https://jsonfeed.org/version/1"}'],
)
def test_a_broken_json_feed_is_an_error(text: str) -> None:
    """Half a document, or one without items."""
    with pytest.raises(SourceError):
        sources_of(text.encode())


@pytest.mark.parametrize(
    ("since", "limit", "left"),
    [
        (None, 0, ["a", "b", "c", "d"]),
        (date(2024, 1, 1), 0, ["b", "c", "d"]),
        (None, 2, ["b", "c"]),
        (date(2024, 1, 1), 1, ["c"]),
        (date(2030, 1, 1), 0, ["d"]),
    ],
)
def test_the_newest_are_chosen_in_the_catalogues_order(since: date | None, limit: int, left: list[str]) -> None:
    """By day; what has no date is never too old, and never the newest."""
    days = {"a": date(2023, 5, 1), "b": datetime(2024, 2, 1, tzinfo=UTC), "c": date(2025, 1, 1), "d": None}
    sources = tuple(
        Source(name, SourceFormat.HTML, "x", given=Given(published=published)) for name, published in days.items()
    )
    assert [source.name for source in select(sources, since=since, limit=limit)] == left


def test_what_will_not_be_published_takes_nobodys_place() -> None:
    """Of a limited number the newest is a draft: the next one is made."""
    sources = tuple(
        Source(name, SourceFormat.HTML, "x", given=Given(published=date(2024, 1, day), draft=name == "draft"))
        for day, name in enumerate(("old", "new", "draft"), start=1)
    )
    kept = select(sources, limit=1, counts=lambda source: not source.given.draft)
    assert [source.name for source in kept] == ["new"]


def test_the_command_line_fills_in_what_holds_for_all() -> None:
    """Author and language; never one title or slug for many."""
    given = Given(title="All", slug="all", author="Jon Fell", language="de")
    source = sources_of((FIXTURES / "rss.xml").read_bytes(), given)[1]
    assert (source.given.title, source.given.slug) == ("Rain", "")
    assert (source.given.author, source.given.language) == ("Jon Fell", "de")


def test_items_of_one_name_are_named_apart() -> None:
    """Two posts called alike are two articles."""
    item = b"<item><title>Rain</title><description>Words.</description></item>"
    sources = sources_of(b"<rss><channel>" + item + item + b"</channel></rss>")
    assert [source.name for source in sources] == ["export.xml#rain", "export.xml#rain-2"]


def test_a_title_in_the_text_is_not_said_twice() -> None:
    """A first heading that repeats the title is left out."""
    item = (
        b"<item><title>Rain</title><description>&lt;h1&gt;Rain&lt;/h1&gt;&lt;p&gt;Words.&lt;/p&gt;</description></item>"
    )
    article = read(sources_of(b"<rss><channel>" + item + b"</channel></rss>")[0])
    assert texts(article) == ["Words."]
    assert [left.text for left in article.left_out] == ["Rain"]
