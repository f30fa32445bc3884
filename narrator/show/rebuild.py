"""Records of all articles → what belongs to the whole: feed, index, and `narrator.lock`, under a file lock."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from narrator.config.site import Site
from narrator.errors import PublishingError
from narrator.locks import file_lock
from narrator.publishing.formats import BOOK, FormatScope, chosen
from narrator.publishing.index import MOST_LISTED
from narrator.publishing.rss.addresses import EPISODES, FEED, INDEX
from narrator.publishing.rss.built import built_at
from narrator.show import episodes
from narrator.show.identity import NO_ADDRESS
from narrator.show.workspace import Workspace
from narrator.store.atomic import replace_text
from narrator.store.key import key_of
from narrator.store.records import STATE, Stored

STAMP = "whole"
"""In `.narrator/`: what feed and index were last made from."""
FILES = (FEED, INDEX)
MADE_BY = re.compile(rb"<generator>narrator |name=\"generator\" content=\"narrator ")
LOOKED_AT_BYTES = 100_000
LARGE_FEED_BYTES = 10_000_000
"""Some 500 posts with their show notes."""


def is_current(
    workspace: Workspace,
    mark: str,
    stored: Mapping[str, Stored],
    formats: Sequence[str],
    *,
    feed: str,
) -> bool:
    """Return True if feed and index exist and were made from these records (slug → record) with these settings.

    *mark* is the fingerprint of the settings, *feed* the private feed that the run publishes to. An archive in which
    nothing changed then costs neither a feed nor an index.
    """
    site, output = workspace.site, workspace.output
    wanted = [name for name in FILES if Path(name).stem in formats and (name != FEED or site.show.site_url)]
    try:
        same = (output / STATE / STAMP).read_text("utf-8", "replace") == _stamp(mark, stored, feed)
    except FileNotFoundError:
        return False
    return same and BOOK.name not in formats and all((output / name).is_file() for name in (*wanted, EPISODES))


def mark_current(output: Path, mark: str, stored: Mapping[str, Stored], *, feed: str) -> None:
    """Record what feed and index were made from, unless one is still somebody else's. Raises `OutputError`."""
    if any(_is_of_others(output, name) for name in FILES):
        return
    replace_text(output / STATE / STAMP, _stamp(mark, stored, feed))


def warn_without_site_url(site: Site, formats: Sequence[str], notify: Callable[[str], None]) -> None:
    """Warn that no feed is made because `site_url` is not set: where one is asked for, or a show is described.

    *formats* are those that the author named; empty: none.
    """
    show = site.show
    is_described = bool(show.title or show.author or show.email)
    if not show.site_url and ("feed" in formats or (not formats and is_described)):
        notify(NO_ADDRESS)


def _stamp(mark: str, stored: Mapping[str, Stored], feed: str) -> str:
    records = (f"{slug} {one.fingerprint} {one.record.modified}" for slug, one in sorted(stored.items()))
    now = datetime.now(tz=UTC)
    due = sum(datetime.fromisoformat(one.record.published) <= now for one in stored.values())  # others wait
    return key_of("whole", mark, feed, due, *records)


def rebuild(
    workspace: Workspace,
    formats: Sequence[str],
    *,
    notify: Callable[[str], None],
    failing_alone: Callable[[str], AbstractContextManager[object]] = nullcontext,
) -> tuple[str, ...]:
    """Write `narrator.lock`, feeds, index and book where they change; return the names of what was written.

    *notify* gets what the author should know; in *failing_alone*, given what it makes, each is made by itself.
    Raises `OutputError`.
    """
    site, output, lock = workspace.site, workspace.output, workspace.lock
    written: tuple[str, ...] = ()
    state = output / STATE
    state.mkdir(parents=True, exist_ok=True)
    with file_lock(state / "whole.lock"):
        lock.write()
        if lock.changed and site.path is not None and os.environ.get("CI"):
            notify(f"{lock.path} changed: commit it, so that every episode keeps its guid, slug and date")
        if "feed" in formats:
            _look_at_clock(workspace, notify)
        for one in chosen(formats, FormatScope.SHOW):
            with failing_alone(str(output / one.file_name)):
                if _is_of_others(output, one.file_name):
                    hint = "Move it away, or choose another folder with --output."
                    raise PublishingError(
                        "was there before, and narrator did not make it", where=str(output / one.file_name), hint=hint
                    )
                written += one.maker()(workspace)
        for text in workspace.notices:
            notify(text)
        workspace.notices.clear()
        with failing_alone(str(output / EPISODES)):
            written += episodes.make(workspace)
        if written:
            _look_at_lengths(output, formats, notify)
    return written


def _is_of_others(output: Path, name: str) -> bool:
    """Return whether a feed or an index was in the folder before narrator made anything of the whole there.

    A site generator's own, say; one that an earlier narrator made names it. A link is replaced, not what it leads to.
    """
    path = output / name
    if name not in FILES or (output / STATE / STAMP).exists() or path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return MADE_BY.search(file.read(LOOKED_AT_BYTES)) is None


def _look_at_lengths(output: Path, formats: Sequence[str], notify: Callable[[str], None]) -> None:
    """Tell where the index shows not all articles, and where the feed is a burden for whoever asks for it."""
    articles = sum(1 for _ in (output / STATE / "articles").glob("*.json"))
    if "index" in formats and articles > MOST_LISTED:
        notify(f"{INDEX} shows the newest {MOST_LISTED} of {articles} articles; {FEED} and {EPISODES} have all")
    feed = output / FEED
    if "feed" in formats and feed.is_file() and feed.stat().st_size > LARGE_FEED_BYTES:
        size = f"{FEED} has {feed.stat().st_size / 1e6:.0f} MB, which every app fetches again and again"
        notify(f"{size}; `limit = 300` under [show] keeps the newest 300 in it, and subscribers keep the rest")


def _look_at_clock(workspace: Workspace, notify: Callable[[str], None]) -> None:
    now = datetime.now(tz=UTC)
    if built := _built_later(workspace, now):
        notify(
            f"the clock says {now:%Y-%m-%d}, and the feed was built on {built:%Y-%m-%d}: "
            "what stands in the feed stays, and new posts of later days wait; set the clock"
        )


def _built_later(workspace: Workspace, now: datetime) -> datetime | None:
    """Return when the public feed was built, if that is more than a day after *now*: the clock went back."""
    path = workspace.output / FEED
    built = built_at(path.read_bytes()) if path.is_file() else None
    return built if built is not None and built > now + timedelta(days=1) else None
