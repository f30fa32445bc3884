"""Records of all articles → the public feed, and one feed for each private list; written only when they change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import narrator
from narrator.config.site import Show, Site
from narrator.errors import ConfigError
from narrator.pipeline.cache import Store
from narrator.pipeline.covers import cover_bytes
from narrator.pipeline.lock import Lock
from narrator.pipeline.private import Secret, names_of, secret_of
from narrator.pipeline.records import DIGEST_CHARACTERS, Records
from narrator.pipeline.replacing import replace_bytes
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import FEED, SHOW_COVER, address, feed_guid_of
from narrator.publishing.rss.channel import Feed, title_of
from narrator.publishing.rss.feed import feed_xml

NO_ADDRESS = (
    "no feed: a podcast needs an address; set site_url under [show] in narrator.toml, which `narrator init` writes"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What feeds are written from."""

    site: Site
    output: Path
    records: Records
    store: Store
    guid: str
    """Of the public feed."""


def feed_guid(lock: Lock, show: Show) -> str:
    """Return the public feed's guid: pinned, else the author's own, else made from its address; empty: no feed.

    Raises `ConfigError` where the site's address is none.
    """
    for key, url in (("site_url", show.site_url), ("media_base_url", show.media_base_url)):
        if url and not url.startswith(("http://", "https://")):
            raise ConfigError(f"`{key}` is {url!r}", hint="Write the whole address: https://example.com/podcast")
    if not show.site_url:
        return ""
    if show.guid and not _is_uuid(show.guid):
        raise ConfigError(f"`guid` is {show.guid!r}", hint="It is the show's podcast:guid, a UUID of 36 characters.")
    return lock.feed_guid or show.guid or feed_guid_of(address(show, FEED))


def write_feeds(desk: Desk) -> tuple[str, ...]:
    """Return the files that changed. Raises `OutputError`."""
    stored = [entry.record for entry in desk.records.load().values()]
    given = desk.site.show
    show = replace(given, language=given.language or desk.site.language, author=given.author or _author(stored))
    cover = _cover(desk, show)
    written = [SHOW_COVER] if replace_bytes(desk.output / SHOW_COVER, cover) else []
    digest = sha256(cover).hexdigest()[:DIGEST_CHARACTERS]
    public = [record for record in stored if not record.feed]
    feed = Feed(desk.guid, _language(public), digest, f"narrator {narrator.__version__}")
    written += _write(desk, show, feed, public)
    for name in names_of(desk.site.root):
        listed = [record for record in stored if record.feed == name]
        path = secret_of(desk.site.root, name).feed_path
        if not listed and not (desk.output / path).is_file():
            continue
        private = Feed(
            feed_guid_of(address(show, path)), _language(listed), digest, feed.generator, name=name, path=path
        )
        written += _write(desk, replace(show, limit=0), private, listed)
    return tuple(written)


def private_feed(site: Site, name: str) -> Secret:
    """Return where the private feed *name* lies. Raises `ConfigError` where the site has no address."""
    if not site.show.site_url:
        raise ConfigError(NO_ADDRESS, where=str(site.path or "narrator.toml"), hint="Run `narrator init`.")
    return secret_of(site.root, name)


def _write(desk: Desk, show: Show, feed: Feed, records: Sequence[ArticleRecord]) -> list[str]:
    path = desk.output / feed.path
    earlier = path.read_bytes() if path.is_file() else b""
    now = datetime.now(tz=UTC).replace(microsecond=0)
    document = feed_xml(records, show, feed, with_notes=desk.records.with_notes, earlier=earlier, now=now)
    return [feed.path] if replace_bytes(path, document) else []


def _cover(desk: Desk, show: Show) -> bytes:
    from narrator.publishing.cover.jpeg import show_cover  # noqa: PLC0415  # Pillow, where there is no feed

    return cover_bytes(show_cover(show, title_of(show), desk.site.root), desk.store)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _author(records: Sequence[ArticleRecord]) -> str:
    """Return who wrote everything, if it was one person."""
    authors = {record.author for record in records if record.author}
    return authors.pop() if len(authors) == 1 else ""


def _language(records: Sequence[ArticleRecord]) -> str:
    """Return the language of most articles; of the first in the alphabet where two have as many."""
    languages = [record.language for record in records if record.language]
    return max(sorted(set(languages)), key=languages.count, default="en")
