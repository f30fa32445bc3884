"""Records of all articles → `episodes.json`: what other programs, site generators above all, need to know of each."""

import os
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

import msgspec

from narrator.config.site import Show, Site
from narrator.publishing.media_types import media_type
from narrator.publishing.record import ArticleRecord, FileRecord
from narrator.publishing.rss.addresses import EPISODES, FEED, address, article_address, base_url, file_address
from narrator.show.workspace import Workspace
from narrator.store.atomic import replace_bytes


def make(workspace: Workspace) -> tuple[str, ...]:
    """Write the list where it changed, and return the names of what was written. Raises `OutputError`."""
    records = [stored.record for stored in workspace.records.load().values()]
    document = episodes_document(records, workspace.site, now=datetime.now(tz=UTC))
    content = msgspec.json.encode(document) + b"\n"
    if len(records) < MOST_INDENTED:
        content = msgspec.json.format(content, indent=1) + b"\n"
    return (EPISODES,) if replace_bytes(workspace.output / EPISODES, content) else ()


MOST_INDENTED = 1000
"""Articles; a longer list is for programs alone, and indents would be a third of it."""


def episodes_document(records: list[ArticleRecord], site: Site, *, now: datetime) -> dict[str, Any]:
    """Return the document, newest first: neither drafts, nor what is dated later than *now*, nor private feeds."""
    show = site.show
    listed = [r for r in records if not r.draft and not r.feed and datetime.fromisoformat(r.published) <= now]
    listed.sort(key=lambda r: (datetime.fromisoformat(r.published), r.slug), reverse=True)
    return {
        "schema": 1,
        "show": {
            "title": show.title,
            "author": show.author,
            "language": show.language or site.language,
            "site_url": show.site_url,
            "feed": address(show, FEED) if base_url(show) else "",
        },
        "episodes": [_episode(record, site) for record in listed],
    }


def _episode(record: ArticleRecord, site: Site) -> dict[str, Any]:
    show = site.show
    main = record.editions[0] if record.editions else None
    files = {name: _file(file, show) for name, file in {**(main.files if main else {}), **record.files}.items()}
    for edition in record.editions[1:]:
        files |= {f"{name}.{edition.voice}": _file(file, show) for name, file in edition.files.items()}
    return {
        "source": _source(record, site.root),
        "slug": record.slug,
        "guid": record.guid,
        "title": record.title,
        "author": record.author,
        "language": record.language,
        "published": record.published,
        "duration_ms": main.duration_ms if main else 0,
        "permalink": article_address(show, record) if base_url(show) or record.canonical_url else "",
        "cover": files["cover"]["url"] if "cover" in files else "",
        "chapters": [{"title": one.title, "begin_ms": one.begin_ms} for one in (main.chapters if main else ())],
        "files": dict(sorted(files.items())),
    }


def _file(file: FileRecord, show: Show) -> dict[str, Any]:
    url = file_address(show, file) if base_url(show) else ""
    return {"path": file.name, "url": url, "bytes": file.size_bytes, "type": media_type(file.name)}


def _source(record: ArticleRecord, root: Path) -> str:
    """Return the source's path from *root*, with forward slashes, whatever folder narrator ran in; else its name."""
    if not record.path:
        return record.source
    if not PurePath(record.path).is_absolute():
        return record.path
    try:  # beside narrator.toml's folder; nobody's whole path is published
        return PurePath(os.path.relpath(record.path, root.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return PurePath(record.path).name
