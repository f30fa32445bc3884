"""Records of all articles → what belongs to the whole: feed, index, and `narrator.lock`, under a file lock."""

import os
from collections.abc import Sequence

from filelock import FileLock

from narrator.config.site import Site
from narrator.pipeline.book import write_book
from narrator.pipeline.cache import Store
from narrator.pipeline.feeds import NO_ADDRESS, Desk, feed_guid, write_feeds
from narrator.pipeline.index import write_index
from narrator.pipeline.lock import Lock
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Progress
from narrator.pipeline.records import STATE, Records
from narrator.pipeline.report import Report


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
    state = options.output / STATE
    state.mkdir(parents=True, exist_ok=True)
    with FileLock(state / "whole.lock"):
        if lock.write() and os.environ.get("CI"):
            progress.notice(f"{lock.path} changed: commit it, so that every episode keeps its guid, slug and date")
        if "feed" in formats and site.show.site_url:
            desk = Desk(site, options.output, records, store, feed_guid(lock, site.show))
            report.written += write_feeds(desk)
        elif "feed" in formats:
            progress.notice(NO_ADDRESS)
        if "index" in formats:
            report.written += write_index(options.output, site, [entry.record for entry in records.load().values()])
        if options.book:
            report.written += write_book(options.output, records, site.show, lock.feed_guid)
