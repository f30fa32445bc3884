"""The posts of a feed or an export → those that this run makes: since, limit, and no excerpts but their pages."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from narrator.article.model import Source
from narrator.errors import SourceError, UsageError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.run import Run
from narrator.pipeline.waiting import why_not_yet
from narrator.reading.catalogues.select import select

WAYS_OUT = "--fetch-pages reads its page, --excerpts makes it as it is"


def items_to_make(run: Run, loaded: tuple[Source, ...]) -> Iterator[Source]:
    """Yield those of the sources *loaded* from one feed or export that the options ask for.

    An excerpt is passed over, or, with `--fetch-pages`, marked with what it announces: `fetched` gets the page.
    """
    options = run.options

    def counts(source: Source) -> bool:
        return not why_not_yet(options, run.now, draft=source.given.draft, published=source.given.published)

    since = select(loaded, since=_since(options))
    whole = tuple(source for source in since if not _is_left(source, options))
    for source in since:
        if _is_left(source, options):
            run.pass_over(source.name, f"{source.excerpt}; {WAYS_OUT}")
    for source in select(whole, limit=options.limit, counts=counts):
        yield replace(source, announced=source.text) if source.excerpt and not options.excerpts else source


def _is_left(source: Source, options: MakeOptions) -> bool:
    return bool(source.excerpt) and not options.excerpts and not (options.fetch_pages and source.url)


def fetched(run: Run, source: Source) -> Source | None:
    """Return *source*, or the page that it announces; None: that cannot be had, which is told."""
    if not source.announced:
        return source
    try:
        return run.session.page_of(source)
    except SourceError as problem:
        run.pass_over(source.name, f"{source.excerpt}; its page cannot be read: {problem.what}")
        return None


def _since(options: MakeOptions) -> date | None:
    if not options.since:
        return None
    try:
        return date.fromisoformat(options.since)
    except ValueError as problem:
        raise UsageError(f"--since: {options.since!r} is no date", hint="Write it as 2025-09-09.") from problem
