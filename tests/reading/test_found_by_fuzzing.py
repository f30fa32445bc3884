"""Small inputs that once ended in a traceback: each is read, or refused by name."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from narrator.article.model import Given, Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.load import Raw, sources_in
from narrator.reading.reader import read
from narrator.script.spoken.form import spoken_form


def sources(data: bytes, suffix: str) -> list[Source]:
    """Return the sources in a file of that kind."""
    return list(sources_in(Raw(data, suffix), Source(f"a{suffix}", SourceFormat.TEXT, "", root=Path())))


@pytest.mark.parametrize("text", ["1$$.0", "It cost $$.", "https:²// 2", "See http://example.com:² there."])
def test_what_looks_like_a_number_and_is_none(text: str) -> None:
    """A sign of money without figures, a raised figure as a port."""
    assert spoken_form(text, language="en")


def test_a_mail_whose_zone_is_no_zone() -> None:
    """Its date cannot be a date."""
    zone = b"+020" + b"9" * 20
    letter = b"Subject: Tides\nFrom: a@example.org\nDate: Mon, 06 Jul 2026 10:00:00 " + zone + b"\n\nHello there.\n"
    with pytest.raises(SourceError, match="mail"):
        sources(letter, ".eml")


def test_a_list_of_posts_with_old_line_ends() -> None:
    """Carriage returns alone part its rows."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("posts.csv", "post_id,title,type\r1.a,Boats,newsletter\r")
        archive.writestr("posts/1.a.html", "<p>The ferry runs in winter, too.</p>")
    (post,) = sources(file.getvalue(), ".zip")
    assert "ferry" in post.text


def test_a_page_whose_only_title_stands_in_an_article_that_holds_nothing() -> None:
    """Inside something that is not read."""
    page = "<main><p>The ferry runs in winter, too, and in spring.</p></main>"
    page += "<noscript><article><h1>No</h1></article></noscript>"
    (post,) = sources(page.encode(), ".html")
    assert read(post).segments()


def test_halves_of_surrogate_pairs() -> None:
    """YAML, JSON and feeds can write them, and no file of ours can hold them: they are left out of what is kept."""
    head = r'{title: "A \ud800 title", author: "\udfff Ada", tags: ["\ud800"], slug: "a\ud800", x: "\ud800"}'
    post = f"---\n{head}\n---\nWords are here.\n"
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "F\\ud800", "items": [{"id": "1\\ud800", '
        '"title": "T\\ud800", "content_html": "<p>Words \\ud800 are here.</p>", "tags": ["\\ud800"]}]}'
    )
    for data, suffix in ((post, ".md"), (feed, ".json")):
        (source,) = sources(data.encode(), suffix)
        article = read(source)
        assert r"\ud" not in repr(replace(article, source=replace(article.source, given=Given(), text=""), left_out=()))
        assert "\ud800" not in article.source.text
        assert article.title


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+23:59", "0001-01-01", "9999-12-31T23:59:59-23:59"])
def test_dates_that_no_feed_can_hold(day: str) -> None:
    """Hugo writes the first for a post that nobody dated, and it is undated."""
    (source,) = sources(f"---\ntitle: A\ndate: {day}\nlastmod: {day}\n---\nWords are here.\n".encode(), ".md")
    article = read(source)
    assert article.published is None
    assert article.updated is None
