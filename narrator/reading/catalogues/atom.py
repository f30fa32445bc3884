"""An entry of an Atom feed or a Blogger export → `Item`."""

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element

from narrator.reading.catalogues.elements import children_named, inner_markup, text, text_of
from narrator.reading.catalogues.item import Item, moment, plain
from narrator.reading.catalogues.text_to_html import html_of, html_of_text

BLOGGER_KIND: Final = "http://schemas.google.com/g/2005#kind"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def item_of(element: _Element, site: Mapping[str, str]) -> Item | None:
    """Return the article of an `entry`; None: a comment, a template or a setting of a Blogger export, or no text."""
    if not _is_post(element):
        return None
    full = _content(element, "content")
    html = full or _content(element, "summary")
    if not html.strip():
        return None
    return Item(
        html=html,
        title=plain(text_of(element, "title")),
        author=_author(element) or site.get("author", ""),
        published=moment(text_of(element, "published")) or moment(text_of(element, "updated")),
        guid=text_of(element, "id").strip(),
        url=_link(element),
        language=element.get(LANGUAGE, "") or site.get("language", ""),
        site_name=site.get("title", ""),
        tags=tuple(_tags(element)),
        draft=_is_draft(element),
        is_summary=not full.strip(),
    )


def _is_post(element: _Element) -> bool:
    kinds = [
        child.get("term", "") for child in children_named(element, "category") if child.get("scheme") == BLOGGER_KIND
    ]
    takeout = text_of(element, "type", within="blogger").strip().upper()
    return all(kind.endswith("#post") for kind in kinds) and takeout in {"", "POST"}


def _is_draft(element: _Element) -> bool:
    control = next(children_named(element, "control"), None)
    flagged = control is not None and text_of(control, "draft").strip() == "yes"
    return flagged or text_of(element, "status", within="blogger").strip().upper() in {
        "DRAFT",
        "SCHEDULED",
        "SOFT_TRASHED",
    }


def _content(element: _Element, name: str) -> str:
    """RFC 4287, section 3.1: text, escaped HTML, or XHTML in a div."""
    for child in children_named(element, name):
        kind = child.get("type", "text").lower()
        if kind == "xhtml" or kind.endswith("+xml"):
            return inner_markup(child)
        if kind in {"html", "text/html"}:
            return html_of(text(child))
        if kind in {"text", "text/plain"}:
            # Blogs in the wild put markup into text as well; a reader would see tags.
            return html_of(text(child)) if "</" in text(child) else html_of_text(text(child))
    return ""


def _author(element: _Element) -> str:
    names = [plain(text_of(child, "name")) for child in children_named(element, "author")]
    return ", ".join(name for name in names if name and name.lower() != "unknown")


def _link(element: _Element) -> str:
    links = list(children_named(element, "link"))
    found = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    return (found.get("href") or "").strip() if found is not None else ""


def _tags(element: _Element) -> list[str]:
    """Blogger's own kind is no tag."""
    categories = [child for child in children_named(element, "category") if child.get("scheme") != BLOGGER_KIND]
    return [label for label in (plain(child.get("label") or child.get("term") or "") for child in categories) if label]
