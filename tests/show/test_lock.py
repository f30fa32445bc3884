"""narrator.lock: pinned once, kept for ever, readable."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tone_site import POST, Site

from narrator.article.model import Article, Source, SourceFormat
from narrator.errors import ConfigError
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.show.lock import Pin, load_lock
from narrator.show.naming import guid_of
from narrator.show.pinning import Pinning

PIN = Pin("posts/a.md", "00000000-0000-0000-0000-000000000001", "a", "2025-09-09T12:00:00+00:00", "b0", 'Say "hi"\\')


def test_a_pin_comes_back_as_it_was(tmp_path: Path) -> None:
    """Quotation marks and backslashes in titles survive."""
    path = tmp_path / "narrator.lock"
    lock = load_lock(path)
    lock.add(PIN)
    assert lock.write()
    assert load_lock(path).pins == {PIN.identity: PIN}


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    """The second write finds the file as it should be."""
    lock = load_lock(tmp_path / "narrator.lock")
    lock.add(PIN)
    assert lock.write()
    assert not lock.write()


def test_what_another_run_pinned_meanwhile_is_kept(tmp_path: Path) -> None:
    """Two runs that began together both keep their pins."""
    one, other = load_lock(tmp_path / "narrator.lock"), load_lock(tmp_path / "narrator.lock")
    one.add(PIN)
    other.add(Pin("posts/b.md", "2", "b", PIN.published, "b1"))
    one.write()
    other.write()
    assert set(load_lock(tmp_path / "narrator.lock").pins) == {"posts/a.md", "posts/b.md"}


def test_two_runs_at_once_cannot_give_one_slug_twice(tmp_path: Path) -> None:
    """The later run is told, and the file stays sound."""
    path = tmp_path / "narrator.lock"
    one, other = load_lock(path), load_lock(path)
    one.add(PIN)
    other.add(Pin("posts/b.md", "2", "a", PIN.published, "b1"))
    one.write()
    with pytest.raises(ConfigError, match="two runs at once"):
        other.write()
    assert load_lock(path).pins == {PIN.identity: PIN}


def test_a_merge_gone_wrong_is_named(tmp_path: Path) -> None:
    """Two articles under one guid are an error that names both."""
    path = tmp_path / "narrator.lock"
    entry = '[[article]]\nidentity = "{0}"\nguid = "g"\nslug = "{0}"\npublished = "2025-01-01T12:00:00+00:00"\n'
    path.write_text("version = 1\n" + entry.format("a") + entry.format("b"), "utf-8")
    with pytest.raises(ConfigError, match="guid g stands twice"):
        load_lock(path)


def test_a_lock_of_a_later_narrator_is_left_alone(tmp_path: Path) -> None:
    """What it pins may mean what this one does not know."""
    path = tmp_path / "narrator.lock"
    path.write_text('version = 2\nshow = "x"\n', "utf-8")
    with pytest.raises(ConfigError, match="version 2") as caught:
        load_lock(path)
    assert "Update narrator" in caught.value.hint
    assert path.read_text("utf-8") == 'version = 2\nshow = "x"\n'


@pytest.mark.parametrize("slug", ["index.html", "feed.xml", "Episodes.json"])
def test_a_slug_that_is_the_output_folder_s_own_file(tmp_path: Path, slug: str) -> None:
    """It is refused before a folder of that name stands in the file's way."""
    path = tmp_path / "narrator.lock"
    pin = f'identity = "a"\nguid = "g"\nslug = "{slug}"\npublished = "2025-01-01T12:00:00+00:00"\n'
    path.write_text(f"version = 1\n[[article]]\n{pin}", "utf-8")
    with pytest.raises(ConfigError, match="no name for a folder"):
        load_lock(path)


def test_a_renamed_post_keeps_its_guid_and_slug(site: Site) -> None:
    """The vanished entry with an equal body is adopted."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    before = site.make()["articles"][0]
    (site.folder / "posts/hello.md").rename(site.folder / "posts/renamed.md")
    after = site.make()["articles"][0]
    assert (after["guid"], after["slug"]) == (before["guid"], before["slug"])
    assert set(load_lock(site.folder / "narrator.lock").pins) == {"posts/renamed.md"}


def test_an_edit_changes_nothing_in_the_lock(site: Site) -> None:
    """Who publishes in CI commits it once; a new text or title is none of its business."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.make()
    before = (site.folder / "narrator.lock").read_bytes()
    site.post("hello.md", POST.replace("A test", "Another title") + "\nOne more sentence.\n")
    assert site.make()["articles"][0]["title"] == "Another title"
    assert (site.folder / "narrator.lock").read_bytes() == before


def test_a_post_that_was_edited_and_then_renamed_is_the_same(site: Site) -> None:
    """The output folder's records know its last text."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    before = site.make()["articles"][0]
    site.post("hello.md", POST + "\nOne more sentence.\n")
    site.make()
    (site.folder / "posts/hello.md").rename(site.folder / "posts/renamed.md")
    after = site.make()["articles"][0]
    assert (after["guid"], after["slug"]) == (before["guid"], before["slug"])


def test_a_new_name_and_a_new_text_at_once_are_a_new_post_and_told(site: Site) -> None:
    """Its title alone is no evidence."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    before = site.make()["articles"][0]
    (site.folder / "posts/hello.md").unlink()
    site.post("again.md", POST + "\nOne more sentence.\n")
    told: list[str] = []
    progress = Silent()
    progress.notice = told.append  # type: ignore[method-assign]
    assert site.make(progress=progress)["articles"][0]["guid"] != before["guid"]
    assert before["guid"] in " ".join(told)


def test_a_guid_in_the_front_matter_settles_which_post_it_was(site: Site) -> None:
    """Whatever its name and its text are now."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    before = site.make()["articles"][0]
    (site.folder / "posts/hello.md").unlink()
    site.post("again.md", POST.replace("lang: en", f"guid: {before['guid']}\nlang: en") + "\nOne more sentence.\n")
    after = site.make()["articles"][0]
    assert (after["guid"], after["slug"]) == (before["guid"], before["slug"])
    assert set(load_lock(site.folder / "narrator.lock").pins) == {before["guid"]}


def test_guid_slug_and_date_stay_when_the_post_changes(site: Site) -> None:
    """A new title, a new slug and a new date change none of them."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    before = site.make()["articles"][0]
    changed = (
        POST.replace("A test", "Renamed")
        .replace("2025-09-09", "2025-10-10")
        .replace("lang: en", "slug: other\nlang: en")
    )
    site.post("hello.md", changed)
    after = site.make()["articles"][0]
    for name in ("guid", "slug", "published"):
        assert after[name] == before[name]
    assert after["title"] == "Renamed"


def test_a_promise_is_in_the_file_at_once(tmp_path: Path) -> None:
    """Before anything is published under it; without a file it is kept for this run alone."""
    path = tmp_path / "narrator.lock"
    assert load_lock(path).promise(PIN) == PIN
    assert load_lock(path).pins == {PIN.identity: PIN}
    nowhere = load_lock(None)
    assert nowhere.promise(PIN) == PIN
    assert nowhere.pins == {PIN.identity: PIN}
    assert not nowhere.write()


def test_what_the_file_says_holds_over_what_was_published(tmp_path: Path) -> None:
    """A record of an article that the file knows otherwise, or with another's slug or guid, changes nothing."""
    path = tmp_path / "narrator.lock"
    load_lock(path).promise(PIN)
    lock = load_lock(path)
    others = [
        Pin(PIN.identity, "2", "other", PIN.published, "b1"),
        Pin("posts/b.md", "3", PIN.slug, PIN.published, "b2"),
        Pin("posts/c.md", PIN.guid, "c", PIN.published, "b3"),
    ]
    assert not lock.reconcile(others)
    assert load_lock(path).pins == {PIN.identity: PIN}
    assert lock.reconcile([Pin("posts/d.md", "4", "d", PIN.published, "b4")])
    assert set(load_lock(path).pins) == {PIN.identity, "posts/d.md"}


def test_people_can_read_the_titles(tmp_path: Path) -> None:
    """In any script, not as escapes."""
    path = tmp_path / "narrator.lock"
    load_lock(path).promise(Pin("posts/é.md", "1", "é", PIN.published, "b", "日本語"))
    text = path.read_text("utf-8")
    assert 'identity = "posts/é.md"' in text
    assert 'title = "日本語"' in text


def test_a_title_that_was_edited_tells_a_new_post_too(site: Site) -> None:
    """It stands in the record; the lock has the first one."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.make(only=("vtt",))
    site.post("hello.md", POST.replace("A test", "Edited since"))
    before = site.make(only=("vtt",))["articles"][0]
    (site.folder / "posts/hello.md").unlink()
    site.post("again.md", "---\ntitle: Edited since\nlang: en\n---\n\nNothing is as it was.\n")
    site.post("other.md", "---\ntitle: Another\nlang: en\n---\n\nThis one is new, and told of nothing.\n")
    told: list[str] = []
    progress = Silent()
    progress.notice = told.append  # type: ignore[method-assign]
    site.make(only=("vtt",), progress=progress)
    (notice,) = [text for text in told if before["guid"] in text]
    assert notice.startswith("posts/again.md has the title of posts/hello.md")


def test_the_guid_of_an_article_comes_from_its_path(site: Site) -> None:
    """And its date from the front matter, else from the file, else, where there is none, from the clock."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    undated = site.post("undated.md", "---\ntitle: Undated\nlang: en\n---\n\nSome words.\n")
    os.utime(undated, (1_700_000_000, 1_700_000_000))
    site.make(only=("vtt",))
    pins = load_lock(site.folder / "narrator.lock").pins
    dated = pins["posts/hello.md"]
    assert dated.guid == guid_of("posts/hello.md", "")
    assert dated.published == "2025-09-09T12:00:00+00:00"
    assert pins["posts/undated.md"].published == "2023-11-14T22:13:20+00:00"
    from_nowhere = Article(Source("-", SourceFormat.TEXT, "Some words."), "A title", ())
    now = datetime(2025, 1, 2, tzinfo=UTC)
    site_of_it = open_session().site
    assert Pinning(site_of_it, load_lock(None), {}, now).pin(from_nowhere).pin.published == now.isoformat()
