"""Takes of a post → which sentences they read, found in the background, one take at a time."""

import threading

from msgspec import Struct

from narrator.editing.post import OpenPost
from narrator.editing.takes import KeptTake, align_take, best_readings, takes_of
from narrator.errors import NarratorError
from narrator.narration.model import Aligned, Reading
from narrator.pipeline.faults import as_fault
from narrator.pipeline.session import Session
from narrator.studio.events import Events


class HeardTakes(Struct, frozen=True):
    """How far the takes of a post are heard."""

    readings: dict[str, Reading]
    waiting: int
    """Takes that nobody has listened to yet."""
    problem: str = ""
    hint: str = ""


class Listening:
    """What was heard in each take, for one state of its post."""

    def __init__(self, events: Events) -> None:
        """Tell *events* when a take was heard."""
        self.events = events
        self._heard: dict[tuple[str, str, int], Aligned | NarratorError] = {}
        self._asked: set[tuple[str, str, int]] = set()
        self._turn = threading.Lock()

    def of(self, session: Session, post: OpenPost) -> HeardTakes:
        """Return what is known now; what is not known yet is found in the background."""
        takes = takes_of(post.path)
        known = [self._heard.get(_key(post, take)) for take in takes]
        for take in takes:
            key = _key(post, take)
            if key not in self._asked:
                self._asked.add(key)
                threading.Thread(target=self._hear, args=(session, post, take, key), daemon=True).start()
        problem = next((one for one in known if isinstance(one, NarratorError)), None)
        return HeardTakes(
            best_readings(tuple(one for one in known if isinstance(one, Aligned))),
            known.count(None),
            str(problem) if problem else "",
            problem.hint if problem else "",
        )

    @property
    def busy(self) -> bool:
        """Whether a take is being heard."""
        return len(self._heard) < len(self._asked)

    def _hear(self, session: Session, post: OpenPost, take: KeptTake, key: tuple[str, str, int]) -> None:
        with self._turn:
            try:
                self._heard[key] = align_take(session, post.name, take)
            except NarratorError as problem:
                self._heard[key] = problem
            except Exception as problem:  # noqa: BLE001  # told on the page, as a fault of narrator's
                self._heard[key] = as_fault(problem, take.name)
        self.events.send("heard", name=post.name)


def _key(post: OpenPost, take: KeptTake) -> tuple[str, str, int]:
    return post.version, str(take.path), take.path.stat().st_mtime_ns
