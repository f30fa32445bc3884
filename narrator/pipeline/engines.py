"""The engines that are open: one supervised process for each engine, set of options and thread of work."""

import threading
from dataclasses import dataclass, field

from narrator.speech.model import EngineOptions, Request, Sound
from narrator.speech.supervisor import Supervisor


@dataclass(slots=True)
class OpenEngines:
    """Supervisors by engine and options; each thread has its own, since an engine speaks one thing at a time."""

    _local: threading.local = field(default_factory=threading.local)
    _all: list[Supervisor] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def speak(self, engine: str, options: EngineOptions, time_limit_s: float, request: Request) -> Sound:
        """Return the checked sound of *request*. Raises `SpeechError` or `EngineMissingError`."""
        mine: dict[tuple[str, EngineOptions], Supervisor] = self._local.__dict__.setdefault("mine", {})
        supervisor = mine.get((engine, options))
        if supervisor is None:
            supervisor = Supervisor(engine, options, time_limit_s=time_limit_s)
            mine[(engine, options)] = supervisor
            with self._lock:
                self._all.append(supervisor)
        return supervisor.speak(request)

    def close(self) -> None:
        """End every engine process."""
        with self._lock:
            for supervisor in self._all:
                supervisor.close()
            self._all.clear()
        self._local = threading.local()


OPEN = OpenEngines()
"""The engines of this process."""
