"""A feed in an output folder → everything that is wrong with it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from narrator.publishing.check.files import episode_findings
from narrator.publishing.check.finding import Finding
from narrator.publishing.check.grammar import grammar_findings, parsed
from narrator.publishing.check.pictures import picture_findings
from narrator.publishing.check.place import place_of
from narrator.publishing.check.values import value_findings
from narrator.publishing.rss.elements import NAMESPACES

LARGEST_BYTES = 10_000_000
"""Aggregators read no more of a feed than some megabytes; `limit` under [show] keeps it shorter."""


def feed_findings(feed: Path, output: Path, now: datetime) -> Iterator[Finding]:
    """Yield what is wrong with *feed*, a file in *output*. Raises `PublishingError` where it is not XML."""
    where = feed.relative_to(output).as_posix()
    document = feed.read_bytes()
    if len(document) > LARGEST_BYTES:
        yield Finding("feed-size", where, f"{len(document) / 1e6:.1f} MB: set `limit` under [show] in narrator.toml")
    root = parsed(document, where)
    yield from grammar_findings(root, where)
    yield from value_findings(root, where, now)
    links = root.iterfind("channel/atom:link", NAMESPACES)
    self_url = next((link.get("href", "") for link in links if link.get("rel") == "self"), "")
    if not self_url.endswith(where):
        yield Finding("feed-self", where, f"says that it lies at {self_url or 'no address'}")
        return
    place = place_of(self_url, feed, output)
    yield from picture_findings(root, place)
    for item in root.iterfind("channel/item"):
        yield from episode_findings(item, place)
