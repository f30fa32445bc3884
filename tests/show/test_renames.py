"""What counts as a renamed post: a file that is gone, with the same words; never a post that is known by a guid."""

import pytest
from tone_site import Site

from narrator.show.lock import Pin, load_lock

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
