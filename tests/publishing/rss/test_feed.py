"""The feed as XML: what stands in it, and what never may."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
import podcastparser
import pytest
from lxml import etree, html
from msgspec.structs import replace
from publishing.records import edition, record

from narrator.config.site import Show
from narrator.publishing.check.grammar import grammar_findings
from narrator.publishing.check.values import value_findings
from narrator.publishing.record import ArticleRecord
from narrator.publishing.rss.channel import Feed
from narrator.publishing.rss.elements import NAMESPACES, cut, line
from narrator.publishing.rss.feed import feed_xml

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SHOW = Show(
    title="A show",
    author="The author",
    email="a@example.com",
    site_url="https://example.com/pod",
    category=("Arts", "Books"),
)
FEED = Feed("917393e3-1b1e-5cef-ace4-edaa54e1f810", "en", "c0ffee", "narrator")


def _xml(records: Sequence[ArticleRecord], show: Show = SHOW, *, earlier: bytes = b"", feed: Feed = FEED) -> bytes:
    return feed_xml(records, show, feed, with_notes=lambda one: one, earlier=earlier, now=NOW)


def _valid(document: bytes) -> etree._Element:
    root = etree.fromstring(document)
    found = [*grammar_findings(root, "feed.xml"), *value_findings(root, "feed.xml", NOW)]
    assert found == []
    return root


def _text(root: etree._Element, path: str) -> str:
    return root.findtext(path, "", NAMESPACES)


ODD: dict[str, dict[str, Any]] = {
    "ampersand and angle brackets": {"title": "R&D <b>in</b> practice", "description": "a < b && c > d ]]>"},
    "emoji": {"title": "Hello 👋🏽 world", "author": "🦊"},
    "control characters": {"title": "A\x00b\x0b\ufffec", "description": "x\x1fy", "notes_html": "<p>\x08n]]>m</p>"},
    "a lone surrogate": {"title": "A\ud800b"},
    "4,100 bytes": {"description": "é" * 2050},
    "4,000 signs that become references": {"description": "&<" * 2000},
    "no description": {"description": ""},
    "right to left": {"title": "שלום עולם", "language": "he"},
    "line feeds in a title": {"title": "  A\n\ttitle  "},
    "a title of 400 characters": {"title": "long " * 80},
    "a person of 300 characters": {"author": "name " * 60},
    "a time zone": {"published": "2025-09-09T12:00:00+09:30"},
    "no author": {"author": ""},
}


@pytest.mark.parametrize("name", ODD)
def test_whatever_a_post_says_the_feed_is_valid(name: str) -> None:
    """XML-forbidden characters, limits in bytes and characters, other scripts: PSP-1 holds."""
    root = _valid(_xml([record(**ODD[name])]))
    assert _text(root, "channel/item/guid") == "guid-of-hello"


@pytest.mark.parametrize(
    "text", ["Why vector<bool> is no container", "<img src=x onerror=alert(1)>", "a &amp; b", "R&D"]
)
def test_a_description_is_text_to_an_app_that_reads_html(text: str) -> None:
    """Apps take a description for HTML: as such it shows what was written, and has no element."""
    description = _text(_valid(_xml([record(description=text)])), "channel/item/description")
    shown = html.fromstring(f"<div>{description}</div>")
    assert shown.text_content().startswith(text)
    assert len(shown) == 0
    channel = _text(_valid(_xml([record()], replace(SHOW, description=text))), "channel/description")
    assert html.fromstring(f"<div>{channel}</div>").text_content() == text


def test_an_episode_says_what_apps_need() -> None:
    """Enclosure, duration in whole seconds, transcript, chapters, people, disclosure."""
    item = _valid(_xml([record()])).find("channel/item")
    assert item is not None
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {
        "url": "https://example.com/pod/hello/hello.mp3",
        "length": "500000",
        "type": "audio/mpeg",
    }
    assert _text(item, "itunes:duration") == "62"
    assert _text(item, "pubDate") == "Tue, 09 Sep 2025 12:00:00 +0000"
    people = {person.get("role"): person.text for person in item.iterfind("podcast:person", NAMESPACES)}
    assert people == {"author": "The author", "narrator": "a voice, English"}
    assert "synthetic voice" in _text(item, "description")
    chapters = item.find("podcast:chapters", NAMESPACES)
    assert chapters is not None
    assert chapters.get("type") == "application/json+chapters"


def test_further_editions_are_alternate_enclosures() -> None:
    """The main one is the default, so that apps know which is which; a lone edition needs none."""
    two = record(editions=(edition(), edition(voice="fast")))
    alternates = _valid(_xml([two])).findall("channel/item/podcast:alternateEnclosure", NAMESPACES)
    assert [(one.get("title"), one.get("default")) for one in alternates] == [("default", "true"), ("fast", None)]
    assert not _valid(_xml([record()])).findall("channel/item/podcast:alternateEnclosure", NAMESPACES)


def test_nothing_but_the_time_changed_means_nothing_changed() -> None:
    """The earlier document comes back byte for byte, with its own date."""
    first = feed_xml(
        [record()], SHOW, FEED, with_notes=lambda one: one, earlier=b"", now=datetime(2025, 12, 1, tzinfo=UTC)
    )
    assert _xml([record()], earlier=first) == first
    changed = _xml([record(title="New")], earlier=first)
    assert b"Thu, 01 Jan 2026" in changed
    assert changed.replace(b"New", b"Hello").replace(b"Thu, 01 Jan 2026", b"Mon, 01 Dec 2025") == first


def test_newest_first_and_no_more_than_the_limit() -> None:
    """`limit` keeps the newest; two posts of one time stand in a fixed order."""
    records = [record(f"post-{n}", published=f"2025-0{n}-01T00:00:00+00:00") for n in range(1, 6)]
    root = _valid(_xml(records, replace(SHOW, limit=2)))
    assert [item.text for item in root.iterfind("channel/item/guid")] == ["guid-of-post-5", "guid-of-post-4"]
    twins = [record("a"), record("b")]
    assert _xml(twins) == _xml(twins[::-1])


def test_drafts_and_what_is_dated_later_or_has_no_sound_wait() -> None:
    """A pubDate in the future is refused by stores, and an episode without sound is none."""
    later, silent = record("later", published="2026-02-01T00:00:00+00:00"), record("b", editions=(edition(files={}),))
    draft = record("c", draft=True)
    assert _valid(_xml([later, silent, draft])).find("channel/item") is None


def test_a_show_that_says_little_is_valid() -> None:
    """An address is enough: title, description and category have defaults."""
    root = etree.fromstring(_xml([record()], Show(site_url="https://example.com")))
    assert list(grammar_findings(root, "feed.xml")) == []
    assert _text(root, "channel/title") == "example.com"


def test_a_private_feed_asks_not_to_be_listed() -> None:
    """`itunes:block` and `podcast:block`."""
    root = _valid(_xml([record()], feed=replace(FEED, name="reading", path="private/x/feed.xml")))
    assert _text(root, "channel/itunes:block") == "Yes"
    assert _text(root, "channel/title") == "A show: reading"


def test_readers_of_feeds_understand_it() -> None:
    """Feedparser and podcastparser, the parser of gPodder."""
    document = _xml([record()])
    parsed = feedparser.parse(document)
    assert not parsed.bozo
    assert parsed.entries[0].enclosures[0].length == "500000"
    podcast = podcastparser.parse("https://example.com/pod/feed.xml", BytesIO(document))
    assert podcast["title"] == "A show"
    (episode,) = podcast["episodes"]
    assert (episode["guid"], episode["total_time"]) == ("guid-of-hello", 62)
    assert episode["enclosures"][0]["url"].endswith("hello.mp3")


def test_text_is_cut_between_characters() -> None:
    """At most so many bytes, never half a character."""
    assert len(cut("é" * 2050).encode()) <= 4000
    assert cut("word " * 1000).endswith("word…")
    assert cut(" short \n") == "short"
    assert line("a\n b" * 200)[-1] == "…"
    assert len(line("a\n b" * 200)) <= 255
