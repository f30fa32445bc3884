"""An item of a WordPress export (WXR) → `Item`; only posts that have text."""

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element

from narrator.reading.catalogues.autop import with_paragraphs
from narrator.reading.catalogues.elements import children_named, text_of, texts_of
from narrator.reading.catalogues.item import Item, moment, plain
from narrator.reading.catalogues.shortcodes import with_figures

PUBLISHED: Final = frozenset({"publish", "future", ""})
"""A post planned for later is published with its date, which lies ahead."""
UNPUBLISHED: Final = frozenset({"draft", "pending", "private"})
POST: Final = "post"


def item_of(element: _Element, site: Mapping[str, str], authors: Mapping[str, str]) -> Item | None:
    """Return the post in an `item` of an export, or None: a page, a picture, a menu, something in the bin.

    *authors* gives display names by login. A post behind a password is a draft to everybody else.
    """
    status = text_of(element, "status").strip().lower()
    html = text_of(element, "encoded", within="/content/") or ""
    if text_of(element, "post_type").strip() != POST or status not in PUBLISHED | UNPUBLISHED or not html.strip():
        return None
    login = plain(text_of(element, "creator"))
    return Item(
        html=with_paragraphs(with_figures(html)),
        title=plain(text_of(element, "title")),
        author=authors.get(login, login),
        published=moment(_utc(element)) or moment(text_of(element, "pubDate")) or moment(text_of(element, "post_date")),
        guid=text_of(element, "guid").strip(),
        url=text_of(element, "link").strip(),
        slug=text_of(element, "post_name").strip(),
        language=site.get("language", ""),
        site_name=site.get("title", ""),
        tags=tuple(plain(tag) for tag in texts_of(element, "category") if plain(tag) not in {"", "Uncategorized"}),
        is_export=True,
        draft=status in UNPUBLISHED or bool(text_of(element, "post_password").strip()),
    )


def author_of(element: _Element) -> tuple[str, str]:
    """Return login and display name of a `wp:author`."""
    login = text_of(element, "author_login").strip()
    return login, plain(text_of(element, "author_display_name")) or login


def is_export_item(element: _Element) -> bool:
    """Return whether an `item` is WordPress's own."""
    return next(iter(children_named(element, "post_type")), None) is not None


def _utc(element: _Element) -> str:
    return text_of(element, "post_date_gmt").strip()
