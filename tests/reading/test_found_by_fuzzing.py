"""Small inputs that once ended in a traceback: each is read, or refused by name."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from narrator.article.model import Source, SourceFormat
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
