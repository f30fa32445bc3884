"""Workers: a `concurrent.futures.Executor`, on this machine's cores or on a Dask cluster's."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from narrator.casting.engine_pool import EnginePool
from narrator.errors import EnvironmentFaultError


def worker_count(jobs: int) -> int:
    """Return how many workers *jobs* asks for.

    0: one more than there are cores. While one waits for its engine or for the interpreter, another works: on two
    cores the third takes 5 % off a cold build, and a fourth nothing more.
    """
    return jobs or (os.cpu_count() or 1) + 1


@contextmanager
def workers(jobs: int, scheduler: str, pool: EnginePool) -> Iterator[Executor]:
    """Yield an executor, and end it and every engine of *pool* when the block is left.

    On this machine the workers are threads, which borrow an engine process each while they speak; LAME and numpy
    let go of the interpreter's lock. Raises `EnvironmentFaultError` where the *scheduler* (a Dask address) cannot be
    reached, or is lost on the way.
    """
    if scheduler:
        try:
            from narrator.passages.cluster import cluster_workers  # noqa: PLC0415  # Dask, of an extra
        except ImportError as problem:
            hint = "Install it: pip install 'narrator-audio[dask]'."
            raise EnvironmentFaultError("--scheduler needs Dask", hint=hint) from problem
        with cluster_workers(scheduler, pool) as executor:
            yield executor
        return
    with pool.in_use():
        executor = ThreadPoolExecutor(max_workers=worker_count(jobs), thread_name_prefix="worker")
        try:
            yield executor
        except BaseException:
            pool.cancel()  # an engine in the middle of a sentence would hold its thread, and so the end, back
            executor.shutdown(wait=True, cancel_futures=True)
            pool.resume()
            raise
        executor.shutdown(wait=True)
