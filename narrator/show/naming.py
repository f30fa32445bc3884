"""A post's identity, slug and guid: what names it for ever."""

import os
import re
import unicodedata
from collections.abc import Container
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from narrator.article.model import Article, Source
from narrator.errors import SourceError
from narrator.publishing.formats import FORMATS, FormatScope
from narrator.publishing.rss.addresses import BESIDE_INDEX, EPISODES, SHOW_COVER
from narrator.store.places import as_one_name, is_device

DATED = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}[-_ ]*")
"""Jekyll's file names begin with the date."""
PAGE_NAMES = frozenset({"index", "_index", "contents", "readme", "post"})
"""File names that say nothing: the folder's name does."""
SLUG_CHARACTERS = 80
SLUG_BYTES = 120
"""File systems take names of 255 bytes: `slug.voice.chapters.json` has to go into one, in any script."""
RESERVED = frozenset({"feed", "index", "assets", "covers", "private"})
"""Names that the output folder itself uses."""
OWN_FILES = frozenset(one.file_name for one in FORMATS if one.scope is FormatScope.SHOW) | {
    SHOW_COVER,
    EPISODES,
    *BESIDE_INDEX,
}
"""What stands in the output folder beside the articles' folders."""


def is_uuid(text: str) -> bool:
    """Return whether *text* is a UUID, as guids of episodes and shows are."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def identity_of(article: Article, root: Path) -> str:
    """Return what a post is recognised by: its own guid, its canonical URL, or its path below *root*."""
    source = article.source
    if article.guid:
        return article.guid
    if not source.trusted and article.canonical_url:
        return article.canonical_url
    if source.url:
        return source.url
    return path_of(source, root) or f"title:{article.title}"


def path_of(source: Source, root: Path) -> str:
    """Return the path of *source* from *root*, whole where it lies elsewhere, with `#` and an item's name after it.

    Empty where it came from no file.
    """
    if source.path is None:
        return ""
    path = source.path.resolve()
    inside = path.is_relative_to(root.resolve())
    place = path.relative_to(root.resolve()).as_posix() if inside else path.as_posix()
    place = os.fsencode(place).decode("utf-8", "backslashreplace")  # a name may be no UTF-8; narrator.lock is
    return place + (f"#{source.name.partition('#')[2]}" if "#" in source.name else "")


def guid_of(identity: str, feed_guid: str) -> str:
    """Return UUIDv5(feed guid, identity); without a feed, in the namespace of URLs."""
    return str(uuid5(UUID(feed_guid) if feed_guid else NAMESPACE_URL, identity))


def wanted_slug(article: Article) -> str:
    """Return the slug that the author, the file's name or the title asks for. Raises `SourceError` for a bad one."""
    if article.slug:
        asked = article.slug.strip("/").rpartition("/")[2]
        slug = slugified(asked)
        if not slug:
            raise SourceError(f"the slug {article.slug!r} has no letter or digit", where=article.source.name)
        return slug
    path = article.source.path
    stem = ""
    if path is not None and "#" not in article.source.name:
        # `2025-09-09-sharing.en.md` → `sharing.en`; `sharing/index.md` → `sharing`
        stem = path.stem if path.stem.partition(".")[0].lower() not in PAGE_NAMES else path.parent.name
        stem = DATED.sub("", stem) or stem
    return slugified(stem) or slugified(article.title) or "post"


def slugified(text: str) -> str:
    """Return *text* as a slug: letters of any script, digits and hyphens, at most `SLUG_CHARACTERS`.

    Accents are dropped from Latin letters; other scripts keep theirs (feeds and browsers take them).
    """
    plain = "".join(_plain(char) for char in unicodedata.normalize("NFC", text).lower())
    words = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:SLUG_CHARACTERS]
    return words.encode("utf-8", "ignore")[:SLUG_BYTES].decode("utf-8", "ignore").rstrip("-")


def free_slug(wanted: str, taken: Container[str]) -> str:
    """Return *wanted*, or `wanted-2`, `wanted-3`, … where it is taken or reserved, here or by Windows.

    *taken* has names as `as_one_name` gives them.
    """
    name = as_one_name(wanted)
    if name not in taken and name not in RESERVED and not is_device(name):
        return wanted
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _plain(char: str) -> str:
    bare = unicodedata.normalize("NFKD", char)
    return bare[0] if bare and bare[0].isascii() and bare[0].isalpha() else char
