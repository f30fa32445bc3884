"""Workers on a Dask cluster: the same executor, over the network."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from distributed import Client
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from narrator.casting.engine_pool import EnginePool, close_worker_pool
from narrator.errors import EnvironmentFaultError

CONNECT_SECONDS = 10


@contextmanager
def cluster_workers(address: str, pool: EnginePool) -> Iterator[Executor]:
    """Yield the executor of the scheduler at *address*; its workers' engines end with the block.

    Raises `EnvironmentFaultError`: it cannot be reached, or is lost on the way.
    """
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
