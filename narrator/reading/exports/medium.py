"""An export of Medium: each post is a page `posts/2024-01-02_Title-id.html`, marked up as a microformats2 h-entry."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.article.model import Source
from narrator.reading.catalogues.elements import inner_markup
from narrator.reading.catalogues.item import Item, moment, source_of
from narrator.reading.decode import decode
from narrator.reading.packed import Package
from narrator.reading.walker import parse_html

POST: Final = re.compile(r"(?:^|/)posts/(draft|\d{4}-\d\d-\d\d)_[^/]{1,300}\.html$")
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
IDENTITY: Final = re.compile(r"-([0-9a-f]{8,14})\.html$")


def is_export(parts: Package) -> bool:
    """Return whether the archive is one of Medium's."""
    return any(POST.search(name) for name in parts.names())


def sources(parts: Package, blank: Source, passed: list[str]) -> Iterator[Source]:
    """Yield the posts in the order of their dates, drafts last; *passed* takes those without a text."""
    names = sorted(name for name in parts.names() if POST.search(name))
    for number, name in enumerate(names, start=1):
        item = _item(parse_html(decode(parts.read(name), where=blank.name).text), name)
        if item is None:
            passed.append(f"{name} (no text)")
        else:
            yield source_of(item, number, blank)


def _item(page: HtmlElement, name: str) -> Item | None:
    body = next(iter(page.find_class("e-content")), None)
    if body is None or not body.text_content().strip():
        return None
    kind = POST.search(name)
    identity = IDENTITY.search(name)
    time = next(iter(page.find_class("dt-published")), None)
    link = next(iter(page.find_class("p-canonical")), None)
    return Item(
        html=_markup(body),
        title=_text(page, "p-name"),
        author=_text(page, "p-author"),
        published=moment(time.get("datetime") or "" if time is not None else "") or (moment(kind[1]) if kind else None),
        guid=f"medium:{identity[1]}" if identity else "",
        url=(link.get("href") or "") if link is not None else "",
        draft=(kind is not None and kind[1] == "draft") or _is_reply(body, _text(page, "p-name")),
    )


def _is_reply(body: HtmlElement, title: str) -> bool:
    """Return whether the text has no title of its own: what somebody answered under another post is called so.

    Medium writes its first words in place of one.
    """
    if body.find_class("graf--title"):
        return False
    first = next((one for one in body.find_class("graf") if one.text_content().strip()), None)
    return first is not None and first.tag not in HEADINGS and _folded(body.text_content()).startswith(_folded(title))


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _markup(body: HtmlElement) -> str:
    """Return the post without the rules that Medium draws before each of its sections."""
    for subtitle in body.find_class("graf--subtitle"):
        subtitle.tag = "p"  # it stands as a heading, and no text of its own below it
    for figure in body.find_class("graf--iframe"):
        for script in figure.iter("script"):
            script.tag = "iframe"  # a gist, which readers see
    for code in body.find_class("graf--pre"):
        _join_code(code)
    for rule in list(body.iter("hr")):
        if rule.get("class") == "section-divider":
            etree.strip_tags(rule, "*")
    return inner_markup(body)


def _join_code(code: HtmlElement) -> None:
    """Put code that goes on in the next element into *code*: Medium parts it at empty lines, and shows it as one."""
    following = code.getnext()
    while (
        following is not None
        and following.tag == code.tag == "pre"
        and "graf-after--pre" in following.get("class", "").split()
        and not (code.tail or "").strip()
    ):
        gap = etree.SubElement(code, "br")
        gap.tail = f"\n{following.text or ''}"
        code.extend(list(following))
        code.tail = following.tail
        parent = following.getparent()
        if parent is not None:
            following.tail = None
            parent.remove(following)
        following = code.getnext()


def _text(page: HtmlElement, name: str) -> str:
    found = next(iter(page.find_class(name)), None)
    return " ".join(found.text_content().split()) if found is not None else ""
