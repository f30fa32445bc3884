"""The engines that are open: one supervised process for each engine, set of options and thread of work."""

import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrator.speech.model import EngineOptions, Request, Sound

if TYPE_CHECKING:
    from narrator.speech.supervisor import Supervisor


@dataclass(slots=True)
class OpenEngines:
    """Supervisors by engine and options; each thread has its own, since an engine speaks one thing at a time."""

    _local: threading.local = field(default_factory=threading.local)
    _all: "list[Supervisor]" = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _given_up: bool = False

    def speak(self, engine: str, options: EngineOptions, time_limit_s: float, request: Request) -> Sound:
        """Return the checked sound of *request*.

        Raises `SpeechError` or `EngineMissingError`; `CancelledError` after `give_up`.
        """
        if self._given_up:
            raise CancelledError
        mine: dict[tuple[str, EngineOptions], Supervisor] = self._local.__dict__.setdefault("mine", {})
        supervisor = mine.get((engine, options))
        if supervisor is None:
            supervisor = self._supervisor(engine, options, time_limit_s)
            mine[(engine, options)] = supervisor
        return supervisor.speak(request)

    def give_up(self) -> None:
        """End what is being spoken, and speak nothing more until `close`: a run is interrupted."""
        self._given_up = True
        with self._lock:
            for supervisor in self._all:
                supervisor.close()

    def close(self) -> None:
        """End every engine process; the next `speak` opens new ones. No other thread may be speaking."""
        with self._lock:
            for supervisor in self._all:
                supervisor.close()
            self._all.clear()
        self._local = threading.local()
        self._given_up = False

    def _supervisor(self, engine: str, options: EngineOptions, time_limit_s: float) -> "Supervisor":
        from narrator.speech.supervisor import Supervisor  # noqa: PLC0415  # numpy, where nothing is spoken

        supervisor = Supervisor(engine, options, time_limit_s=time_limit_s)
        with self._lock:
            self._all.append(supervisor)
        return supervisor


OPEN = OpenEngines()
"""The engines of this process."""


def close_engines() -> None:
    """End the engines of this process: what a cluster's workers are asked to do at the end of a run."""
    OPEN.close()
