"""Ways to break a published show, each against one rule of the stores, of a format, or of what fits together."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PIL import Image


class Mutant(Struct, frozen=True):
    """One way."""

    name: str
    code: str
    """Of the finding that must be there."""
    damage: Callable[[Path], None]
    """Of an output folder."""


def _feed(old: str, new: str, *, whole: bool = False) -> Callable[[Path], None]:
    """Return what replaces the pattern *old* in the feed: its first place, or all of them."""

    def damage(output: Path) -> None:
        path = output / "feed.xml"
        text = path.read_text("utf-8")
        changed = re.sub(old, new, text, count=0 if whole else 1, flags=re.DOTALL)
        assert changed != text
        path.write_text(changed, "utf-8")

    return damage


def _file(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(output: Path) -> None:
        path = output / name
        path.write_bytes(change(path.read_bytes()))

    return damage


def _chapters(change: Callable[[list[dict[str, float]]], object]) -> Callable[[Path], None]:
    def apply(content: bytes) -> bytes:
        document = json.loads(content)
        change(document["chapters"])
        return json.dumps(document).encode()

    return _file("one/chapters.json", apply)


def _picture(size: tuple[int, int], mode: str, kind: str) -> Callable[[Path], None]:
    def damage(output: Path) -> None:
        Image.new(mode, size).save(output / "cover.jpg", kind)

    return damage


def _record(old: str, new: str) -> Callable[[Path], None]:
    return _file(".narrator/articles/one.json", lambda content: re.sub(old.encode(), new.encode(), content, count=1))


def _larger(output: Path) -> None:
    """Make a hole of 200 MB at the end, which costs no room."""
    with (output / "one/one.mp3").open("r+b") as file:
        file.truncate(200_000_001)


MUTANTS = (
    Mutant("no self link", "feed-schema", _feed(r"<atom:link[^>]*/>", "")),
    Mutant("a self link to somewhere else", "feed-self", _feed(r"pod/feed\.xml", "pod/rss")),
    Mutant("no title", "feed-schema", _feed(r"<title>A show</title>", "")),
    Mutant("an empty title", "feed-schema", _feed(r"<title>A show</title>", "<title></title>")),
    Mutant("a title of 256 characters", "feed-schema", _feed("<title>A show", "<title>" + "x" * 256)),
    Mutant("a title with a space at its end", "feed-schema", _feed("<title>A show<", "<title>A show <")),
    Mutant("no description", "feed-schema", _feed(r"<description>A show.*?</description>", "")),
    Mutant("4,001 bytes", "description-bytes", _feed("<description>A show", "<description>" + "é" * 2001)),
    Mutant("no language", "feed-schema", _feed(r"<language>en</language>", "")),
    Mutant("a language that is none", "language", _feed(r"<language>en<", "<language>qqq-abcdefgh<")),
    Mutant("no category", "feed-schema", _feed(r"<itunes:category[^>]*/>", "")),
    Mutant("a category that Apple has not", "category", _feed('text="Technology"', 'text="Blogs"')),
    Mutant("explicit: no", "feed-schema", _feed("explicit>false<", "explicit>no<")),
    Mutant("no show picture", "feed-schema", _feed(r"<itunes:image[^>]*/>", "")),
    Mutant("a picture without an extension", "feed-schema", _feed(r"(itunes:image href=\"[^\"]*?)\.jpg", r"\1")),
    Mutant("no guid of the feed", "recommended", _feed(r"<podcast:guid>.*?</podcast:guid>", "")),
    Mutant("another guid of the feed", "feed-guid", _feed(r"(<podcast:guid>).", r"\g<1>0")),
    Mutant("locked: true", "feed-schema", _feed(r">yes</podcast:locked>", ">true</podcast:locked>")),
    Mutant("no guid of an episode", "feed-schema", _feed(r"<guid .*?</guid>", "")),
    Mutant("another guid of an episode", "guid-changed", _feed(r"(<guid [^>]*>).", r"\g<1>0")),
    Mutant("the same episode twice", "guid-twice", _feed(r"( *<item>.*?</item>\n)", r"\1\1")),
    Mutant("no enclosure", "feed-schema", _feed(r"<enclosure[^>]*/>", "")),
    Mutant("length 0", "feed-schema", _feed(r'(<enclosure [^>]*length=")\d+', r"\g<1>0")),
    Mutant("a wrong length", "enclosure-length", _feed(r'(<enclosure [^>]*length=")\d', r"\g<1>9")),
    Mutant("a wrong type", "enclosure-type", _feed(r'(<enclosure [^>]*type=")audio/mpeg', r"\1audio/ogg")),
    Mutant("a type that no app plays", "feed-schema", _feed(r'(<enclosure [^>]*type=")audio/mpeg', r"\1audio/mp3")),
    Mutant("sound on another host", "link-elsewhere", _feed(r'(<enclosure url="https://)example', r"\1other")),
    Mutant("sound that is not there", "link-broken", _feed(r'(<enclosure url="[^"]*)one\.mp3', r"\1gone.mp3")),
    Mutant("a date in ISO form", "feed-schema", _feed(r"<pubDate>[^<]*<", "<pubDate>2025-09-09T12:00:00Z<")),
    Mutant("a wrong weekday", "date-weekday", _feed(r"<pubDate>...", "<pubDate>Sun")),
    Mutant(
        "a date in the future", "date-future", _feed(r"<pubDate>[^<]*<", "<pubDate>Wed, 01 Jan 2200 00:00:00 +0000<")
    ),
    Mutant("a duration as a clock", "feed-schema", _feed(r"<itunes:duration>\d+", "<itunes:duration>1:02")),
    Mutant("a wrong duration", "duration", _feed(r"<itunes:duration>\d+", "<itunes:duration>9")),
    Mutant("a transcript of a wrong type", "feed-schema", _feed('type="text/vtt"', 'type="text/webvtt"')),
    Mutant("a transcript that is not there", "link-broken", _feed(r"transcript\.vtt", "words.vtt")),
    Mutant("chapters of a wrong type", "feed-schema", _feed(r"application/json\+chapters", "application/json")),
    Mutant("no disclosure", "disclosure", _feed(r"<podcast:txt[^>]*>true</podcast:txt>(\s*</item>)", r"\1")),
    Mutant("an edition that is not there", "link-broken", _feed(r"one\.tone-fast\.mp3", "x.mp3")),
    Mutant(
        "an unknown element of Apple's",
        "feed-schema",
        _feed(r"<itunes:type>", "<itunes:kind>x</itunes:kind><itunes:type>"),
    ),
    Mutant("not XML", "feed-xml", _feed(r"</channel>", "")),
    Mutant("a doctype with an entity", "feed-doctype", _feed(r"<rss ", '<!DOCTYPE rss [<!ENTITY a "x">]><rss ')),
    Mutant("chapters out of order", "chapters", _chapters(lambda found: found.reverse())),
    Mutant("a first chapter that is late", "chapters", _chapters(lambda found: found[0].update(startTime=1.5))),
    Mutant("a chapter after the end", "chapters", _chapters(lambda found: found[-1].update(startTime=9999.0))),
    Mutant(
        "a chapter 1 ms off",
        "chapters-differ",
        _chapters(lambda found: found[1].update(startTime=found[1]["startTime"] + 0.001)),
    ),
    Mutant(
        "a long line",
        "transcript-line",
        _file("one/transcript.vtt", lambda c: c.replace(b"<v ", b"<v x>" + b"word " * 15 + b"<v ", 1)),
    ),
    Mutant("no WEBVTT", "transcript", _file("one/transcript.vtt", lambda c: c[6:])),
    Mutant(
        "cues out of order",
        "transcript",
        _file("one/transcript.vtt", lambda c: re.sub(rb"\n00:00:\d\d\.(\d{3}) -->", rb"\n00:59:59.\1 -->", c, count=1)),
    ),
    Mutant("a truncated MP3", "enclosure-length", _file("one/one.mp3", lambda c: c[:-1000])),
    Mutant("more than Spotify takes", "enclosure-size", _larger),
    Mutant("text under the name of an MP3", "enclosure-type", _file("one/one.mp3", lambda c: b"x" * len(c))),
    Mutant("a picture of 1,000 pixels", "cover", _picture((1000, 1000), "RGB", "JPEG")),
    Mutant("a picture that is not square", "cover", _picture((3000, 1500), "RGB", "JPEG")),
    Mutant("a PNG under the name of a JPEG", "cover", _picture((1400, 1400), "RGB", "PNG")),
    Mutant("a picture in CMYK", "cover", _picture((1400, 1400), "CMYK", "JPEG")),
    Mutant("a missing file", "file-missing", lambda output: (output / "two/ledger.json").unlink()),
    Mutant("a stale file", "file-stale", lambda output: (output / "one/old.epub").write_bytes(b"x") and None),
    Mutant("two versions of an engine", "engine-mixed", _record(r'("tone": )"', r'\1"0.')),
    Mutant(
        "a fault in a ledger",
        "ledger",
        _record(r'"faults": \[\]', '"faults": [{"problem": "unaccounted", "line": 3, "text": "x"}]'),
    ),
    Mutant("a pinned date that changed", "published-changed", _record(r'"published": "2025', '"published": "2024')),
    Mutant("no feed", "file-missing", lambda output: (output / "feed.xml").unlink()),
)
