"""What belongs to the whole: one output's failure, or one damaged file of an earlier run, is its own."""

import re
from pathlib import Path

import pytest
from tone_site import Site

from narrator.errors import ExitCode
from narrator.show import feeds
from narrator.show.lock import load_lock
from narrator.show.private import secret_of

SETTINGS = '[show]\nsite_url = "https://example.org"\n'
LIGHT = {"only": ("mp3", "feed", "index")}
LETTER = "---\ntitle: A letter\nlang: en\ndate: 2025-01-02\n---\n\nPrivate words.\n"


@pytest.fixture
def published(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site with a public and a private episode."""
    monkeypatch.delenv("CI", raising=False)
    (site.folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    site.post("../letter.md", LETTER)
    site.make(**LIGHT)
    site.make("letter.md", feed="reading", **LIGHT)
    return site


@pytest.mark.parametrize("feed", ["", "reading"])
def test_a_feed_that_cannot_be_written_stops_no_other(
    published: Site, monkeypatch: pytest.MonkeyPatch, feed: str
) -> None:
    """It stays as it was; the other feed, index and lock are made, and the next run makes it."""
    output, good = published.output, feeds.feed_xml
    secret = output / secret_of(published.folder, "reading").feed_path
    spoilt, sound = (secret, output / "feed.xml") if feed else (output / "feed.xml", secret)
    before = spoilt.read_bytes()

    def feed_xml(records: object, show: object, channel: feeds.Feed, **options: object) -> bytes:
        if channel.name == feed:
            raise KeyError("surprise")
        return good(records, show, channel, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(feeds, "feed_xml", feed_xml)
    published.post("hello.md", LETTER.replace("A letter", "Another title"))
    published.post("../letter.md", LETTER.replace("A letter", "Another letter"))
    report = published.make(**LIGHT)
    report["failed"] += published.make("letter.md", feed="reading", **LIGHT)["failed"]
    assert {failed["source"] for failed in report["failed"]} == {str(output / "feed.xml")}
    assert "a fault in narrator" in report["failed"][0]["error"]
    assert report["codes"] == {ExitCode.SOURCE_FAILED}
    assert spoilt.read_bytes() == before
    assert b"Another" in sound.read_bytes()
    assert "Another title" in (output / "index.html").read_text("utf-8")
    assert load_lock(published.folder / "narrator.lock").pins
    monkeypatch.setattr(feeds, "feed_xml", good)
    assert published.make(**LIGHT)["failed"] == []
    assert b"Another" in spoilt.read_bytes()


@pytest.mark.parametrize("damage", [b"\xff\xfe\x00{<rss><guid>\xe9</guid>", b"{}", b"null"])
def test_damaged_files_of_an_earlier_run_are_made_again(published: Site, damage: bytes) -> None:
    """Whatever stands in the records, the stamp, the notes and the feeds: a run mends it and ends well."""
    kept = [path for path in sorted(published.output.rglob("*")) if path.is_file() and _is_state(path)]
    assert len(kept) > 6
    for path in kept:
        path.write_bytes(damage)
    assert published.make(**LIGHT)["codes"] == set()
    assert published.make("letter.md", feed="reading", **LIGHT)["codes"] == set()
    for name, title in (("feed.xml", b"A test"), (secret_of(published.folder, "reading").feed_path, b"A letter")):
        (item,) = re.findall(rb"<item>.*?</item>", (published.output / name).read_bytes(), re.DOTALL)
        assert title in item


@pytest.mark.parametrize("date", ["", "yesterday", "2025-01-02", "2025-01-02T00:00:00"])
def test_a_record_without_a_whole_date_is_made_again(published: Site, date: str) -> None:
    """A date of another form would stop feed and index."""
    (path,) = published.output.glob(".narrator/articles/hello.json")
    record = re.sub(r'"published": "[^"]*"', f'"published": "{date}"', path.read_text("utf-8"))
    path.write_text(record, "utf-8")
    assert published.make(**LIGHT)["failed"] == []
    assert '"published": "2025-09-09T' in path.read_text("utf-8")


def test_no_file_with_a_name_to_guess_tells_of_a_private_feed(published: Site) -> None:
    """Who knows narrator knows the names of its files; those of private episodes hold a secret."""
    secret = secret_of(published.folder, "reading")
    (slug,) = (path.parent.name for path in published.output.glob("letter-*/letter-*.mp3"))
    told = (slug.rpartition("-")[2], secret.of("feed"), secret.key, "A letter", "Private words")
    for path in (*published.output.rglob("*"), published.folder / "narrator.lock"):
        name = path.relative_to(published.folder).as_posix()
        if path.is_file() and slug not in name and secret.of("feed") not in name:
            content = path.read_bytes()
            assert not [words for words in told if words.encode() in content], name


def _is_state(path: Path) -> bool:
    return ".narrator" in path.parts or path.name == "feed.xml"


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_a_file_of_somebody_else_is_not_replaced(site: Site, name: str) -> None:
    """A site generator's own: all else is made, and each run asks again, until it is moved away."""
    (site.folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    other = site.output / name
    other.parent.mkdir()
    other.write_text("<p>A site of its own.</p>", "utf-8")
    for options in ({"only": ("mp3",)}, LIGHT, LIGHT):
        report = site.make(**options)
        told = [failed["error"] for failed in report["failed"]]
        assert len(told) == (options is LIGHT)
        assert all("narrator did not make it" in error for error in told)
        assert other.read_text("utf-8") == "<p>A site of its own.</p>"
    assert {path.name for path in site.output.iterdir()} >= {"hello", "episodes.json", "index.html", "feed.xml"}
    other.unlink()
    assert site.make(**LIGHT)["failed"] == []
    (site.output / ".narrator/whole").unlink()
    site.post("hello.md", LETTER)
    assert site.make(**LIGHT)["failed"] == []
    assert "A letter" in other.read_text("utf-8")
