"""What arguments name."""

import os
from pathlib import Path

import pytest

from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.discover import Found, PassedOver, discover
from narrator.reading.load import load


def write(folder: Path, *names: str) -> None:
    """Make files with some words in them."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some words.", encoding="utf-8")


def names(arguments: list[str], site: Site) -> list[str]:
    """Return what is found."""
    return [found.name for found in discover(arguments, site=site).found]


def reasons(arguments: list[str], site: Site) -> dict[str, str]:
    """Return what is passed over, and why, by file name."""
    return {Path(item.source).name: item.reason for item in discover(arguments, site=site).passed_over}


def test_folders_are_read_recursively_in_sorted_order(site: Site) -> None:
    """Files with known suffixes are found below a folder, by name."""
    write(site.root, "b.md", "a.html", "sub/c.txt", "sub/picture.png", "d.docx")
    folder = str(site.root)
    assert names([folder], site) == [f"{folder}/{name}" for name in ("a.html", "b.md", "d.docx", "sub/c.txt")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".hidden.md", "hidden"),
        ("_index.md", "its name begins with _"),
        ("README.md", "a README"),
        ("readme.txt", "a README"),
        ("notes.pages", "narrator does not read .pages files"),
        ("data.json", "JSON, but not a JSON Feed"),
        ("map.xml", "XML, but not a feed or an export"),
    ],
)
def test_what_is_passed_over_in_a_folder_is_listed(site: Site, name: str, reason: str) -> None:
    """Each file that an author might miss is named with the reason."""
    write(site.root, name, "post.md")
    assert reasons([str(site.root)], site) == {name: reason}


def test_symbolic_links_in_folders_are_passed_over(site: Site) -> None:
    """A link may lead anywhere, also in a circle."""
    write(site.root, "posts/post.md")
    (site.root / "posts" / "again").symlink_to(site.root / "posts")
    (site.root / "posts" / "link.md").symlink_to(site.root / "posts" / "post.md")
    assert reasons([str(site.root / "posts")], site) == {
        "again": "a symbolic link",
        "link.md": "a symbolic link",
    }


def test_the_output_folder_is_no_source(site: Site) -> None:
    """What narrator made is not narrated."""
    write(site.root, "post.md", "output/post/index.html")
    assert names([str(site.root)], site) == [f"{site.root}/post.md"]
    assert reasons([str(site.root)], site) == {"output": "the output folder"}


def test_jekylls_posts_folder_is_read(site: Site) -> None:
    """`_posts` is where Jekyll keeps what it publishes; other `_` folders are its machinery."""
    write(site.root, "_posts/2024-01-02-rain.md", "_layouts/post.html")
    assert names([str(site.root)], site) == [f"{site.root}/_posts/2024-01-02-rain.md"]
    assert reasons([str(site.root)], site) == {"_layouts": "its name begins with _"}


@pytest.mark.parametrize("name", ["README.md", "_draft.md", ".hidden.md", "post.rst", "nothing-here.md"])
def test_a_file_named_explicitly_is_always_found(site: Site, name: str) -> None:
    """Even one that does not exist: loading it gives the error, and the others go on."""
    write(site.root, "README.md", "_draft.md", ".hidden.md", "post.rst")
    path = site.root / name
    assert discover([str(path)], site=site).found == (Found(str(path), path=path),)


def test_urls_and_the_standard_input_are_named_as_they_are(site: Site) -> None:
    """`-` and http(s) addresses are no paths."""
    found = discover(["https://example.com/post", "-", "HTTP://example.com"], site=site).found
    assert [(item.url, item.path) for item in found] == [
        ("https://example.com/post", None),
        ("", None),
        ("HTTP://example.com", None),
    ]


def test_nothing_is_found_twice(site: Site) -> None:
    """A file inside a named folder and named itself is one source."""
    write(site.root, "post.md", "_draft.md")
    folder = str(site.root)
    discovery = discover([f"{folder}/_draft.md", folder, f"{folder}/post.md"], site=site)
    assert [item.name for item in discovery.found] == [f"{folder}/_draft.md", f"{folder}/post.md"]
    assert discovery.passed_over == ()


def test_feeds_in_folders_are_known_by_their_first_bytes(site: Site) -> None:
    """JSON and XML files are read when they are feeds."""
    (site.root / "feed.json").write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    (site.root / "export.xml").write_text('<?xml version="1.0"?><rss version="2.0"></rss>')
    assert names([str(site.root)], site) == [f"{site.root}/export.xml", f"{site.root}/feed.json"]


def test_a_folder_that_cannot_be_listed_is_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest goes on."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    folder = str(site.root)
    assert discover([folder], site=site).passed_over == (
        PassedOver(folder, "the folder cannot be listed: Permission denied"),
    )


def test_a_named_folder_that_may_not_be_opened_is_an_error(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names a folder must not be told that all went well."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    (found,) = discover([str(site.root)], site=site).found
    with pytest.raises(SourceError, match="cannot be listed"):
        load(found, site=site)
