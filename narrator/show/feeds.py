"""Records of all articles → the public feed, and one feed for each private list; written only when they change."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from hashlib import sha256

from msgspec.structs import replace

from narrator.config.site import Show, Site
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.publishing.cover.jpeg import show_cover
from narrator.publishing.cover.picture import picture_fault
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import SHOW_COVER, address, feed_guid_of
from narrator.publishing.rss.channel import Feed, title_of
from narrator.publishing.rss.feed import feed_xml
from narrator.show.identity import feed_guid
from narrator.show.private import names_of, secret_of
from narrator.show.workspace import Workspace
from narrator.store.atomic import replace_bytes
from narrator.store.covers import cover_bytes
from narrator.store.records import DIGEST_CHARACTERS
from narrator.version import __version__


def make(workspace: Workspace) -> tuple[str, ...]:
    """Write all feeds where they changed, and return the names of what was written; none without a site's address.

    A feed that cannot be made keeps none of the others from being written. Raises `OutputError`.
    """
    if not workspace.site.show.site_url:
        return ()
    stored = [entry.record for entry in workspace.records.load().values()]
    given = workspace.site.show
    show = replace(given, language=given.language or workspace.site.language, author=given.author or _author(stored))
    cover = _cover(workspace, show)
    written = [SHOW_COVER] if replace_bytes(workspace.output / SHOW_COVER, cover) else []
    digest = sha256(cover).hexdigest()[:DIGEST_CHARACTERS]
    public = [record for record in stored if not record.feed]
    workspace.notices.extend(_taken_instead(workspace.site, public))
    feed = Feed(feed_guid(workspace.lock, workspace.site.show), _language(public), digest, f"narrator {__version__}")

    def write(feed: Feed, show: Show, listed: Sequence[ArticleRecord]) -> None:
        written.extend(_write(workspace, show, feed, listed))

    with ExitStack() as each:  # calls all, the last one first; what one of them raises is raised after that
        for name in names_of(workspace.site.root):
            listed = [record for record in stored if record.feed == name]
            path = secret_of(workspace.site.root, name).feed_path
            if listed or (workspace.output / path).is_file():
                guid = feed_guid_of(address(show, path))
                private = Feed(guid, _language(listed), digest, feed.generator, name=name, path=path)
                each.callback(write, private, replace(show, limit=0), listed)
        each.callback(write, feed, show, public)
    return tuple(written)


def _taken_instead(site: Site, public: Sequence[ArticleRecord]) -> Iterator[str]:
    """Yield what the feed has in place of what the author said, or did not say: a cover, a language."""
    fault = picture_fault(site.root / site.show.cover) if site.show.cover else ""
    if fault:
        yield f"{site.show.cover} {fault}; the show's cover is drawn in its place"
    languages = sorted({record.language for record in public if record.language})
    if len(languages) > 1 and not (site.show.language or site.language):
        taken = _language(public)
        yield (
            f"the posts are in {', '.join(languages)}, and the feed says “{taken}”, as most of them are; "
            f'to settle it: language = "{taken}" under [show] in narrator.toml'
        )


def _write(workspace: Workspace, show: Show, feed: Feed, records: Sequence[ArticleRecord]) -> list[str]:
    path = workspace.output / feed.path
    earlier = path.read_bytes() if path.is_file() else b""
    now = datetime.now(tz=UTC).replace(microsecond=0)
    document = feed_xml(records, show, feed, with_notes=workspace.records.with_notes, earlier=earlier, now=now)
    return [feed.path] if replace_bytes(path, document) else []


def _cover(workspace: Workspace, show: Show) -> bytes:
    return cover_bytes(show_cover(show, title_of(show), workspace.site.root), workspace.store)


def _author(records: Sequence[ArticleRecord]) -> str:
    """Return who wrote everything, if it was one person."""
    authors = {record.author for record in records if record.author}
    return authors.pop() if len(authors) == 1 else ""


def _language(records: Sequence[ArticleRecord]) -> str:
    """Return the language of most articles; of the first in the alphabet where two have as many."""
    languages = [record.language for record in records if record.language]
    return max(sorted(set(languages)), key=languages.count, default=SOURCE_LANGUAGE)
