"""An export of Substack: `posts.csv` says what there is, `posts/<id>.html` has the text."""

import csv
from collections.abc import Iterator
from html import escape
from io import StringIO
from pathlib import PurePosixPath
from typing import Final

from narrator.article.model import Source
from narrator.errors import SourceError
from narrator.reading.catalogues.item import Item, moment, source_of
from narrator.reading.decode import decode
from narrator.reading.packed import Package

LIST: Final = "posts.csv"
POSTS: Final = frozenset({"newsletter", "podcast", ""})
"""Threads and chats are none."""
PAID: Final = frozenset({"only_paid", "founding"})
"""Who reads it has paid: it is published like a draft, when asked for."""


def is_export(parts: Package) -> bool:
    """Return whether the archive is one of Substack's."""
    return _list(parts) != "" and any(name.endswith(".html") and "posts/" in name for name in parts.names())


def sources(parts: Package, blank: Source, passed: list[str]) -> Iterator[Source]:
    """Yield the posts in the order of the list; *passed* takes those without a text."""
    name = _list(parts)
    root = str(PurePosixPath(name).parent)
    texts = {PurePosixPath(one).stem: one for one in parts.names() if one.endswith(".html")}
    for number, row in enumerate(_rows(decode(parts.read(name), where=blank.name).text, blank.name), start=1):
        post = {str(key): (value or "").strip() if isinstance(value, str) else "" for key, value in row.items()}
        if post.get("type", "") not in POSTS:
            passed.append(f"{post.get('title') or post.get('post_id')} (a {post['type']})")
            continue
        text = texts.get(post.get("post_id", ""))
        html = decode(parts.read(text), where=blank.name).text if text and text.startswith(_inside(root)) else ""
        if html.strip():
            yield source_of(_item(post, html), number, blank)
        else:
            passed.append(f"{post.get('title') or post.get('post_id')} (no text)")


def _rows(text: str, where: str) -> list[dict[str | None, object]]:
    try:
        return list(csv.DictReader(StringIO(text, newline=None)))
    except csv.Error as error:
        raise SourceError(f"its list of posts cannot be read: {error}", hint="Export it again.", where=where) from error


def _list(parts: Package) -> str:
    return min((name for name in parts.names() if PurePosixPath(name).name == LIST), key=len, default="")


def _inside(root: str) -> str:
    return "" if root == "." else root


def _item(post: dict[str, str], html: str) -> Item:
    identity, _, slug = post.get("post_id", "").partition(".")
    subtitle = post.get("subtitle", "")
    published = post.get("is_published", "").lower() == "true"
    return Item(
        html=f"<p>{escape(subtitle, quote=False)}</p>\n{html}" if subtitle else html,
        title=post.get("title", ""),
        published=moment(post.get("post_date", "")),
        guid=f"substack:{identity}" if identity else "",
        slug=slug,
        draft=not published or post.get("audience", "") in PAID,
    )
