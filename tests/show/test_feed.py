"""The feed over the years: what changes when a post is edited, moved, absent or removed."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from show.published import SETTINGS, publish, remake, removed

from narrator.config.load import load_site
from narrator.errors import ConfigError, UsageError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.publishing.rss.addresses import feed_guid_of
from narrator.show.check import check
from narrator.show.lock import load_lock

ITEM = re.compile(rb"<item>.*?</item>", re.DOTALL)
BUILT = re.compile(rb"<lastBuildDate>[^<]*</lastBuildDate>")
LIGHT = {"only": ("mp3", "feed"), "voices": ("tone",)}


class Listening(Silent):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        """Keep it."""
        self.notices.append(text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, as the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def _post(title: str = "A title", body: str = "Some words.", date: str = "2025-09-09", extra: str = "") -> str:
    return f"---\ntitle: {title}\nlang: en\ndate: {date}\n{extra}---\n\n{body}\n"


def _items(folder: Path) -> dict[str, bytes]:
    """Return each item of the feed by its guid."""
    found = ITEM.findall((folder / "output/feed.xml").read_bytes())
    return {re.search(rb"<guid[^>]*>([^<]*)", item)[1].decode(): item for item in found}  # type: ignore[index]


def test_an_edit_of_one_of_fifty_changes_that_item_and_nothing_else(folder: Path) -> None:
    """Byte for byte; beside it only lastBuildDate."""
    posts = {f"post-{n}.md": _post(f"Post {n}", f"It says number {n}.", f"2025-01-{n % 28 + 1:02}") for n in range(50)}
    publish(folder, posts, **LIGHT)
    before, document = _items(folder), (folder / "output/feed.xml").read_bytes()
    assert len(before) == 50
    assert check(folder / "output", load_site(None, folder)) == []
    (folder / "posts/post-7.md").write_text(
        _post("Post 7", "It says something else, and longer.", "2025-01-08"), "utf-8"
    )
    (folder / "output/feed.xml").write_bytes(
        BUILT.sub(b"<lastBuildDate>Thu, 01 Jan 2026 00:00:00 +0000</lastBuildDate>", document)
    )
    remake(folder, **LIGHT)
    after = _items(folder)
    assert list(after) == list(before)
    (changed,) = [guid for guid in after if after[guid] != before[guid]]
    assert b"something else" in after[changed]
    now = (folder / "output/feed.xml").read_bytes()
    assert BUILT.sub(b"", now.replace(after[changed], b"")) == BUILT.sub(b"", document.replace(before[changed], b""))
    assert b"01 Jan 2026 00:00:00" not in now


def test_nothing_changed_means_the_file_is_not_touched(folder: Path) -> None:
    """Not even its time."""
    output = publish(folder, {"a.md": _post()}, **LIGHT)
    before = (output / "feed.xml").stat().st_mtime_ns
    remake(folder, **LIGHT)
    assert (output / "feed.xml").stat().st_mtime_ns == before


def test_guids_outlive_titles_slugs_and_addresses(folder: Path) -> None:
    """A new site keeps the feed's guid and every episode's; only addresses change."""
    output = publish(folder, {"a.md": _post()}, **LIGHT)
    lock = load_lock(folder / "narrator.lock")
    assert lock.feed_guid == feed_guid_of("example.com/pod/feed.xml")
    (before,) = _items(folder)
    (folder / "narrator.toml").write_text(SETTINGS.replace("example.com/pod", "elsewhere.example"), "utf-8")
    (folder / "posts/a.md").write_text(_post("Another", extra="slug: another\n"), "utf-8")
    remake(folder, **LIGHT)
    (after,) = _items(folder)
    document = (output / "feed.xml").read_text("utf-8")
    assert after == before
    assert f"<podcast:guid>{lock.feed_guid}<" in document
    assert "https://elsewhere.example/a/a.mp3" in document
    assert "example.com/pod" not in document


def test_an_absent_source_is_no_removal(folder: Path) -> None:
    """A run over one post keeps the others in the feed; so does one whose source was deleted."""
    publish(folder, {"a.md": _post("A", "One."), "b.md": _post("B", "Two.")}, **LIGHT)
    before = _items(folder)
    (folder / "posts/b.md").unlink()
    remake(folder, "posts/a.md", **LIGHT)
    assert _items(folder) == before


def test_removing_takes_an_article_out_and_its_guid_is_kept(folder: Path) -> None:
    """Made again, it is the same episode."""
    output = publish(folder, {"a.md": _post("A", "One."), "b.md": _post("B", "Two.")}, **LIGHT)
    before = _items(folder)
    assert set(removed(folder, "b")) == {"feed.xml", "index.html", "episodes.json"}
    assert len(_items(folder)) == 1
    assert not (output / "b").exists()
    remake(folder, **LIGHT)
    assert list(_items(folder)) == list(before)
    with pytest.raises(UsageError, match="no article 'c'"):
        removed(folder, "c")


def test_only_some_formats_leave_the_episode_in_the_feed(folder: Path) -> None:
    """`--only` chooses what is rendered; an MP3 that is still right stays known."""
    publish(folder, {"a.md": _post()}, **LIGHT)
    before = _items(folder)
    remake(folder, only=("srt",), voices=("tone",))
    remake(folder, only=("feed",), voices=("tone",))
    (item,) = _items(folder).values()
    transcript = rb"\s*<podcast:transcript[^>]*x-subrip[^>]*/>"
    assert [re.sub(transcript, b"", item)] == list(before.values())


def test_two_posts_of_one_title_and_one_slug_are_two_episodes(folder: Path) -> None:
    """The second gets a slug of its own; a date without a zone is UTC."""
    same = _post("Twin", date="2025-09-09 08:30", extra="slug: twin\n")
    output = publish(folder, {"a.md": same, "b.md": same.replace("Some", "Other")}, **LIGHT)
    assert len(_items(folder)) == 2
    assert {path.parent.name for path in output.glob("*/*.mp3")} == {"twin", "twin-2"}
    assert "<pubDate>Tue, 09 Sep 2025 08:30:00 +0000<" in (output / "feed.xml").read_text("utf-8")
    assert check(output, load_site(None, folder)) == []


def test_a_new_picture_has_a_new_address(folder: Path) -> None:
    """The show's and the episode's; an unchanged one keeps its own."""
    formats = {"only": ("mp3", "cover", "feed"), "voices": ("tone",)}
    output = publish(folder, {"a.md": _post()}, **formats)
    pictures = re.compile(r"cover\.jpg\?v=(\w{12})")
    before = pictures.findall((output / "feed.xml").read_text("utf-8"))
    (folder / "posts/a.md").write_text(_post("Another title"), "utf-8")
    remake(folder, **formats)
    after = pictures.findall((output / "feed.xml").read_text("utf-8"))
    assert after[0] == before[0]
    assert after[-1] != before[-1]


def test_without_an_address_one_line_says_why_there_is_no_feed(folder: Path) -> None:
    """And nothing else is missing."""
    (folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
    output = publish(folder, {"a.md": _post()}, **LIGHT)
    listening = Listening()
    options = MakeOptions(output=output, only=("mp3", "feed"))
    open_session(cache=str(folder / "cache")).make(("posts",), options, listening)
    assert [notice for notice in listening.notices if "no feed" in notice and "site_url" in notice]
    assert not (output / "feed.xml").exists()
    assert (output / "a/a.mp3").is_file()


def test_an_address_that_is_none_is_named(folder: Path) -> None:
    """Before anything is spoken."""
    (folder / "narrator.toml").write_text(SETTINGS.replace("https://", ""), "utf-8")
    with pytest.raises(ConfigError, match="site_url"):
        publish(folder, {"a.md": _post()}, **LIGHT)


def test_a_guid_that_a_show_had_elsewhere_is_taken_over(folder: Path) -> None:
    """Before the first publication; one that is none is named."""
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    (folder / "narrator.toml").write_text(f'{SETTINGS}guid = "{guid}"\n', "utf-8")
    output = publish(folder, {"a.md": _post()}, **LIGHT)
    assert f"<podcast:guid>{guid}<" in (output / "feed.xml").read_text("utf-8")
    (folder / "narrator.toml").write_text(f'{SETTINGS}guid = "mine"\n', "utf-8")
    with pytest.raises(ConfigError, match="guid"):
        remake(folder, **LIGHT)


def test_ci_is_told_of_a_lock_that_was_not_committed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the next run on a fresh machine would pin anew."""
    output = publish(folder, {"a.md": _post()}, **LIGHT)
    monkeypatch.setenv("CI", "true")
    listening = Listening()
    (folder / "posts/b.md").write_text(_post("B", "New."), "utf-8")
    options, session = (
        MakeOptions(output=output, only=("mp3", "feed"), voices=("tone",)),
        open_session(folder, cache=str(folder / "cache")),
    )
    session.make(("posts",), options, listening)
    assert [notice for notice in listening.notices if "commit it" in notice]
    quiet = Listening()
    session.make(("posts",), options, quiet)
    assert quiet.notices == []


def test_two_runs_at_once_keep_both_pins_and_both_episodes(folder: Path) -> None:
    """The lock file and the feed hold what either run made."""
    publish(folder, {"a.md": _post("A", "One."), "b.md": _post("B", "Two.")}, only=("chapters",), voices=("tone",))
    for name in ("a", "b"):
        (folder / f"posts/new-{name}.md").write_text(_post(f"New {name}", f"Words of {name}."), "utf-8")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: remake(folder, f"posts/new-{name}.md", **LIGHT), ("a", "b")))
    pins = load_lock(folder / "narrator.lock").pins
    assert {"posts/new-a.md", "posts/new-b.md"} <= set(pins)
    assert {pins["posts/new-a.md"].guid, pins["posts/new-b.md"].guid} <= set(_items(folder))


def test_a_private_list_stays_private(folder: Path) -> None:
    """Its feed and files lie where nobody guesses; it stands in no other feed and in no committed file."""
    output = publish(folder, {"a.md": _post("A", "One.")}, **LIGHT)
    public = (output / "feed.xml").read_bytes()
    (folder / "letter.md").write_text(_post("A letter", "Private words."), "utf-8")
    remake(folder, "letter.md", feed="reading", **LIGHT)
    assert (output / "feed.xml").read_bytes() == public
    assert "letter" not in (folder / "narrator.lock").read_text("utf-8")
    (feed,) = output.glob("private/*/feed.xml")
    assert re.fullmatch(r"[0-9a-f]{20}", feed.parent.name)
    root = etree.fromstring(feed.read_bytes())
    (enclosure,) = root.iterfind("channel/item/enclosure")
    assert re.search(r"/letter-[0-9a-f]{20}/letter-", enclosure.get("url", ""))
    assert b"<itunes:block>Yes<" in feed.read_bytes()
    assert check(output, load_site(None, folder)) == []
    assert (folder / ".narrator/.gitignore").read_text("utf-8") == "*\n"
    before = feed.read_bytes()
    remake(folder, "letter.md", feed="reading", **LIGHT)
    assert [path.read_bytes() for path in output.glob("private/*/feed.xml")] == [before]


def test_a_post_may_stand_in_both_feeds(folder: Path) -> None:
    """Two episodes with guids of their own."""
    output = publish(folder, {"a.md": _post("A", "One.")}, **LIGHT)
    remake(folder, feed="reading", **LIGHT)
    (feed,) = output.glob("private/*/feed.xml")
    (private,) = re.findall(rb"<guid[^>]*>([^<]*)", feed.read_bytes())
    assert list(_items(folder)) != [private.decode()]
    assert len(_items(folder)) == 1


def test_a_clock_that_went_back_takes_nothing_out_of_the_feed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is told; apps would bring every episode again when it is right again."""
    publish(folder, {"a.md": _post(date="2025-09-09"), "b.md": _post("Another", date="2025-10-10")}, **LIGHT)
    before = _items(folder)

    class Early(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 1, tzinfo=tz)

    monkeypatch.setattr("narrator.show.feeds.datetime", Early)
    monkeypatch.setattr("narrator.show.rebuild.datetime", Early)
    heard = Listening()
    options = MakeOptions(output=folder / "output", **LIGHT)
    open_session(cache=str(folder / "cache")).make(("posts",), options, heard)
    assert _items(folder) == before
    assert any("set the clock" in text for text in heard.notices)
