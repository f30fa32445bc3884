"""Addresses, and the guid of a feed."""

import pytest
from publishing.records import record

from narrator.config.site import Show
from narrator.publishing.record import FileRecord
from narrator.publishing.rss.addresses import address, article_address, base_url, feed_guid_of, file_address

SHOW = Show(site_url="https://example.com/pod/")


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_of_a_feed_is_the_specifications(url: str, guid: str) -> None:
    """The test vectors of the Podcast Namespace, with and without scheme and trailing slashes."""
    assert feed_guid_of(url) == guid


def test_media_may_lie_elsewhere() -> None:
    """`media_base_url` is where the output folder is served; without a site there is no address at all."""
    assert base_url(SHOW) == "https://example.com/pod"
    assert (
        base_url(Show(site_url="https://example.com", media_base_url="https://cdn.example/a/"))
        == "https://cdn.example/a"
    )
    assert not base_url(Show(media_base_url="https://cdn.example"))


def test_addresses_are_escaped_and_pictures_carry_their_version() -> None:
    """Names in other scripts are percent-encoded; a new picture has a new address."""
    assert address(SHOW, "héllo/a b.mp3") == "https://example.com/pod/h%C3%A9llo/a%20b.mp3"
    assert file_address(SHOW, FileRecord("a/cover.jpg", 1, 1, "beef")) == "https://example.com/pod/a/cover.jpg?v=beef"


def test_people_read_the_article_where_it_was_written_for() -> None:
    """The canonical address, else the page here, else the site."""
    assert article_address(SHOW, record(canonical_url="https://blog.example/x")) == "https://blog.example/x"
    assert article_address(SHOW, record()) == "https://example.com/pod/hello/index.html"
    assert article_address(SHOW, record(files={})) == "https://example.com/pod/"
