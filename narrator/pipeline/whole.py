"""Records of all articles → what belongs to the whole: feed, index, and `narrator.lock`, under a file lock."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from narrator.config.site import Site
from narrator.pipeline.feed_identity import NO_ADDRESS, feed_guid
from narrator.pipeline.lock import Lock
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Report
from narrator.publishing.rss.addresses import FEED, INDEX
from narrator.store.atomic import replace_text
from narrator.store.key import key_of
from narrator.store.protocol import Store
from narrator.store.records import STATE, Records, Stored

STAMP = "whole"
"""In `.narrator/`: what the whole was last made from."""
FILES = (FEED, INDEX)


def whole_stands(
    options: MakeOptions, site: Site, mark: str, stored: Mapping[str, Stored], formats: Sequence[str]
) -> bool:
    """Say whether the whole was made from these very records (slug → record) in a run of this *mark*, and is there.

    Then an archive in which nothing changed costs no feed and no index.
    """
    wanted = [name for name in FILES if Path(name).stem in formats and (name != FEED or site.show.site_url)]
    stamp = options.output / STATE / STAMP
    try:
        same = stamp.read_text("utf-8") == _stamp(options, mark, stored)
    except FileNotFoundError:
        return False
    return same and not options.book and all((options.output / name).is_file() for name in wanted)


def stamp_whole(options: MakeOptions, mark: str, stored: Mapping[str, Stored]) -> None:
    """Remember what the whole was made from. Raises `OutputError`."""
    replace_text(options.output / STATE / STAMP, _stamp(options, mark, stored))


def tell_why_no_feed(site: Site, formats: Sequence[str], progress: Progress) -> None:
    """Say so where a feed is wanted and cannot be made."""
    if "feed" in formats and not site.show.site_url:
        progress.notice(NO_ADDRESS)


def _stamp(options: MakeOptions, mark: str, stored: Mapping[str, Stored]) -> str:
    records = (f"{slug} {one.fingerprint} {one.record.modified}" for slug, one in sorted(stored.items()))
    now = datetime.now(tz=UTC)
    due = sum(datetime.fromisoformat(one.record.published) <= now for one in stored.values())  # others wait
    return key_of("whole", mark, options.feed, due, *records)


def make_whole(  # noqa: PLR0917
    options: MakeOptions,
    site: Site,
    lock: Lock,
    records: Records,
    store: Store,
    formats: Sequence[str],
    report: Report,
    progress: Progress,
) -> None:
    """Write what changed. Raises `OutputError`."""
    from filelock import FileLock  # noqa: PLC0415  # where nothing changed

    state = options.output / STATE
    state.mkdir(parents=True, exist_ok=True)
    with FileLock(state / "whole.lock"):
        if lock.write() and os.environ.get("CI"):
            progress.notice(f"{lock.path} changed: commit it, so that every episode keeps its guid, slug and date")
        if "feed" in formats and site.show.site_url:
            from narrator.pipeline.feeds import Desk, write_feeds  # noqa: PLC0415  # lxml, where there is no feed

            desk = Desk(site, options.output, records, store, feed_guid(lock, site.show))
            report.written += write_feeds(desk)
        if "index" in formats:
            from narrator.pipeline.index import write_index  # noqa: PLC0415  # Jinja, where no index is asked for

            report.written += write_index(options.output, site, [entry.record for entry in records.load().values()])
        if options.book:
            from narrator.pipeline.book import write_book  # noqa: PLC0415  # all that makes EPUBs

            report.written += write_book(options.output, records, site.show, lock.feed_guid)
