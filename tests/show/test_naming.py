"""Slugs and identities."""

import os
import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from narrator.article.model import Article, Source, SourceFormat
from narrator.errors import SourceError
from narrator.show.naming import free_slug, guid_of, identity_of, is_uuid, slugified, wanted_slug
from narrator.show.pinning import as_datetime
from narrator.show.private import secret_of


def _article(path: str, *, title: str = "A title", slug: str = "", guid: str = "") -> Article:
    source = Source(path, SourceFormat.MARKDOWN, "", path=Path(path))
    return Article(source, title, (), slug=slug, guid=guid)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sharing Is Not Dumping", "sharing-is-not-dumping"),
        ("Über alle Maßen!", "uber-alle-maßen"),
        ("  C# & .NET -- 10:1  ", "c-net-10-1"),
        ("日本語の題", "日本語の題"),
        ("…", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """Letters of any script stay, accents of Latin ones go, everything else becomes a hyphen."""
    assert slugified(text) == slug


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("posts/2025-09-09-hearing-a-page.md", "hearing-a-page"),
        ("posts/hearing/index.md", "hearing"),
        ("posts/2025-09-09.md", "2025-09-09"),
        ("posts/….md", "a-title"),
    ],
)
def test_the_file_name_gives_the_slug(path: str, slug: str) -> None:
    """Without its date; a name that says nothing gives way to the folder's or the title's."""
    assert wanted_slug(_article(path)) == slug


def test_a_slug_of_front_matter_wins() -> None:
    """Its last part counts; one without any letter is an error."""
    assert wanted_slug(_article("a.md", slug="/blog/My Post/")) == "my-post"
    with pytest.raises(SourceError):
        wanted_slug(_article("a.md", slug="///"))


def test_reserved_and_taken_slugs_are_numbered() -> None:
    """`feed` would hide the feed."""
    for name in ("feed", "index", "assets", "covers", "private"):
        assert free_slug(name, set()) == f"{name}-2"
    assert free_slug("a", {"a", "a-2"}) == "a-3"


def test_the_identity_is_relative_to_the_site(tmp_path: Path) -> None:
    """So that a clone elsewhere knows its posts; an own guid wins."""
    article = _article(str(tmp_path / "posts/a.md"))
    assert identity_of(article, tmp_path) == "posts/a.md"
    assert identity_of(_article("a.md", guid="mine"), tmp_path) == "mine"


def test_guids_are_of_the_feed() -> None:
    """The same identity in another feed has another guid, and always the same in one."""
    one, other = "917393e3-1b1e-5cef-ace4-edaa54e1f810", "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guid_of("posts/a.md", one) == guid_of("posts/a.md", one) != guid_of("posts/a.md", other)


def test_a_date_without_a_time_is_noon() -> None:
    """So that the day is right in nearly every reader's time zone; a time without a zone is UTC."""
    assert as_datetime(date(2025, 9, 9)) == datetime(2025, 9, 9, 12, tzinfo=UTC)
    assert as_datetime(datetime(2025, 9, 9, 23)) == datetime(2025, 9, 9, 23, tzinfo=UTC)  # noqa: DTZ001
    assert as_datetime(None) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_secrets_are_their_owners_alone(tmp_path: Path) -> None:
    """From the file's first byte on, whatever the umask is."""
    before = os.umask(0)
    try:
        secret_of(tmp_path, "friends")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / ".narrator/private-feeds.json").stat().st_mode) == 0o600


def test_what_came_from_outside_is_known_by_its_canonical_address(tmp_path: Path) -> None:
    """An author's own post is known by its place, whatever address it claims; an item of a feed by its own."""
    own = replace(_article(str(tmp_path / "a.md")), canonical_url="https://example.com/a")
    assert identity_of(own, tmp_path) == "a.md"
    assert identity_of(replace(own, source=replace(own.source, trusted=False)), tmp_path) == "https://example.com/a"
    bare = replace(own, canonical_url="", source=replace(own.source, trusted=False, url="https://example.com/b"))
    assert identity_of(bare, tmp_path) == "https://example.com/b"
    item = replace(own, source=replace(own.source, name="a.zip#posts/one"))
    assert identity_of(item, tmp_path) == "a.md#posts/one"


@pytest.mark.parametrize(("text", "known"), [("021d33eb-43fe-5afa-9b46-393a20a1dc87", True), ("a guid", False)])
def test_uuids_are_told(text: str, known: bool) -> None:
    """As guids of episodes are."""
    assert is_uuid(text) is known


def test_signs_that_stand_for_others_stay_in_slugs() -> None:
    """Only an accent is dropped: what Unicode writes as a figure, or as a letter of another script, is kept."""
    assert slugified("²") == "²"
    assert slugified("ﻻ") == "ﻻ"
