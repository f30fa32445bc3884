"""Records of all articles → what belongs to the whole: feed, index, and `narrator.lock`, under a file lock."""

from collections.abc import Sequence

from filelock import FileLock

from narrator.config.site import Site
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
    formats: Sequence[str],
    report: Report,
    progress: Progress,
) -> None:
    """Write what changed. Raises `OutputError`."""
    state = options.output / STATE
    state.mkdir(parents=True, exist_ok=True)
    with FileLock(state / "whole.lock"):
        lock.write()
