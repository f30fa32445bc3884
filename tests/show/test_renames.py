"""What counts as a renamed post: a file that is gone, with the same words; never a post that is known by a guid."""

import pytest
from tone_site import Site

from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.publishing.record import ArticleRecord
from narrator.show.lock import Pin, load_lock
from narrator.show.remove import remove
from narrator.store.records import Records

WORDS = "---\ntitle: Soon\n{0}---\n\nComing soon.\n"


@pytest.fixture(autouse=True)
def _settings(site: Site) -> None:
    """A site with settings of its own has its lock beside them."""
    (site.folder / "narrator.toml").write_text("", "utf-8")


@pytest.mark.parametrize(
    "guid", ["abc", "tag:site.example,2025:/a.html", "urn:x:1", "0b0e7f6c-3d0c-4d5c-8f3e-0d5a1c7b2f11"]
)
def test_a_post_with_a_guid_is_not_taken_for_a_file_that_is_gone(site: Site, guid: str) -> None:
    """Another post with the same words, read after it or before it, gets an episode of its own."""
    site.post("m.md", WORDS.format(f"guid: {guid}\n"))
    site.make("posts/m.md", only=("vtt",))
    site.post("a.md", WORDS.format(""))
    site.post("z.md", WORDS.format(""))
    report = site.make(only=("vtt",))
    assert not report["failed"]
    pins = load_lock(site.folder / "narrator.lock").pins
    assert {guid, "posts/a.md", "posts/z.md"} <= set(pins)
    assert len({pin.guid for pin in pins.values()}) == len(pins)


def test_a_number_sign_in_a_files_name_is_part_of_the_name(site: Site) -> None:
    """`c#.md` is there as long as the file is."""
    site.post("c#.md", WORDS.format(""))
    site.make("posts/c#.md", only=("vtt",))
    site.post("b.md", WORDS.format(""))
    site.make(only=("vtt",))
    assert {"posts/c#.md#.md", "posts/b.md"} <= set(load_lock(site.folder / "narrator.lock").pins)


def test_a_name_that_no_file_system_takes_is_nobodys(site: Site) -> None:
    """A guid of a thousand characters ends in no error."""
    site.post("m.md", WORDS.format(f"guid: {'x' * 1000}.md\n"))
    site.make("posts/m.md", only=("vtt",))
    site.post("a.md", WORDS.format(""))
    assert not site.make(only=("vtt",))["failed"]


def test_a_pin_renamed_within_a_run_is_kept_under_its_last_name(tmp_path) -> None:
    """What was added and renamed before it was written leaves one entry."""
    lock = load_lock(tmp_path / "narrator.lock")
    pin = Pin("posts/a.md", "g", "a", "2025-09-09T12:00:00+00:00", "b")
    lock.add(pin)
    lock.add(Pin("posts/b.md", "g", "a", pin.published, "b"), instead_of="posts/a.md")
    assert lock.write()
    assert set(load_lock(tmp_path / "narrator.lock").pins) == {"posts/b.md"}


LETTER = (
    "---\ntitle: {0}\ndate: 2026-04-02\nlang: en\n---\n\nOn {1} a parcel came for the neighbour, and nobody was at "
    "home to take it. I carried it across the yard, set it down by his door and rang twice, as he likes it.\n"
)


class Told(Silent):
    """Keeps the notices of a run."""

    def __init__(self) -> None:
        """Begin with none."""
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        """Keep it."""
        self.notices.append(text)


def _told(site: Site, *sources: str, **options: object) -> list[str]:
    told = Told()
    assert not site.make(*sources, only=("vtt",), progress=told, **options)["failed"]
    return [text for text in told.notices if "is gone" in text or "are gone" in text]


def test_a_post_renamed_retitled_and_edited_is_told_and_the_line_settles_it(site: Site) -> None:
    """The new post has nearly the text of one that is gone; with its guid it is the same episode again."""
    old = site.post("letter.md", LETTER.format("The letter", "Tuesday"))
    site.make(only=("vtt",))
    old.unlink()
    text = LETTER.format("A parcel", "Friday")
    site.post("parcel.md", text)
    (told,) = _told(site)
    guid = load_lock(site.folder / "narrator.lock").pins["posts/letter.md"].guid
    assert told.startswith("posts/parcel.md has nearly the text of posts/letter.md, which is gone")
    assert f"“guid: {guid}”" in told
    assert told.endswith("narrator remove parcel")
    remove("parcel", open_session().workspace(), ("vtt",), notify=str)
    site.post("parcel.md", text.replace("date:", f"guid: {guid}\ndate:"))
    assert not _told(site)
    assert sorted(record.slug for record in _records(site)) == ["hello", "letter"]


def _records(site: Site) -> list[ArticleRecord]:
    return [stored.record for stored in Records(site.output).load().values()]


@pytest.mark.parametrize("name", ["other/parcel.md", "parcel.md"])
def test_another_text_and_another_folder_are_no_rename(site: Site, name: str) -> None:
    """A new post in another folder, or with a text of its own, is new and nothing more."""
    old = site.post("letter.md", LETTER.format("The letter", "Tuesday"))
    site.make(only=("vtt",))
    old.unlink()
    own = "---\ntitle: A parcel\nlang: en\n---\n\nOn Friday it rained, and nobody rang to ask for the parcel.\n"
    site.post(name, LETTER.format("A parcel", "Friday") if "/" in name else own)
    assert _told(site) == ["letter: its source posts/letter.md is gone; still published; narrator remove letter"]


@pytest.mark.parametrize("front", ["", "guid: abc\n"])
def test_a_deleted_post_is_told_until_it_is_removed(site: Site, front: str) -> None:
    """By a run that looked through its folder, whether anything was made or not; by no other."""
    old = site.post("deep/move.md", WORDS.format(front))
    site.post("other/kept.md", LETTER.format("Kept", "Monday"))
    site.make(only=("vtt",))
    assert not _told(site)
    old.unlink()
    line = ["move: its source posts/deep/move.md is gone; still published; narrator remove move"]
    assert _told(site) == _told(site, "posts/deep") == line
    assert not _told(site, "posts/other")
    assert not _told(site, "posts/other/kept.md")
    remove("move", open_session().workspace(), ("vtt",), notify=str)
    assert not _told(site)


def test_of_many_that_are_gone_the_first_are_named(site: Site) -> None:
    """A folder that was moved away does not fill the screen."""
    posts = [site.post(f"{number}.md", LETTER.format(number, f"day {number}")) for number in range(12)]
    site.make(only=("vtt",))
    for post in posts:
        post.unlink()
    told = _told(site)
    assert len(told) == 11
    assert told[-1] == "2 more articles are still published whose sources are gone"
