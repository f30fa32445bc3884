"""Sources that changed → published articles: read, written, handed to workers, proved and finished in order."""

from collections import deque
from concurrent.futures import Executor, Future
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import Article, Source
from narrator.article.words import word_count
from narrator.casting.casting import first_engine, warm_up_voices
from narrator.errors import SourceError
from narrator.interrupts import deferred
from narrator.ledger.account import account
from narrator.locks import lock_class
from narrator.passages.executor import worker_count
from narrator.passages.make import Done, PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.pipeline.dry_run import dry_run_document
from narrator.pipeline.fingerprint import fingerprint
from narrator.pipeline.finish import finish
from narrator.pipeline.in_flight import InFlight, wait_for
from narrator.pipeline.listening.early_playback import GrowingMp3
from narrator.pipeline.placing import Placing
from narrator.pipeline.plan import Plan, plan_of
from narrator.pipeline.report import article_document
from narrator.pipeline.run import Run
from narrator.pipeline.waiting import why_not
from narrator.store.records import Stored, files_of, stale_files, with_earlier_files

PASSAGES_AHEAD = 8
"""For each worker: so many passages are handed out before the oldest article is finished; bounds memory."""


class Build(Struct):
    """The articles of a run that are being made, the oldest first."""

    run: Run
    executor: Executor
    flight: deque[InFlight] = field(default_factory=deque)
    engines_started: bool = False
    """Before it was known what there is to say."""

    @property
    def maker(self) -> PassageMaker:
        """What makes passages."""
        return PassageMaker(self.run.store, self.run.session.pool)

    def take(self, source: Source) -> None:
        """Read *source* and hand out its passages; finish earlier articles where too many are in flight."""
        run = self.run
        with run.failing_alone(source.name):
            self._start_engines(source)
            article = self._article(source)
            if article is None:
                return
            reason = why_not(article, run.options, run.now)
            if reason:
                run.report.passed_over.append({"source": source.name, "reason": reason})
                run.progress.recounted(-1)
                return
            with run.timed("write"):
                plan = plan_of(run, article, fingerprint(source, run.mark, run.recordings(source)))
            for notice in plan.notices:
                run.progress.notice(notice)
            utterances = sum(len(edition.script.utterances) for edition in plan.editions)
            run.progress.understood(article, word_count(article), utterances)
            if run.options.dry_run:
                run.report.articles.append(dry_run_document(plan, run.formats))
                return
            self.flight.append(self._hand_out(plan))
            ahead = PASSAGES_AHEAD * worker_count(run.options.jobs)
            while len(self.flight) > 1 and sum(len(f) for job in self.flight for f in job.futures) > ahead:
                self._finish_oldest()

    def _article(self, source: Source) -> Article | None:
        """Return the article of *source*; None: it is an item of a feed that cannot be spoken, told once."""
        run = self.run
        try:
            with run.timed("read"):
                return run.session.article(source, fetch_images=run.options.fetch_images)
        except SourceError as problem:
            if not source.is_item:
                raise
            run.pass_over(source.name, problem.what)
            run.progress.recounted(-1)
            run.unspeakable.remember(fingerprint(source, run.mark, run.recordings(source)), problem.what)
            return None

    def finish_all(self) -> None:
        """Finish every article that is in flight, the oldest first."""
        while self.flight:
            self._finish_oldest()

    def _start_engines(self, source: Source) -> None:
        """Start engines in the background while the source is read. Local runs only.

        A source that was published before has little that is new to say: one engine; any other keeps all workers busy.
        """
        run = self.run
        if self.engines_started or run.options.dry_run or run.options.scheduler:
            return
        known = any(stored.record.source == source.name for stored in run.stored.values())
        engine = first_engine(run.profiles[0], run.site.root)
        with deferred():
            for _ in range(1 if known else worker_count(run.options.jobs)):
                self.executor.submit(run.session.pool.start, *engine)
            self.executor.submit(warm_up_voices, engine)
        self.engines_started = True

    def _hand_out(self, plan: Plan) -> InFlight:
        run = self.run
        futures = [[self._submitted(task) for task in edition.tasks] for edition in plan.editions]
        with run.timed("write"):
            ledgers = [edition.ledger or account(plan.article, edition.script) for edition in plan.editions]
        growing = GrowingMp3(run.workspace.output, plan.pin.slug) if run.options.listen else None
        return InFlight(plan, futures, ledgers, growing)

    def _submitted(self, task: PassageTask) -> Future[Done]:
        """Hand out *task*, unless the store has its passage: a worker that only looks holds up the one that speaks."""
        if self.run.options.scheduler or not self.maker.is_made(task):
            with deferred():
                return self.executor.submit(self.maker.make, task)
        there: Future[Done] = Future()
        there.set_result(Done((), encoded=False))
        return there

    def _finish_oldest(self) -> None:
        job = self.flight.popleft()
        run, output = self.run, self.run.workspace.output
        source = job.plan.article.source.name
        lock_class()  # needed at the end of the run; loaded while the workers speak
        with run.failing_alone(source):
            with run.timed("speak"):
                work, heads = wait_for(job, self.maker, run.progress)
            with run.timed("publish"), Placing(output) as placing:
                plan = self._promised(job.plan)
                made = finish(
                    plan,
                    job.ledgers,
                    heads,
                    site=run.site,
                    formats=run.formats,
                    output=output,
                    maker=self.maker,
                    begin_placing=placing.begin,
                )
                earlier = run.stored.get(made.slug)
                record = made if earlier is None else with_earlier_files(made, earlier.record, output)
                with deferred():
                    run.workspace.records.save(Stored(job.plan.fingerprint, record))
                    run.made += 1
            stale = stale_files(output / made.slug, files_of(made), output)
            if stale:
                run.progress.notice(f"{source}: left from an earlier run, and no longer made: {', '.join(stale)}")
            run.report.articles.append(article_document(made, work))
            run.progress.finished(made, unchanged=False)

    def _promised(self, plan: Plan) -> Plan:
        """Return *plan* under the pin that holds, which is in narrator.lock before anything is published under it."""
        if plan.pin.feed:  # a private list is nobody's business: narrator.lock is committed
            return plan
        with deferred():
            pin = self.run.workspace.lock.promise(plan.pin, instead_of=plan.renamed_from)
        by_the_pin = plan.modified.isoformat() == plan.pin.published
        return replace(plan, pin=pin, modified=datetime.fromisoformat(pin.published) if by_the_pin else plan.modified)
