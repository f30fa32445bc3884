"""Arguments → a finished publication: the order of work."""

import shlex
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from narrator.article.model import Source
from narrator.errors import ExitCode
from narrator.passages.executor import workers
from narrator.pipeline.fingerprint import fingerprint
from narrator.pipeline.items import fetched, items_to_make
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Report, article_document
from narrator.pipeline.run import Run, open_run
from narrator.reading.discover import Found, is_folder
from narrator.show.gone import gone_notices
from narrator.show.rebuild import is_current, mark_current, rebuild, warn_without_site_url
from narrator.store.folder import Folder, limit_bytes
from narrator.store.records import all_there

if TYPE_CHECKING:
    from narrator.pipeline.build import Build
    from narrator.pipeline.session import Session


def make(session: "Session", arguments: Sequence[str], options: MakeOptions, progress: Progress) -> Report:
    """Make everything that *arguments* name. Raises `UsageError` and `EnvironmentFaultError`; sources fail alone."""
    begin = time.perf_counter()
    run = open_run(session, options, progress)
    discovery = session.discover(arguments, output=run.workspace.output)
    run.report.passed_over = [{"source": over.source, "reason": over.reason} for over in discovery.passed_over]
    progress.began(len(discovery.found))
    with workers(options.jobs, options.scheduler, session.pool) as executor:
        build: Build | None = None
        for found in discovery.found:
            with run.failing_alone(found.name):
                for source in _sources(run, found):
                    if not _is_unchanged(run, source):
                        build = build or _build(run, executor)
                        build.take(source)
        if build is not None:
            build.finish_all()
    _tell_what_is_gone(run, arguments)
    if not options.dry_run:
        with run.timed("publish"):
            _rebuild_show(run)
        run.unspeakable.save()
        if isinstance(run.store, Folder):
            run.store.keep_within(limit_bytes())
    if options.strict and any(article["warnings"] for article in run.report.articles):
        run.report.codes.add(ExitCode.REVIEW)
    run.report.seconds["total"] = time.perf_counter() - begin
    return run.report


def _build(run: Run, executor: Executor) -> "Build":
    from narrator.pipeline.build import Build  # noqa: PLC0415  # half a second, which an unchanged archive never needs

    return Build(run, executor)


def _sources(run: Run, found: Found) -> Iterator[Source]:
    """Yield the sources in *found*: of a feed or export, those that the options ask for."""
    options = run.options
    with run.timed("read"):
        loaded = run.session.load(found, format=options.format, given=options.given, stdin=options.stdin)
    if not loaded[0].is_item:
        yield from loaded
        return
    chosen = tuple(items_to_make(run, loaded))
    run.progress.recounted(len(chosen) - 1)  # the file itself was counted
    for source in chosen:
        if source.announced and _is_unchanged(run, source):
            continue
        whole = fetched(run, source)
        if whole is None:
            run.progress.recounted(-1)
        else:
            yield whole


def _is_unchanged(run: Run, source: Source) -> bool:
    """Return True, and report the article, where all that *source* would give is published and lies there whole."""
    if run.options.rebuild or run.options.revoice or run.options.dry_run:
        return False
    mark = fingerprint(source, run.mark, run.recordings(source))
    if mark in run.unspeakable.reasons:
        run.progress.recounted(-1)
        return True
    stored = run.known.get(mark)
    if stored is None or not all_there(run.workspace.output, stored.record):
        return False
    run.pinning.claimed[stored.record.slug] = stored.record.identity
    run.report.articles.append(article_document(stored.record, {}))
    run.progress.finished(stored.record, unchanged=True)
    return True


def _tell_what_is_gone(run: Run, arguments: Sequence[str]) -> None:
    """Tell of what earlier runs published from a folder among *arguments*, and whose source is no longer there."""
    session, output = run.session, run.workspace.output
    here = {str(article["slug"]) for article in run.report.articles} | run.pinning.told
    records = (one.record for slug, one in run.stored.items() if slug not in here)
    mine = (record for record in records if record.feed == run.options.feed)
    folders = [session.folder / argument for argument in arguments if is_folder(argument, session.folder)]
    usual = output.absolute() == (session.folder / session.named_output).absolute()
    other = "" if usual else shlex.quote(str(run.options.output))
    for text in gone_notices(mine, folders, run.site.root, output=other):
        run.progress.notice(text)


def _rebuild_show(run: Run) -> None:
    """Write lock, feeds, index and book, unless they were made from these very records already."""
    options, workspace, notify = run.options, run.workspace, run.progress.notice
    warn_without_site_url(run.site, run.options.only or run.site.only, notify)
    current = is_current(workspace, run.mark, run.stored, run.formats, feed=options.feed)
    if current and not run.made:
        return
    failed = len(run.report.failed)
    run.report.written += rebuild(workspace, run.formats, notify=notify, failing_alone=run.failing_alone)
    if len(run.report.failed) == failed:
        mark_current(workspace.output, run.mark, workspace.records.load(), feed=options.feed)
