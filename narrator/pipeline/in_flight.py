"""An article whose passages are being made → what each edition cost, and the heads of its passages."""

from concurrent.futures import Future

from msgspec import Struct

from narrator.ledger.model import Ledger
from narrator.passages.assemble import PassageHead, head_of
from narrator.passages.make import Done, PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.pipeline.listening.early_playback import GrowingMp3
from narrator.pipeline.plan import Plan
from narrator.pipeline.progress import Progress
from narrator.pipeline.report import Work


class InFlight(Struct):
    """An article whose passages are being made."""

    plan: Plan
    futures: list[list[Future[Done]]]
    """For each edition, its passages in order."""
    ledgers: list[Ledger]
    """For each edition: the proof needs no sound, so that it is made while the workers speak."""
    growing: GrowingMp3 | None = None
    """The main edition as it can be played already, where somebody listens."""


def wait_for(job: InFlight, maker: PassageMaker, progress: Progress) -> tuple[dict[str, Work], list[list[PassageHead]]]:
    """Wait for the passages of *job*, in order; return the work by voice, and the heads by edition.

    Raises what a passage failed with; the others are then cancelled.
    """
    source = job.plan.article.source.name
    total = sum(len(futures) for futures in job.futures)
    done = 0
    work: dict[str, Work] = {}
    heads: list[list[PassageHead]] = []
    try:
        for edition, futures in zip(job.plan.editions, job.futures, strict=True):
            early = _early_heads(edition.tasks, futures, maker)
            heads.append([])
            spoken: set[str] = set()
            encoded = 0
            for number, (task, future) in enumerate(zip(edition.tasks, futures, strict=True)):
                result = future.result()
                heads[-1].append(early[number] if number in early else head_of(task, maker))
                spoken.update(result.spoken)
                encoded += result.encoded
                done += 1
                if job.growing is not None and edition is job.plan.editions[0]:
                    job.growing.add(task, maker, progress, source)
                progress.sounding(source, done, total)
            work[edition.profile.name] = Work(len(spoken), len(edition.script.utterances) - len(spoken), encoded)
    except BaseException:
        for futures in job.futures:
            for future in futures:
                future.cancel()
        raise
    return work, heads


def _early_heads(
    tasks: tuple[PassageTask, ...], futures: list[Future[Done]], maker: PassageMaker
) -> dict[int, PassageHead]:
    """Return the heads of passages that are there while others are made: of an edited article, nearly all."""
    return {
        number: head_of(task, maker)
        for number, (task, future) in enumerate(zip(tasks, futures, strict=True))
        if future.done() and future.exception() is None
    }
