"""The audio version of one post, made in the background → what every open page is told of it."""

import threading
from typing import Any, Final

from msgspec import Struct, field

from narrator.article.model import Article
from narrator.errors import NarratorError
from narrator.pipeline.faults import as_fault
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.session import Session
from narrator.publishing.record import ArticleRecord
from narrator.studio.events import Events

FORMATS_TOO: Final = ("embed",)
"""Made on request alone, and wanted here: what to paste into a blog."""
TOLD_PARTS: Final = 4
"""Milestones of a run that are told in words: a quarter, a half, …"""


class Making(Struct):
    """One run of `make`; it is the run's `Progress` as well."""

    name: str
    events: Events
    phase: str = "reading"
    """`reading`, `speaking`, `done` or `failed`."""
    done: int = 0
    total: int = 0
    error: str = ""
    hint: str = ""
    article: dict[str, Any] = field(default_factory=dict)
    """What `make --json` says of it, when it is done."""
    notices: list[str] = field(default_factory=list)
    unchanged: bool = False

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.phase in {"reading", "speaking"}

    def run(self, session: Session) -> None:
        """Make the post."""
        formats = (*(name for name in MakeOptions().formats(session.site.only)), *FORMATS_TOO)
        try:
            report = session.make([self.name], MakeOptions(only=formats, drafts=True, future=True), self)
        except NarratorError as problem:
            self.failed(self.name, str(problem), problem.hint)
        except Exception as problem:  # noqa: BLE001  # told on the page, as a fault of narrator's
            fault = as_fault(problem, self.name)
            self.failed(self.name, str(fault), fault.hint)
        else:
            if report.articles:
                self.article = report.articles[0]
                self.phase = "done"
            elif self.phase != "failed":
                reason = next((one["reason"] for one in report.passed_over), "there is nothing to read aloud in it")
                self.failed(self.name, reason, "")
        self._tell()

    def _tell(self) -> None:
        self.events.send("making", name=self.name, phase=self.phase, done=self.done, total=self.total)

    def began(self, sources: int) -> None:
        """Nothing to tell yet."""

    def recounted(self, change: int) -> None:
        """Nothing: it is one post."""

    def understood(self, article: Article, script_words: int, utterances: int) -> None:  # noqa: ARG002  # the protocol's
        """Tell that it is being spoken."""
        self.phase = "speaking"
        self._tell()

    def heard(self, done: int, total: int) -> None:
        """Tell how much of a person's recording has been heard."""
        self.done, self.total = done, total
        self._tell()

    def sounding(self, source: str, done: int, total: int) -> None:  # noqa: ARG002  # the protocol's
        """Tell how far it is."""
        self.done, self.total = done, total
        self._tell()

    def listen(self, source: str, path: str) -> None:
        """Nothing: the studio plays sentences."""

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:  # noqa: ARG002  # the protocol's
        """Remember whether there was anything to do."""
        self.unchanged = unchanged

    def failed(self, source: str, what: str, hint: str) -> None:  # noqa: ARG002  # the protocol's
        """Remember what failed."""
        self.phase, self.error, self.hint = "failed", what, hint

    def notice(self, text: str) -> None:
        """Remember it."""
        self.notices.append(text)


class Makings:
    """All runs since the studio began, one at a time."""

    def __init__(self, events: Events) -> None:
        """Tell *events* of them."""
        self.events = events
        self._all: dict[str, Making] = {}
        self._turn = threading.Lock()
        self._lock = threading.Lock()

    def of(self, name: str) -> Making | None:
        """Return the last run for the post *name*."""
        return self._all.get(name)

    @property
    def running(self) -> bool:
        """Whether any goes on."""
        return any(making.running for making in list(self._all.values()))

    def start(self, session: Session, name: str) -> Making:
        """Make the post *name* in the background, after what is being made; return its run."""
        with self._lock:
            making = self._all.get(name)
            if making is not None and making.running:
                return making
            making = self._all[name] = Making(name, self.events)

        def run() -> None:
            with self._turn:
                making.run(session)

        threading.Thread(target=run, daemon=True).start()
        return making
