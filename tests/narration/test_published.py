"""All that is made of a person's reading is what official validators and our own checks accept."""

import json
import shutil
from collections.abc import Callable

import pytest
from publishing.books import members, run_epubcheck
from publishing.pages import vnu
from read_aloud import SENTENCES, Reader, joined, write
from tone_site import Site

from narrator.pipeline.session import open_session

pytestmark = pytest.mark.usefixtures("hears")
HEAD = (
    "---\ntitle: Harbour\nauthor: Jane Reader\nlang: en\ndate: 2025-01-01\nnarration: {file: me.flac, unread: voice}\n"
)
SHOW = (
    '[show]\ntitle = "Letters"\nauthor = "Jane Reader"\nemail = "jane@example.com"\n'
    'site_url = "https://example.com"\nlanguage = "en"\n'
)


@pytest.fixture
def published(site: Site, reader: Reader) -> Site:
    """Return a site with one post that its author reads, a voice one sentence of it, as everything that is made."""
    (site.folder / "narrator.toml").write_text(SHOW, "utf-8")
    body = (SENTENCES[0], "## The map", " ".join(SENTENCES[1:4]))
    site.post("harbour.md", HEAD + "---\n\n" + "\n\n".join(body) + "\n")
    sound, _ = joined(reader.says(SENTENCES[0], "The map.", *SENTENCES[1:3]))
    write(site.folder / "posts/me.flac", sound)
    report = site.make("posts/harbour.md", book=True)
    assert report["codes"] == set(), report["failed"]
    return site


def test_validators_find_nothing(published: Site, needs: Callable[[str], str]) -> None:
    """Epubcheck for both books, the Nu validator for the page, our own check for feed, sound, transcripts, DAISY."""
    folder = published.output / "harbour"
    for book in (folder / "harbour.epub", published.output / "book.epub"):
        assert run_epubcheck(book, needs("java")) == ""
    pages = [str(folder / name) for name in ("index.html", "embed.html")]
    assert vnu(needs("java"), needs("vnu"), *pages) == []
    found = open_session(config=published.folder / "narrator.toml").check(published.output)
    assert found == []


def test_everything_tells_who_reads(published: Site) -> None:
    """The person and the voice, wherever somebody looks: each part in transcript and ledger, the whole elsewhere."""
    folder = published.output / "harbour"
    transcript = (folder / "transcript.vtt").read_text("utf-8")
    assert transcript.count("<v Jane Reader>") == 4
    by = [entry["by"] for entry in json.loads((folder / "ledger.json").read_text("utf-8"))["spoken"]]
    assert by == ["narration"] * 4 + ["voice"]
    both = "Read by Jane Reader, and in part by a synthetic voice"
    assert both in (folder / "index.html").read_text("utf-8")
    packages = b"".join(members(published.output / "book.epub", ".opf").values()).decode()
    titles = b"".join(members(published.output / "book.epub", ".xhtml").values()).decode()
    assert both in titles
    assert both in packages
    assert "Read by synthetic voices" not in packages + titles


def test_headings_that_are_read_are_chapters(published: Site) -> None:
    """The author's own heading begins a chapter, at the place where she reads it."""
    chapters = json.loads((published.output / "harbour/chapters.json").read_text("utf-8"))["chapters"]
    assert "The map" in [one["title"] for one in chapters]


def test_without_its_recording_nothing_is_published_anew(published: Site) -> None:
    """A recording that is gone is an error that names it; what was published stays."""
    before = published.files()
    shutil.move(published.folder / "posts/me.flac", published.folder / "gone.flac")
    (failed,) = published.make("posts/harbour.md")["failed"]
    assert "me.flac" in str(failed)
    assert published.files() == before
