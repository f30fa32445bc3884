"""An export of Ghost (JSON, with or without its `db` wrapper) → its `Item`s."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from narrator.errors import SourceError
from narrator.reading.catalogues.item import Item, moment

SITE: Final = "__GHOST_URL__"
"""What Ghost writes for its own address."""
PUBLISHED: Final = frozenset({"published", "sent"})


def items_of(data: bytes, where: str) -> Iterator[Item]:
    """Yield the posts of the export; pages are none, what only members may read is a draft. Raises `SourceError`."""
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        hint = "It may be cut off: export it again."
        raise SourceError(f"not a whole JSON document: {error}", hint=hint, where=where) from error
    wrapped = document.get("db") if isinstance(document, Mapping) else None
    inner = wrapped[0] if isinstance(wrapped, Sequence) and wrapped else document
    tables = inner.get("data") if isinstance(inner, Mapping) else None
    if not isinstance(tables, Mapping) or not isinstance(tables.get("posts"), list):
        raise SourceError("not an export of Ghost: it has no posts", where=where)
    site = {str(row.get("key")): row.get("value") for row in _rows(tables, "settings")}
    authors = _joined(tables, "posts_authors", "author_id", _names(tables, "users"))
    tags = _joined(tables, "posts_tags", "tag_id", _names(tables, "tags"))
    for row in _rows(tables, "posts"):
        item = _item(row, authors, tags, _text(site, "title"))
        if item is not None:
            yield item


def _item(
    row: Mapping[str, Any], authors: Mapping[str, list[str]], tags: Mapping[str, list[str]], site: str
) -> Item | None:
    html = _text(row, "html")
    if row.get("type", "post") != "post" or row.get("page") or not html.strip():
        return None
    identity = _text(row, "id")
    url = _text(row, "canonical_url")
    return Item(
        html=html.replace(SITE, ""),
        title=_text(row, "title"),
        author=", ".join(authors.get(identity, ())),
        published=_moment(row.get("published_at")),
        guid=f"ghost:{_text(row, 'uuid') or identity}",
        url="" if SITE in url else url,
        slug=_text(row, "slug"),
        language=_text(row, "locale") or _text(row, "language").replace("_", "-"),
        site_name=site,
        tags=tuple(tag for tag in tags.get(identity, ()) if not tag.startswith("#")),
        draft=_text(row, "status") not in PUBLISHED or _text(row, "visibility") not in {"", "public"},
    )


def _rows(tables: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = tables.get(name)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _names(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    return {_text(row, "id"): _text(row, "name") for row in _rows(tables, name)}


def _joined(tables: Mapping[str, Any], name: str, key: str, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the names that a table of pairs gives each post."""
    found: dict[str, list[str]] = {}
    for row in _rows(tables, name):
        named = names.get(_text(row, key), "")
        if named:
            found.setdefault(_text(row, "post_id"), []).append(named)
    return found


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _moment(value: object) -> datetime | None:
    if isinstance(value, int):  # before Ghost 1: milliseconds
        return datetime.fromtimestamp(value / 1000, UTC) if 0 < value < 1 << 42 else None
    found = moment(value) if isinstance(value, str) else None
    return found if isinstance(found, datetime) else None
