"""One article of a feed or an export, before it becomes a `Source`."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree
from msgspec import Struct
from msgspec.structs import asdict, replace

from narrator.article.model import Given, Source, SourceFormat

MAX_SLUG_CHARACTERS: Final = 80
DATE_ONLY: Final = re.compile(r"\d{4}-\d\d-\d\d$")
NEVER: Final = "0000-00-00"
"""How WordPress writes that a draft has no date."""


class Item(Struct, frozen=True):
    """What a feed or an export says of one article."""

    html: str
    title: str = ""
    author: str = ""
    published: datetime | date | None = None
    guid: str = ""
    url: str = ""
    slug: str = ""
    language: str = ""
    site_name: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False
    is_export: bool = False
    """Out of an export, which has whole posts."""
    is_summary: bool = False
    """The text stands where feeds have summaries (`description`, `summary`), not where they have content."""


def source_of(item: Item, number: int, blank: Source) -> Source:
    """Return the source of the *number*th item (from 1) of the catalogue *blank*; never trusted.

    What the command line gives for one article (title, date, slug, guid) cannot hold for many: the item's own is
    taken first; author, language and site fill in what the item leaves open.
    """
    item = _sound(item)
    slug = item.slug or slug_of(item.url, item.title) or str(number)
    over = blank.given
    given = Given(
        title=item.title,
        author=over.author or item.author,
        published=item.published,
        language=over.language or item.language,
        slug=item.slug,
        guid=item.guid or item.url,
        canonical_url=item.url,
        site_name=over.site_name or item.site_name,
        tags=tuple(dict.fromkeys((*item.tags, *over.tags))),
        draft=item.draft,
    )
    return replace(
        blank,
        name=f"{blank.name}#{slug}",
        format=SourceFormat.HTML,
        text=item.html,
        path=None,
        root=None,
        url=item.url or blank.url,
        trusted=False,
        given=given,
        is_fragment=True,
        is_item=True,
    )


def _sound(item: Item) -> Item:
    """Return *item* without halves of characters, which JSON can write and nothing else can."""
    texts = {name: value for name, value in asdict(item).items() if isinstance(value, str)}
    mended = {name: value.encode("utf-8", "replace").decode() for name, value in texts.items() if not _is_whole(value)}
    tags = tuple(tag.encode("utf-8", "replace").decode() for tag in item.tags)
    return replace(item, tags=tags, **mended)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def slug_of(url: str, title: str) -> str:
    """Return a short name for an item: the last part of its address's path, or the words of its title."""
    try:
        last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    except ValueError:
        last = ""
    plain = unicodedata.normalize("NFKC", last.rsplit(".", 1)[0] or title).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:MAX_SLUG_CHARACTERS]


def moment(text: str) -> datetime | date | None:
    """Return the moment that *text* states, as feeds write it (RFC 3339, RFC 822, "2012-01-05 14:30:46"); or None."""
    text = text.strip()
    if not text or text.startswith(NEVER):
        return None
    try:
        if DATE_ONLY.match(text):
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def plain(text: str) -> str:
    """Return *text* without markup and entities, white space folded (titles and names often hold both)."""
    if "<" in text or "&" in text:
        try:
            text = lxml.html.fragment_fromstring(text, create_parent="span").text_content()
        except (etree.LxmlError, ValueError, AssertionError):  # lxml asserts that there is one body
            text = re.sub(r"<[^<>]{0,500}>", " ", text)
    return " ".join(text.split())


def named_apart(sources: Iterable[Source]) -> list[Source]:
    """Return *sources*, those of one name numbered: two items of one name would be one article."""
    seen: dict[str, int] = {}
    named: list[Source] = []
    for source in sources:
        seen[source.name] = count = seen.get(source.name, 0) + 1
        named.append(source if count == 1 else replace(source, name=f"{source.name}-{count}"))
    return named
