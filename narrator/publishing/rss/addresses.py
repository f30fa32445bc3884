"""The web addresses of what is published, and the guid of the whole feed."""

from typing import Final
from urllib.parse import quote
from uuid import UUID, uuid5

from narrator.config.site import Show
from narrator.publishing.record import ArticleRecord, FileRecord

FEED: Final = "feed.xml"
INDEX: Final = "index.html"
"""Of all articles."""
BESIDE_INDEX: Final = ("offline.js", "favicon.svg")
"""The service worker, which serves its own folder and what lies below, and the icon of every page."""
EPISODES: Final = "episodes.json"
"""All articles, for other programs."""
SHOW_COVER: Final = "cover.jpg"
PODCAST_NAMESPACE: Final = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Podcast Namespace, "podcast:guid"."""


def base_url(show: Show) -> str:
    """Return where the output folder is served, without a trailing slash; empty: nowhere."""
    return (show.media_base_url or show.site_url).strip().rstrip("/") if show.site_url.strip() else ""


def address(show: Show, name: str) -> str:
    """Return the address of the file *name* of the output folder."""
    return f"{base_url(show)}/{quote(name)}"


def versioned(show: Show, name: str, digest: str) -> str:
    """Return an address that is new when the content is: apps keep a picture for as long as its address stays."""
    return address(show, name) + (f"?v={digest}" if digest else "")


def file_address(show: Show, file: FileRecord) -> str:
    """Return the address of a published file."""
    return versioned(show, file.name, file.digest)


def article_address(show: Show, record: ArticleRecord) -> str:
    """Return where people read the article: where it was written for, else its page here."""
    if record.canonical_url.startswith(("http://", "https://")):
        return record.canonical_url
    page = record.files.get("page")
    return address(show, page.name) if page is not None else show.site_url


def feed_guid_of(feed_url: str) -> str:
    """Return the `podcast:guid` of *feed_url*: UUIDv5 of it without scheme and trailing slashes.

    Set once, from the address of that day, and kept for ever: see narrator.lock.
    """
    bare = feed_url.partition("://")[2] or feed_url
    return str(uuid5(PODCAST_NAMESPACE, bare.rstrip("/")))
