"""The whole blog's book: made of what lies there, and without what is taken out."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from publishing.books import make_books, members

from narrator.config.load import load_site
from narrator.errors import PublishingError
from narrator.pipeline.progress import Silent
from narrator.publishing.epub.check import check_epub
from narrator.publishing.epub.collection import Collected, write_collection
from narrator.publishing.formats import NAMES
from narrator.show.remove import remove
from narrator.show.workspace import open_workspace

ABOUT = Collected("0b1f1a2e-0000-5000-8000-000000000000", "All", "Ada", "", "en", "2025-01-01", "2025-01-01T00:00:00Z")


def documents(book: Path) -> Sequence[str]:
    """Return the texts of a book, by their folders."""
    return list(members(book, "text.xhtml"))


def test_the_order_is_the_one_given(books: Path, tmp_path: Path) -> None:
    """Volumes are numbered as they come, and claims are those of all: one in which code is silent is enough."""
    made = [books / "greeting/greeting.epub", books / "everything/everything.epub"]
    write_collection(tmp_path / "book.epub", made, ABOUT)
    assert check_epub(tmp_path / "book.epub") == []
    package = etree.fromstring(members(tmp_path / "book.epub", ".opf")["EPUB/package.opf"])
    languages = [e.text for e in package.iter("{http://purl.org/dc/elements/1.1/}language")]
    assert languages == ["en", "ar"]
    sufficient = [m.text for m in package.iter("{*}meta") if m.get("property") == "schema:accessModeSufficient"]
    assert "auditory" not in sufficient


def test_a_damaged_volume_is_named(books: Path, tmp_path: Path) -> None:
    """Not a crash: the file and the way out."""
    (tmp_path / "bad.epub").write_bytes(b"no zip")
    with pytest.raises(PublishingError, match=r"bad\.epub"):
        write_collection(tmp_path / "book.epub", [books / "greeting/greeting.epub", tmp_path / "bad.epub"], ABOUT)


def test_what_is_taken_out_leaves_the_book(tmp_path: Path) -> None:
    """`remove` makes the book again, and with the last article the book goes."""
    output = make_books(tmp_path / "site")
    assert len(documents(output / "book.epub")) == 2
    workspace = open_workspace(load_site(None, tmp_path / "site"), output, cache=str(tmp_path / "cache"))
    remove("greeting", workspace, NAMES, notify=Silent().notice)
    assert len(documents(output / "book.epub")) == 1
    remove("everything", workspace, NAMES, notify=Silent().notice)
    assert not (output / "book.epub").exists()
