"""Records of all articles → `book.epub`: the whole blog as one book, from the EPUBs that lie in the output folder."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from narrator.config.site import Show
from narrator.languages.phrases import phrases_for
from narrator.publishing.epub.collection import Collected, write_collection
from narrator.publishing.formats import BOOK
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.addresses import SHOW_COVER
from narrator.show.workspace import Workspace
from narrator.store.atomic import move_into_place, writing_to
from narrator.store.records import STATE


def make(workspace: Workspace) -> tuple[str, ...]:
    """Write the book of all public articles, oldest first; return its name if it changed. Raises `OutputError`."""
    output, show, feed_guid = workspace.output, workspace.site.show, workspace.lock.feed_guid
    stored = [entry.record for entry in workspace.records.load().values()]
    chosen = sorted((r for r in stored if _is_in(r, output)), key=lambda record: (record.published, record.slug))
    path, staged = output / BOOK.file_name, output / STATE / BOOK.file_name
    if not chosen:
        with writing_to(output):
            path.unlink(missing_ok=True)
        return ()
    before = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
    with writing_to(output):
        write_collection(
            staged, [output / r.files["epub"].name for r in chosen], _collected(chosen, output, show, feed_guid)
        )
    move_into_place(staged, path)
    return () if before == (path.stat().st_mtime_ns, path.stat().st_size) else (BOOK.file_name,)


def _is_in(record: ArticleRecord, output: Path) -> bool:
    return (
        not record.feed
        and not record.draft
        and "epub" in record.files
        and (output / record.files["epub"].name).is_file()
    )


def _collected(chosen: Sequence[ArticleRecord], output: Path, show: Show, feed_guid: str) -> Collected:
    """Return what the book says of itself. Its identifier stays when articles are added."""
    authors = Counter(record.author for record in chosen if record.author)
    author = show.author or (authors.most_common(1)[0][0] if authors else "")
    modified = max(datetime.fromisoformat(record.modified) for record in chosen)
    language = show.language or Counter(record.language for record in chosen).most_common(1)[0][0]
    space = UUID(feed_guid) if feed_guid else uuid5(NAMESPACE_URL, f"urn:uuid:{chosen[0].guid}")
    cover = output / SHOW_COVER
    return Collected(
        identifier=str(uuid5(space, BOOK.file_name)),
        title=show.title or phrases_for(language).say("Collected articles"),
        author=author,
        publisher=show.title,
        language=language,
        date=datetime.fromisoformat(chosen[-1].published).date().isoformat(),
        modified=modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        cover=cover if cover.is_file() else None,
        read_by=tuple(dict.fromkeys(record.editions[0].read_by for record in chosen if record.editions[0].read_by)),
        voices=tuple(dict.fromkeys(r.editions[0].label for r in chosen if r.editions[0].is_synthetic)),
    )
