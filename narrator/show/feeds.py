"""Records of all articles → the public feed, and one feed for each private list; written only when they change."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from narrator.config.site import Show, Site
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import SHOW_COVER, address, feed_guid_of
from narrator.publishing.rss.channel import Feed, title_of
from narrator.publishing.rss.feed import feed_xml
from narrator.show.private import names_of, secret_of
from narrator.store.atomic import replace_bytes
from narrator.store.covers import cover_bytes
from narrator.store.protocol import Store
from narrator.store.records import DIGEST_CHARACTERS, Records
from narrator.version import __version__


class FeedInputs(Struct, frozen=True):
    """What feeds are written from."""

    site: Site
    output: Path
    records: Records
    store: Store
    guid: str
    """Of the public feed."""


def write_feeds(inputs: FeedInputs) -> tuple[str, ...]:
    """Return the files that changed. Raises `OutputError`."""
    stored = [entry.record for entry in inputs.records.load().values()]
    given = inputs.site.show
    show = replace(given, language=given.language or inputs.site.language, author=given.author or _author(stored))
    cover = _cover(inputs, show)
    written = [SHOW_COVER] if replace_bytes(inputs.output / SHOW_COVER, cover) else []
    digest = sha256(cover).hexdigest()[:DIGEST_CHARACTERS]
    public = [record for record in stored if not record.feed]
    feed = Feed(inputs.guid, _language(public), digest, f"narrator {__version__}")
    written += _write(inputs, show, feed, public)
    for name in names_of(inputs.site.root):
        listed = [record for record in stored if record.feed == name]
        path = secret_of(inputs.site.root, name).feed_path
        if not listed and not (inputs.output / path).is_file():
            continue
        private = Feed(
            feed_guid_of(address(show, path)), _language(listed), digest, feed.generator, name=name, path=path
        )
        written += _write(inputs, replace(show, limit=0), private, listed)
    return tuple(written)


def _write(inputs: FeedInputs, show: Show, feed: Feed, records: Sequence[ArticleRecord]) -> list[str]:
    path = inputs.output / feed.path
    earlier = path.read_bytes() if path.is_file() else b""
    now = datetime.now(tz=UTC).replace(microsecond=0)
    document = feed_xml(records, show, feed, with_notes=inputs.records.with_notes, earlier=earlier, now=now)
    return [feed.path] if replace_bytes(path, document) else []


def _cover(inputs: FeedInputs, show: Show) -> bytes:
    from narrator.publishing.cover.jpeg import show_cover  # noqa: PLC0415  # Pillow, where there is no feed

    return cover_bytes(show_cover(show, title_of(show), inputs.site.root), inputs.store)


def _author(records: Sequence[ArticleRecord]) -> str:
    """Return who wrote everything, if it was one person."""
    authors = {record.author for record in records if record.author}
    return authors.pop() if len(authors) == 1 else ""


def _language(records: Sequence[ArticleRecord]) -> str:
    """Return the language of most articles; of the first in the alphabet where two have as many."""
    languages = [record.language for record in records if record.language]
    return max(sorted(set(languages)), key=languages.count, default="en")
