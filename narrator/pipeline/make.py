"""Arguments → a finished publication: the order of work, one article after the other, their passages in parallel."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from narrator.article.model import Source
from narrator.article.words import word_count
from narrator.casting.profiles import trusted_profiles
from narrator.config.load import shadows
from narrator.config.locate import site_of
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ExitCode, NarratorError, OutputError, UsageError
from narrator.passages.containers import check_containers
from narrator.passages.executor import worker_count, workers
from narrator.pipeline.fingerprint import fingerprint, run_fingerprint
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.plan import Plan, Planner
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Report, Work, article_document
from narrator.reading.discover import Found, discover
from narrator.reading.load import load
from narrator.show.identity import feed_guid, private_feed
from narrator.show.rebuild import is_current, mark_current, rebuild, warn_without_site_url
from narrator.show.workspace import Workspace, open_workspace
from narrator.store.atomic import writing_to
from narrator.store.folder import Folder, limit_bytes
from narrator.store.protocol import Store
from narrator.store.records import Stored, all_there, files_of, with_earlier_files

if TYPE_CHECKING:
    from narrator.ledger.model import Ledger
    from narrator.passages.assemble import Head
    from narrator.passages.make import Done
    from narrator.passages.tasks import PassageTask
    from narrator.pipeline.early_playback import Listening

PASSAGES_AHEAD = 8
"""For each worker: so many passages are handed out before the oldest article is finished; bounds memory."""


class InFlight(Struct):
    """An article whose passages are being made."""

    plan: Plan
    futures: "list[list[Future[Done]]]"
    """For each edition, its passages in order."""
    ledgers: "list[Ledger]"
    """For each edition: the proof needs no sound, so that it is made while the workers speak."""
    listening: "Listening | None" = None


class Run(Struct):
    """One run: what it works with, and what it has done so far."""

    options: MakeOptions
    workspace: Workspace
    profiles: Sequence[VoiceProfile]
    progress: Progress
    stored: dict[str, Stored]
    planner: Planner
    now: datetime
    mark: str
    """The fingerprint of everything but the sources."""
    report: Report = field(default_factory=Report)
    flight: deque[InFlight] = field(default_factory=deque)
    made: int = 0
    """How many articles this run published."""
    engines_started: bool = False
    """Before it was known what there is to say."""
    known: dict[str, Stored] = field(default_factory=dict)
    """Fingerprint → record, as they were when the run began."""

    @property
    def site(self) -> Site:
        """The site whose sources are made."""
        return self.workspace.site

    @property
    def store(self) -> Store:
        """What is kept between runs."""
        return self.workspace.store

    @property
    def formats(self) -> tuple[str, ...]:
        """What is made, in order."""
        return self.options.formats(self.site.only)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time of the block to *stage*."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.report.seconds[stage] += time.perf_counter() - begin

    @contextmanager
    def failing_alone(self, source: str) -> Iterator[None]:
        """Let a source that fails be reported, and the others go on; a disk that is full stops everything."""
        try:
            yield
        except OutputError:
            raise
        except NarratorError as problem:
            self.report.codes.add(problem.exit_code)
            self.report.failed.append({"source": source, "error": _error_text(problem, source), "hint": problem.hint})
            self.progress.failed(source, _error_text(problem, source), problem.hint)


def make(arguments: Sequence[str], options: MakeOptions, progress: Progress) -> Report:
    """Make everything that *arguments* name. Raises `UsageError` and `EnvironmentFaultError`; sources fail alone."""
    begin = time.perf_counter()
    run = _prepare(options, progress)
    discovery = discover(arguments, site=run.site)
    run.report.passed_over = [{"source": over.source, "reason": over.reason} for over in discovery.passed_over]
    progress.began(len(discovery.found))
    with workers(options.jobs, options.scheduler) as executor:
        for found in discovery.found:
            with run.failing_alone(found.name):
                for source in _sources(run, found):
                    _take(run, source, executor)
        while run.flight:
            _finish_oldest(run)
    if not options.dry_run:
        with run.timed("publish"):
            _rebuild_show(run)
        if isinstance(run.store, Folder):
            run.store.keep_within(limit_bytes())
    if options.strict and any(article["warnings"] for article in run.report.articles):
        run.report.codes.add(ExitCode.REVIEW)
    run.report.seconds["total"] = time.perf_counter() - begin
    return run.report


def _rebuild_show(run: Run) -> None:
    options, workspace = run.options, run.workspace
    warn_without_site_url(run.site, run.formats, run.progress.notice)
    if not run.made and is_current(workspace, run.mark, run.stored, run.formats, feed=options.feed, book=options.book):
        return
    run.report.written += rebuild(workspace, run.formats, book=options.book, notify=run.progress.notice)
    mark_current(options.output, run.mark, run.workspace.records.load(), feed=options.feed)


def _prepare(options: MakeOptions, progress: Progress) -> Run:
    """Return the run, with everything checked that no source can mend."""
    site = site_of(options.config, allow_private=options.allow_private)
    profiles = _profiles(options, site, progress)
    if not options.dry_run:
        with writing_to(options.output):
            options.output.mkdir(parents=True, exist_ok=True)
            probe = options.output / ".narrator-can-write"
            probe.touch()
            probe.unlink(missing_ok=True)  # another run tried at the same time
    check_containers(options.formats(site.only))
    workspace = open_workspace(site, options.output, cache=options.cache)
    lock, store = workspace.lock, workspace.store
    lock.feed_guid = feed_guid(lock, site.show)
    stored = workspace.records.load()
    now = datetime.now(tz=UTC).replace(microsecond=0)
    private = private_feed(site, options.feed) if options.feed else None
    planner = Planner(site, options, profiles, store, lock, stored, now, private)
    mark = run_fingerprint(options, site, profiles)
    known = {one.fingerprint: one for one in stored.values()}
    return Run(options, workspace, profiles, progress, stored, planner, now, mark, known=known)


def _profiles(options: MakeOptions, site: Site, progress: Progress) -> list[VoiceProfile]:
    profiles = trusted_profiles(options.voices or site.voices, site=site)
    for name in options.voices or site.voices:
        own = shadows(name, site.root)
        if own is not None:
            progress.notice(f"{own}: is used in place of the profile {name!r} that narrator ships")
    return profiles


def _sources(run: Run, found: Found) -> Iterator[Source]:
    with run.timed("read"):
        loaded = load(found, site=run.site, format=run.options.format, given=run.options.given, stdin=run.options.stdin)
    if len(loaded) == 1:
        yield from loaded
        return
    from narrator.reading.catalogues.reader import select  # noqa: PLC0415  # lxml, only for feeds and exports

    def counts(source: Source) -> bool:
        return not run.planner.why_not_yet(draft=source.given.draft, published=source.given.published)

    yield from select(loaded, since=_since(run.options), limit=run.options.limit, counts=counts)


def _since(options: MakeOptions) -> date | None:
    if not options.since:
        return None
    try:
        return date.fromisoformat(options.since)
    except ValueError as problem:
        raise UsageError(f"--since: {options.since!r} is no date", hint="Write it as 2025-09-09.") from problem


def _take(run: Run, source: Source, executor: Executor) -> None:
    """Read one source and hand out its passages, unless nothing about it has changed.

    What an unchanged source does not need is imported here: half a second.
    """
    with run.failing_alone(source.name):
        mark = fingerprint(source, run.mark)
        if _unchanged(run, mark):
            return
        _start_engines(run, source, executor)
        with run.timed("read"):
            from narrator.pipeline.prepare import article_of  # noqa: PLC0415

            article = article_of(source, run.site, fetch_images=run.options.fetch_images)
        reason = run.planner.why_not(article)
        if reason:
            run.report.passed_over.append({"source": source.name, "reason": reason})
            return
        with run.timed("write"):
            plan = run.planner.plan(article, mark)
        for notice in plan.notices:
            run.progress.notice(notice)
        utterances = sum(len(edition.script.utterances) for edition in plan.editions)
        run.progress.understood(article, word_count(article), utterances)
        if run.options.dry_run:
            from narrator.pipeline.dry_run import rehearsed  # noqa: PLC0415

            run.report.articles.append(rehearsed(plan, run.formats))
            return
        run.flight.append(_hand_out(run, plan, executor))
        ahead = PASSAGES_AHEAD * worker_count(run.options.jobs)
        while len(run.flight) > 1 and sum(len(f) for job in run.flight for f in job.futures) > ahead:
            _finish_oldest(run)


def _unchanged(run: Run, mark: str) -> bool:
    """Say whether what has the fingerprint *mark* is published and lies there whole; then report it so."""
    if run.options.rebuild or run.options.revoice or run.options.dry_run:
        return False
    stored = run.known.get(mark)
    if stored is None or not all_there(run.options.output, stored.record):
        return False
    run.planner.claimed[stored.record.slug] = stored.record.identity
    run.report.articles.append(article_document(stored.record, {}))
    run.progress.finished(stored.record, unchanged=True)
    return True


def _start_engines(run: Run, source: Source, executor: Executor) -> None:
    """Start the engines that will most likely be needed, meanwhile to reading and writing. On this machine only.

    A source that was published before has little that is new to say: one engine; any other keeps all workers busy.
    """
    if run.engines_started or run.options.dry_run or run.options.scheduler:
        return
    from narrator.casting.casting import first_engine, warm_up_voices  # noqa: PLC0415
    from narrator.casting.engine_pool import ENGINE_POOL  # noqa: PLC0415

    known = any(stored.record.source == source.name for stored in run.stored.values())
    engine = first_engine(run.profiles[0], run.site.root)
    for _ in range(1 if known else worker_count(run.options.jobs)):
        executor.submit(ENGINE_POOL.start, *engine)
    executor.submit(warm_up_voices, *engine[:2])
    run.engines_started = True


def _hand_out(run: Run, plan: Plan, executor: Executor) -> InFlight:
    from narrator.pipeline.early_playback import Listening  # noqa: PLC0415

    futures = [[_submitted(run, task, executor) for task in edition.tasks] for edition in plan.editions]
    ledgers = _proved(run, plan)
    listening = Listening(run.options.output, plan.pin.slug) if run.options.listen else None
    return InFlight(plan, futures, ledgers, listening)


def _submitted(run: Run, task: "PassageTask", executor: Executor) -> "Future[Done]":
    """Hand out *task*, unless the store has its passage: workers that only look would hold up the one that speaks."""
    from narrator.passages.make import Done, is_made, make_passage  # noqa: PLC0415  # numpy

    if run.options.scheduler or not is_made(task, run.store):
        return executor.submit(make_passage, task, run.store)
    there: Future[Done] = Future()
    there.set_result(Done((), encoded=False))
    return there


def _proved(run: Run, plan: Plan) -> "list[Ledger]":
    from narrator.ledger.account import account  # noqa: PLC0415

    with run.timed("write"):
        return [edition.ledger or account(plan.article, edition.script) for edition in plan.editions]


def _finish_oldest(run: Run) -> None:
    job = run.flight.popleft()
    source = job.plan.article.source.name
    import filelock  # noqa: F401, PLC0415  # needed at the end of the run; all of this while the workers speak

    from narrator.pipeline.finish import finish  # noqa: PLC0415
    from narrator.store.records import stale_files  # noqa: PLC0415

    with run.failing_alone(source):
        with run.timed("speak"):
            work, heads = _wait(run, job)
        with run.timed("publish"):
            made = finish(
                job.plan,
                job.ledgers,
                heads,
                site=run.site,
                formats=run.formats,
                output=run.options.output,
                store=run.store,
            )
            earlier = run.stored.get(made.slug)
            record = made if earlier is None else with_earlier_files(made, earlier.record, run.options.output)
            stored = Stored(job.plan.fingerprint, record)
            if not record.feed:  # a private list is nobody's business: narrator.lock is committed
                run.workspace.lock.add(job.plan.pin, instead_of=job.plan.renamed_from)
            run.workspace.records.save(stored)
            run.made += 1
        stale = stale_files(run.options.output / made.slug, files_of(made), run.options.output)
        if stale:
            run.progress.notice(f"{source}: left from an earlier run, and no longer made: {', '.join(stale)}")
        document = article_document(made, work)
        run.report.articles.append(document)
        run.progress.finished(made, unchanged=False)


def _wait(run: Run, job: InFlight) -> "tuple[dict[str, Work], list[list[Head]]]":
    """Wait for the passages, in order; return what each edition cost, and the heads of its passages."""
    from narrator.passages.assemble import head_of  # noqa: PLC0415  # numpy, where nothing is spoken

    total = sum(len(futures) for futures in job.futures)
    done = 0
    work: dict[str, Work] = {}
    heads: list[list[Head]] = []
    try:
        for edition, futures in zip(job.plan.editions, job.futures, strict=True):
            # Those that are there are looked at while the others are made: of an edited article, nearly all
            early = {
                number: head_of(task, run.store)
                for number, (task, future) in enumerate(zip(edition.tasks, futures, strict=True))
                if future.done() and future.exception() is None
            }
            heads.append([])
            spoken: set[str] = set()
            encoded = 0
            for number, (task, future) in enumerate(zip(edition.tasks, futures, strict=True)):
                result = future.result()
                heads[-1].append(early[number] if number in early else head_of(task, run.store))
                spoken.update(result.spoken)
                encoded += result.encoded
                done += 1
                if job.listening is not None and edition is job.plan.editions[0]:
                    job.listening.add(task, run.store, run.progress, job.plan.article.source.name)
                run.progress.sounding(job.plan.article.source.name, done, total)
            all_utterances = len(edition.script.utterances)
            work[edition.profile.name] = Work(len(spoken), all_utterances - len(spoken), encoded)
    except BaseException:
        for futures in job.futures:
            for future in futures:
                future.cancel()
        raise
    return work, heads


def _error_text(problem: NarratorError, source: str) -> str:
    return str(problem).removeprefix(f"{source}: ")
