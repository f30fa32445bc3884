"""Workers: a `concurrent.futures.Executor`, on this machine's cores or on a Dask cluster's."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from narrator.casting.engine_pool import EnginePool, close_worker_pool
from narrator.errors import EnvironmentFaultError

CONNECT_SECONDS = 10


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
        with _cluster(scheduler, pool) as executor:
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


@contextmanager
def _cluster(address: str, pool: EnginePool) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415  # an extra
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as problem:
        raise EnvironmentFaultError(
            "--scheduler needs Dask", hint="Install it: pip install 'narrator-audio[dask]'."
        ) from problem
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise EnvironmentFaultError(
            f"the scheduler does not answer: {problem}",
            where=address,
            hint="Is it running? `dask scheduler` starts one.",
        ) from problem
    try:
        with pool.in_use():
            # A worker that dies is the scheduler's business, which gives its passages to others; an error stays one.
            yield client.get_executor(pure=False)
            client.run(close_worker_pool)
    except (CommClosedError, KilledWorker) as problem:
        raise EnvironmentFaultError(
            f"the cluster failed: {problem}",
            where=address,
            hint="Look at the workers' logs, and run again: what was made is kept.",
        ) from problem
    finally:
        client.close()
