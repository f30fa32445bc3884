"""A page of a Notion export: its name ends in an id, its properties stand as lines below the title."""

import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final

import msgspec
from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.reading.catalogues.item import moment

IDENTITY: Final = re.compile(r"[ -]([0-9a-f]{32})$")
PROPERTY: Final = re.compile(r"([^\W\d_][\w /()-]{0,40}): (\S.{0,500})")
PROPERTIES: Final = re.compile(
    r"\A\ufeff?# ([^\n]{1,300})\n\s*\n((?:[^\W\d_][\w /()-]{0,40}: \S[^\n]{0,500}\n)+)(?:\s*\n|\Z)"
)
DATES: Final = ("%B %d, %Y %I:%M %p", "%B %d, %Y", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%d/%m/%Y", "%B %d, %Y %H:%M")
"""As Notion writes them in its export."""
DATE_NAMES: Final = ("published", "publish date", "published at", "date", "created", "created time")
"""Properties that say when, in the order in which they are believed."""
AUTHOR_NAMES: Final = ("author", "writer", "created by")
TAG_NAMES: Final = ("tags", "tag", "category", "categories")
UNPUBLISHED: Final = frozenset({"draft", "idea", "in progress", "not started", "to do", "todo"})


def plain_name(name: str) -> str:
    """Return a file's name without the id that Notion adds to each folder and page, and without its suffix."""
    parts = PurePosixPath(name).with_suffix("").parts
    return "/".join(IDENTITY.sub("", part) for part in parts)


def with_properties(source: Source, name: str) -> Source:
    """Return *source* with Notion's properties as front matter, and its id as guid; another source as it is."""
    found = IDENTITY.search(PurePosixPath(name).stem)
    if found is None:
        return source
    given = replace(source.given, guid=source.given.guid or f"notion:{found[1]}")
    block = PROPERTIES.match(source.text) if source.format is SourceFormat.MARKDOWN else None
    if block is None:
        return replace(source, given=given)
    properties = {line[1]: line[2].strip() for line in PROPERTY.finditer(block[2])}
    low = {key.lower(): value for key, value in properties.items()}
    tags = next((low[key] for key in TAG_NAMES if key in low), "")
    given = replace(
        given,
        title=given.title or block[1].strip(),
        author=given.author or next((low[key] for key in AUTHOR_NAMES if key in low), ""),
        published=given.published or next((when for key in DATE_NAMES if (when := _moment(low.get(key, "")))), None),
        tags=(*given.tags, *(tag.strip() for tag in tags.split(",") if tag.strip())),
        draft=given.draft or low.get("status", "").lower() in UNPUBLISHED,
    )
    written = "".join(f"{_quoted(key)}: {_quoted(value)}\n" for key, value in properties.items())
    return replace(source, given=given, text=f"---\n{written}---\n\n# {block[1]}\n\n{source.text[block.end() :]}")


def _quoted(text: str) -> str:
    """Return *text* as YAML: JSON is."""
    return msgspec.json.encode(text).decode()


def _moment(text: str) -> datetime | None:
    for form in DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    found = moment(text)
    return found if isinstance(found, datetime) else None
