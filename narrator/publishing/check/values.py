"""A feed → what is wrong in it that a grammar cannot say: bytes, dates, doubles, categories, disclosure."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

import langcodes
from lxml import etree

from narrator.publishing.categories import is_category
from narrator.publishing.check.finding import Finding
from narrator.publishing.rss.elements import DESCRIPTION_BYTES, NAMESPACES, tag

AI_CONTENT: Final = frozenset({"true", "false"})
"""Whether a voice is synthetic; a person who reads is none."""


def value_findings(root: etree._Element, where: str, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with the values of the feed *root*."""
    if root.getroottree().docinfo.internalDTD is not None:
        yield Finding("feed-doctype", where, "has a document type, which readers refuse for its entities")
    for element in root.iter("description", tag("itunes:summary")):
        size = len((element.text or "").encode("utf-8"))
        if size > DESCRIPTION_BYTES:
            yield Finding("description-bytes", where, f"line {element.sourceline}: {size} bytes, at most 4000 allowed")
    for element in root.iter("pubDate", "lastBuildDate"):
        yield from _date(element, where, now)
    yield from _doubles(root, where)
    yield from _channel(root, where)
    yield from _languages(root, where)


def _date(element: etree._Element, where: str, now: datetime) -> Iterator[Finding]:
    text = (element.text or "").strip()
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        yield Finding("date", where, f"line {element.sourceline}: {text!r} is no date")
        return
    if when.tzinfo is None:
        yield Finding("date", where, f"line {element.sourceline}: {text!r} has no time zone")
        return
    if text[:3] != format_datetime(when)[:3]:
        yield Finding("date-weekday", where, f"line {element.sourceline}: {text!r} was another day of the week")
    if when > now:
        yield Finding("date-future", where, f"line {element.sourceline}: {text!r} is in the future")


def _doubles(root: etree._Element, where: str) -> Iterator[Finding]:
    for what, values in (
        ("guid", [element.text or "" for element in root.iterfind("channel/item/guid")]),
        ("enclosure", [element.get("url", "") for element in root.iterfind("channel/item/enclosure")]),
    ):
        for value in sorted({value for value in values if values.count(value) > 1}):
            yield Finding(f"{what}-twice", where, f"two episodes have the {what} {value}")


def _channel(root: etree._Element, where: str) -> Iterator[Finding]:
    if not any(link.get("rel") == "self" for link in root.iterfind("channel/atom:link", NAMESPACES)):
        yield Finding("feed-self", where, 'has no atom:link with rel="self"')
    for category in root.iterfind("channel/itunes:category", NAMESPACES):
        named = [category.get("text", ""), *(sub.get("text", "") for sub in category)]
        if not is_category(named):
            yield Finding("category", where, f"{' > '.join(named)!r} is not on Apple's list")
    for name in ("podcast:guid", "podcast:locked", "podcast:medium"):
        if root.find(f"channel/{name}", NAMESPACES) is None:
            yield Finding("recommended", where, f"has no {name}, which PSP-1 asks for")
    for item in root.iterfind("channel/item"):
        title = item.findtext("title", "")
        texts = item.iterfind("podcast:txt", NAMESPACES)
        if not any(text.get("purpose") == "ai-content" and text.text in AI_CONTENT for text in texts):
            yield Finding("disclosure", title, "does not say whether its voice is synthetic (podcast:txt ai-content)")


def _languages(root: etree._Element, where: str) -> Iterator[Finding]:
    named = [(element.text or "", element) for element in root.iterfind("channel/language")]
    named += [(element.get("language", ""), element) for element in root.iter(tag("podcast:transcript"))]
    for language, element in named:
        if language and not langcodes.tag_is_valid(language):
            yield Finding("language", where, f"line {element.sourceline}: {language!r} is no language (BCP 47)")
