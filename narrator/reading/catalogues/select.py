"""Of a feed's or an export's sources those that are asked for, by their days."""

from collections.abc import Callable
from datetime import date, datetime

from narrator.article.model import Source


def select(
    sources: tuple[Source, ...],
    *,
    since: date | None = None,
    limit: int = 0,
    counts: Callable[[Source], bool] = lambda _: True,
) -> tuple[Source, ...]:
    """Return the sources dated *since* that day, and of these the *limit* newest (0: all), in their own order.

    Sources without a date are never older than a day. With a limit only those are taken that *counts* says will be
    published: one that waits for its day must not take the place of another.
    """
    kept = [source for source in sources if since is None or _day(source) is None or (_day(source) or since) >= since]
    kept = [source for source in kept if counts(source)] if limit > 0 else kept
    if limit <= 0 or len(kept) <= limit:
        return tuple(kept)
    newest = sorted(range(len(kept)), key=lambda index: (_day(kept[index]) or date.min, -index), reverse=True)[:limit]
    return tuple(kept[index] for index in sorted(newest))


def _day(source: Source) -> date | None:
    published = source.given.published
    return published.date() if isinstance(published, datetime) else published
