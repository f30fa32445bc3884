"""Fields of a front matter, under the names that generators use → what the article's model calls them."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from msgspec import Struct, field

TITLE: Final = ("title", "name", "headline")
AUTHOR: Final = ("author", "authors", "by", "byline", "writer", "creator")
PUBLISHED: Final = (
    "date", "published", "pubdate", "pub_date", "publishdate", "publish_date", "published_at", "posted",
    "date_published", "datepublished", "published_time", "created", "created_at", "date.created",
)  # fmt: skip
UPDATED: Final = (
    "updated", "lastmod", "last_modified_at", "last_modified", "modified", "update", "updated_at", "lastupdated",
    "date_modified", "date.updated", "date.modified", "updateddate", "last_update.date",
)  # fmt: skip
LANGUAGE: Final = ("lang", "language", "locale", "languagecode")
SLUG: Final = ("slug", "permalink", "url", "path")
PERMALINK: Final = ("permalink", "url")
"""Jekyll's and Eleventy's word, and Hugo's; a slash tells a path from a name."""
DESCRIPTION: Final = ("description", "summary", "excerpt", "abstract", "lead", "dek", "intro", "rss", "teaser",
                      "subtitle", "tagline")  # fmt: skip
TAGS: Final = (
    "tags",
    "tag",
    "keywords",
    "categories",
    "category",
    "topics",
    "taxonomies.tags",
    "taxonomies.categories",
)
COVER: Final = (
    "image", "cover", "featured", "featured_image", "featuredimage", "og_image", "ogimage", "hero", "banner",
    "thumbnail", "feature_image", "cover_image", "coverimage", "heroimage", "images", "social_image",
    "header.image", "header.teaser", "preview", "photo",
)  # fmt: skip
CANONICAL: Final = ("canonical", "canonical_url", "canonicalurl", "original_url", "external_url")
CONTAINERS: Final = ("extra", "params", "blog", "article", "og", "opengraph", "seo", "frontmatter")
"""Tables in which some generators keep what others keep at the top."""
NAMES: Final = ("name", "display", "display_name", "title", "full_name", "fullname", "id", "login", "username")
PICTURES: Final = ("src", "url", "image", "path", "href", "feature", "teaser", "file", "source", "default")
DATES: Final = ("created", "published", "date", "start")
DAY: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?[ ]*(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
WRITTEN_DAYS: Final = (
    "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y%m%d", "%d.%m.%Y", "%d-%b-%Y", "%B %d %Y", "%A, %B %d, %Y",
)  # fmt: skip
JULIA_DATE: Final = re.compile(r"Date(?:Time)?\((\d{4}),\s*(\d{1,2}),\s*(\d{1,2})")


class Metadata(Struct, frozen=True):
    """What a head says of its post; empty where it says nothing."""

    title: str = ""
    author: str = ""
    published: datetime | date | None = None
    updated: datetime | date | None = None
    language: str = ""
    slug: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    cover: str = ""
    cover_alt: str | None = None
    canonical_url: str = ""
    guid: str = ""
    draft: bool = False
    settings: dict[str, object] = field(default_factory=dict)


def metadata(fields: Mapping[str, object]) -> Metadata:
    """Return what *fields* say, in any of the shapes that generators allow."""
    flat = _flattened(fields)
    published = _first(flat, PUBLISHED)
    narrator = flat.get("narrator")
    status = _text(flat.get("status")).lower()
    cover = next((value for name in COVER if (value := flat.get(name)) and _picture(value)), None)
    return Metadata(
        title=_text(_first(flat, TITLE)),
        author=_people(_first(flat, AUTHOR)),
        published=_day(published) or _day(next((flat.get(name) for name in PUBLISHED if _day(flat.get(name))), None)),
        updated=_day(_first(flat, UPDATED)),
        language=_language(_first(flat, LANGUAGE)),
        slug=_slug(next((value for name in SLUG if isinstance(value := flat.get(name), str) and _slug(value)), "")),
        description=_text(_first(flat, DESCRIPTION)),
        tags=tuple(dict.fromkeys(tag for name in TAGS for tag in _words(flat.get(name)))),
        cover=_picture(cover),
        cover_alt=_alt(cover, flat),
        canonical_url=_text(_first(flat, CANONICAL)),
        guid=_text(flat.get("guid")),
        draft=_is_yes(flat.get("draft"))
        or flat.get("published") is False
        or status in {"draft", "hidden", "unpublished"},
        settings=_settings(flat, narrator),
    )


def _settings(flat: Mapping[str, object], narrator: object) -> dict[str, object]:
    """Return the `narrator:` table, and what stands beside it: a recording is a fact of the post."""
    table = {str(key): value for key, value in narrator.items()} if isinstance(narrator, dict) else {}
    beside = {key: flat[key] for key in ("narration", "narrations") if flat.get(key)}
    link = next((value for name in PERMALINK if isinstance(value := flat.get(name), str) and "/" in value), "")
    if link and "{" not in link:  # a template's language is its generator's
        beside["permalink"] = link
    return {**beside, **table}


def _flattened(fields: Mapping[str, object]) -> dict[str, object]:
    """Bring names to one form, and nested tables (`extra.author`, `date.created`) within reach."""
    flat: dict[str, object] = {}
    nested: dict[str, object] = {}
    for key, value in fields.items():
        name = str(key).strip().lower().replace("-", "_").replace(" ", "_")
        flat.setdefault(name, value)
        if isinstance(value, dict):
            for inner, deep in value.items():
                inner_name = str(inner).strip().lower().replace("-", "_")
                nested[f"{name}.{inner_name}"] = deep
                if name in CONTAINERS:
                    nested.setdefault(inner_name, deep)
    return nested | flat


def _first(flat: Mapping[str, object], names: Iterable[str]) -> object:
    return next((flat[name] for name in names if flat.get(name) not in (None, "", [], {}, True)), None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return next((_text(value[name]) for name in NAMES if name in value), "")
    return "" if value is None or isinstance(value, bool) else str(value)


def _people(value: object) -> str:
    """Return names joined with commas: a name, a list of names, tables with a name, a table by id."""
    if isinstance(value, dict):
        name = _text(value)
        people = (
            [name] if name else [_text(inner) if isinstance(inner, dict) else str(key) for key, inner in value.items()]
        )
    elif isinstance(value, list):
        people = [_text(person) for person in value]
    else:
        people = [_text(value).strip("[]")]
    return ", ".join(dict.fromkeys(person.strip("\"' ") for person in people if person.strip("\"' ")))


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        value = value.strip("[]")
        parts = re.split(r"[,;]", value) if re.search(r"[,;]", value) else [value]
        return [part.strip("\"' ") for part in parts if part.strip("\"' ")]
    if isinstance(value, list):
        return [text for item in value if (text := _text(item))]
    return [str(key) for key in value] if isinstance(value, dict) else []


def _day(value: object) -> datetime | date | None:
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, dict):
        return next((found for name in DATES if (found := _day(value.get(name)))), None)
    text = str(value).strip().strip("\"'") if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text or len(text) > 100:
        return None
    julia = JULIA_DATE.search(text)
    iso = DAY.match(text)
    try:
        if julia:
            return date(int(julia[1]), int(julia[2]), int(julia[3]))
        return _iso_day(iso) if iso else _written_day(text)
    except ValueError:
        return None


def _iso_day(found: re.Match[str]) -> datetime | date:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if not found[4]:
        return day
    clock = found[4] if len(found[4].split(":")[0]) == 2 else f"0{found[4]}"
    zone = {"Z": "+00:00", "UTC": "+00:00", None: ""}.get(found[5], found[5])
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}")


def _written_day(text: str) -> datetime | date | None:
    for form in WRITTEN_DAYS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _language(value: object) -> str:
    if value is False:
        return "no"  # YAML reads the tag of Norwegian as a Boolean
    return _text(value).replace("_", "-").split(".")[0]


def _slug(value: str) -> str:
    """Return the last step of a path or permalink; a pattern (`/:year/:title/`) is none."""
    path = re.sub(r"^https?://[^/]+", "", value.strip())
    step = path.strip("/").rsplit("/", 1)[-1]
    step = re.sub(r"\.(?:html?|md|php)$|^index$", "", step)
    return "" if re.search(r"[:{}\s]", path) else step


def _picture(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return _picture(value[0]) if value else ""
    if isinstance(value, dict):
        return next((found for name in PICTURES if (found := _picture(value.get(name)))), "")
    return ""


def _alt(cover: object, flat: Mapping[str, object]) -> str | None:
    inside = cover.get("alt") if isinstance(cover, dict) else None
    names = ("image_alt", "cover_alt", "imagealt", "featured_image_alt", "hero_alt", "alt", "thumbnail_alt")
    alt = inside if inside is not None else next((flat[name] for name in names if name in flat), None)
    return _text(alt) if isinstance(alt, str) else None


def _is_yes(value: object) -> bool:
    return value is True or str(value).strip().lower() in {"true", "yes", "1", "on"}
