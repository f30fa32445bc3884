"""The engines that are open: supervised processes, lent to whichever worker has something to say."""

import threading
from collections import defaultdict
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from narrator.speech.model import EngineOptions, Request, Sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrator.speech.supervisor import Supervisor


EngineKey = tuple[str, EngineOptions, float]
"""An engine's name, its options, and its limit of time for one call in seconds."""


def _no_supervisors() -> "defaultdict[EngineKey, list[Supervisor]]":
    return defaultdict(list)


class EnginePool(Struct):
    """Supervisors, as many as speak at once: each speaks for one thread at a time.

    A session has one of its own. Sent to a cluster's worker, it becomes that worker's pool.
    """

    _free: "defaultdict[EngineKey, list[Supervisor]]" = field(default_factory=_no_supervisors)
    _all: "list[Supervisor]" = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _cancelled: bool = False
    _users: int = 0
    """Runs of the session that have not ended."""

    def __reduce__(self) -> tuple[Any, ...]:
        return worker_pool, ()

    @contextmanager
    def in_use(self) -> "Iterator[None]":
        """Keep the engines open; they end with the last of the blocks that use them at once."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    self._end_all()

    def speak(self, engine: str, options: EngineOptions, time_limit_s: float, request: Request) -> Sound:
        """Return the checked sound of *request*.

        Raises `SpeechError` or `EngineMissingError`; `CancelledError` after `cancel`.
        """
        with self._lent((engine, options, time_limit_s)) as supervisor:
            return supervisor.speak(request)

    def speak_all(
        self, engine: str, options: EngineOptions, time_limit_s: float, requests: "Sequence[Request]"
    ) -> "Iterator[Sound]":
        """Yield the checked sound of each request, in order; the next is spoken while one is used.

        Raises as `speak` does.
        """
        with self._lent((engine, options, time_limit_s)) as supervisor:
            for sound in supervisor.speak_all(requests):
                yield sound
                if self._cancelled:
                    raise CancelledError

    def start(self, engine: str, options: EngineOptions, time_limit_s: float) -> None:
        """Start an engine that will be needed, while others still find out what it has to say.

        One that does not start is told of by the first `speak`.
        """
        with self._lent((engine, options, time_limit_s)) as supervisor:
            supervisor.start()

    def cancel(self) -> None:
        """End what is being spoken, and speak nothing more until `resume`: a run is interrupted."""
        self._cancelled = True
        with self._lock:
            for supervisor in self._all:
                supervisor.close()

    def resume(self) -> None:
        """Speak again: the interrupted run's threads have ended, and another run may be there."""
        self._cancelled = False

    def close(self) -> None:
        """End every engine process; the next `speak` opens new ones. No other thread may be speaking."""
        with self._lock:
            self._end_all()

    def _end_all(self) -> None:
        for supervisor in self._all:
            supervisor.close()
        self._all.clear()
        self._free.clear()
        self._cancelled = False

    @contextmanager
    def _lent(self, wanted: EngineKey) -> "Iterator[Supervisor]":
        """Lend a supervisor that nobody uses: the one used last, else a new one."""
        if self._cancelled:
            raise CancelledError
        from narrator.speech.supervisor import Supervisor  # noqa: PLC0415  # numpy, where nothing is spoken

        engine, options, time_limit_s = wanted
        with self._lock:
            if not self._free[wanted]:
                self._all.append(Supervisor(engine, options, time_limit_s=time_limit_s))
                self._free[wanted].append(self._all[-1])
            supervisor = self._free[wanted].pop()
        try:
            yield supervisor
        finally:
            with self._lock:
                self._free[wanted].append(supervisor)


@cache
def worker_pool() -> EnginePool:
    """Return the pool that a cluster's worker process keeps for all the passages that it makes."""
    return EnginePool()


def close_worker_pool() -> None:
    """End the engines of a cluster's worker: what it is asked to do at the end of a run."""
    worker_pool().close()
