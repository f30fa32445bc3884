"""Records → the whole feed, newest first."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from narrator.config.site import Show
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.built import built_at
from narrator.publishing.rss.channel import Feed, channel
from narrator.publishing.rss.elements import add
from narrator.publishing.rss.item import item

GUID = re.compile(rb"<guid[^>]{0,60}>([^<]{1,2000})</guid>")


def feed_xml(
    records: Iterable[ArticleRecord],
    show: Show,
    feed: Feed,
    *,
    with_notes: Callable[[ArticleRecord], ArticleRecord],
    earlier: bytes,
    now: datetime,
) -> bytes:
    """Return the feed. Where nothing but the time has changed since *earlier* (the file as it was), it is the same.

    *with_notes* adds a record's show notes, one record at a time.
    """
    rss, element = channel(show, feed)
    built = add(element, "lastBuildDate", format_datetime(built_at(earlier) or now))
    standing = frozenset(html.unescape(guid.decode("utf-8", "replace")) for guid in GUID.findall(earlier))
    for record in episodes(records, show, now, standing=standing):
        element.append(item(with_notes(record), show))
    document = _document(rss)
    if document == earlier:
        return document
    built.text = format_datetime(now)
    return _document(rss)


def episodes(
    records: Iterable[ArticleRecord], show: Show, now: datetime, *, standing: frozenset[str] = frozenset()
) -> list[ArticleRecord]:
    """Return what stands in the feed, newest first: has an MP3, is no draft, not dated later, within the limit.

    A draft that was made with `--drafts` waits until its mark is gone: no app gives back what it has downloaded. For
    the same reason the guids that are *standing* in the feed already stay, when a clock says that their day is to come.
    """
    heard = (r for r in records if r.editions and "mp3" in r.editions[0].files and not r.draft)
    due = [record for record in heard if record.guid in standing or datetime.fromisoformat(record.published) <= now]
    due.sort(key=lambda record: (datetime.fromisoformat(record.published), record.guid), reverse=True)
    return due[: show.limit] if show.limit > 0 else due


def _document(rss: etree._Element) -> bytes:
    etree.indent(rss, " ")
    return etree.tostring(rss, xml_declaration=True, encoding="UTF-8") + b"\n"
