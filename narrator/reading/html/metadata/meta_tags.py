"""What a page states in `meta` and `link` elements: Open Graph, Dublin Core, parsely, Twitter, plain names."""

import re
from typing import Final

from lxml.html import HtmlElement

_TITLES: Final = (
    "parsely-title", "dc:title", "dcterm:title", "dcterms:title", "og:title", "weibo:article:title",
    "weibo:webpage:title", "title", "twitter:title",
)  # fmt: skip
_AUTHORS: Final = (
    "dc:creator", "dcterm:creator", "dcterms:creator", "author", "parsely-author", "article:author",
    "og:article:author", "sailthru:author", "byl", "citation_author", "twitter:creator:name",
)  # fmt: skip
_WRITTEN_BY: Final = re.compile(
    r"(?:written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skriven av|skrevet av"
    r"|napisane przez|автор|написано автором|yazan)\W{0,2}$",
    re.IGNORECASE,
)
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "parsely-pub-date", "article:published", "og:published_time",
    "dc:date:issued", "dcterms:issued", "dcterms:created", "dc:date", "dcterms:date", "dcterm:date", "datepublished",
    "sailthru:date", "pubdate", "publishdate", "publish-date", "publication_date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "article_date_original", "displaydate", "date",
)  # fmt: skip
_UPDATED: Final = ("article:modified_time", "og:updated_time", "dcterms:modified", "last-modified", "datemodified")
_DESCRIPTIONS: Final = ("og:description", "description", "dc:description", "dcterms:description", "twitter:description")


class MetaTags:
    """The `meta` elements of a page by name; the first of a name wins, as authors add and plugins repeat."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, str] = {}
        self._all: dict[str, list[str]] = {}
        for meta in root.iter("meta"):
            content = " ".join((meta.get("content") or "").split())
            if not content:
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in (meta.get(attribute) or "").lower().split():
                    key = name.replace(".", ":")
                    self._values.setdefault(key, content)
                    self._all.setdefault(key, []).append(content)

    def first(self, *names: str) -> str:
        """Return the content of the first of *names* that the page has."""
        return next((self._values[name] for name in names if name in self._values), "")

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles, the most trustworthy first."""
        return tuple(self._values[name] for name in _TITLES if name in self._values)

    @property
    def authors(self) -> tuple[str, ...]:
        """Authors by the first name that states a person, not an address."""
        for name in _AUTHORS:
            people = [value for value in self._all.get(name, []) if not value.startswith(("http:", "https:", "/", "@"))]
            if people:
                return tuple(dict.fromkeys(people))
        return self._labelled()

    def _labelled(self) -> tuple[str, ...]:
        """Who Twitter's card names under a label such as "Written by" (Yoast for WordPress, Ghost)."""
        for number in "1234":
            if _WRITTEN_BY.match(self._values.get(f"twitter:label{number}", "")):
                return (self._values.get(f"twitter:data{number}", ""),)
        return ()

    @property
    def published(self) -> tuple[str, ...]:
        """Dates of publication as written, the most trustworthy first."""
        return tuple(self._values[name] for name in _PUBLISHED if name in self._values)

    @property
    def updated(self) -> str:
        """The date of the last change, as written."""
        return self.first(*_UPDATED)

    @property
    def description(self) -> str:
        """What the page says it is about."""
        return self.first(*_DESCRIPTIONS)

    @property
    def descriptions(self) -> tuple[str, ...]:
        """All that the page says it is about."""
        return tuple(self._values[name] for name in _DESCRIPTIONS if name in self._values)

    @property
    def tags(self) -> tuple[str, ...]:
        """Keywords."""
        stated = self._all.get("article:tag") or self.first("keywords", "news_keywords", "parsely-tags").split(",")
        return tuple(dict.fromkeys(tag.strip() for tag in stated if tag.strip()))[:50]
