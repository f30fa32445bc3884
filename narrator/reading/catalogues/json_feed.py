"""A JSON Feed (versions 1 and 1.1) → its `Item`s."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from narrator.errors import SourceError
from narrator.reading.catalogues.item import Item, moment, plain
from narrator.reading.catalogues.text_to_html import html_of_text


def items_of(text: str, where: str) -> Iterator[Item]:
    """Yield the items of the feed that *text* is. Raises `SourceError` where it is no JSON Feed."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        hint = "It may be cut off: fetch or export it again."
        raise SourceError(f"not a whole JSON document: {error}", hint=hint, where=where) from error
    if not isinstance(feed, Mapping) or not isinstance(feed.get("items"), list):
        raise SourceError("a JSON Feed has a list of items; this has none", where=where)
    for entry in feed["items"]:
        item = _item(entry, feed) if isinstance(entry, Mapping) else None
        if item is not None:
            yield item


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Item | None:
    full = _text(entry, "content_html") or html_of_text(_text(entry, "content_text"))
    html = full or html_of_text(_text(entry, "summary"))
    if not html.strip():
        return None
    tags = entry.get("tags")
    return Item(
        html=html,
        title=plain(_text(entry, "title")),
        author=_authors(entry) or _authors(feed),
        published=moment(_text(entry, "date_published")),
        guid=_text(entry, "id"),
        url=_text(entry, "url"),
        language=_text(entry, "language") or _text(feed, "language"),
        site_name=plain(_text(feed, "title")),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        is_summary=not full.strip(),
    )


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return str(value) if isinstance(value, str | int | float) else ""


def _authors(entry: Mapping[str, Any]) -> str:
    """Version 1.1 has a list, version 1 one author."""
    listed = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = [plain(_text(author, "name")) for author in listed or () if isinstance(author, Mapping)]
    return ", ".join(dict.fromkeys(name for name in names if name))
