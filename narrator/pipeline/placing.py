"""One run at a time puts an article in place; and what dead runs left in the output folder is swept."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from narrator.files import PART, WINDOWS
from narrator.locks import file_lock
from narrator.run_folders import sweep_folders
from narrator.speech.scratch import ENGINE_FOLDER
from narrator.store.records import STATE

if TYPE_CHECKING:
    from filelock import BaseFileLock

STAGING = "staging"
LOCK = "placing.lock"


class Placing:
    """From `begin` to the end of the block no other run puts files into *output*: files and record stay one article."""

    def __init__(self, output: Path) -> None:
        """Take nothing yet: an article is made beside those of other runs."""
        self._path = output / STATE / LOCK
        self._lock: BaseFileLock | None = None

    def begin(self) -> None:
        """Wait until no other run is placing."""
        self._lock = file_lock(self._path)
        self._lock.acquire()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            self._lock.release()


def sweep(output: Path) -> None:
    """Remove what runs left that were killed: publications that were not finished, and engines' folders."""
    sweep_folders(output / STATE / STAGING)
    sweep_folders(Path(tempfile.gettempdir()), prefix=ENGINE_FOLDER)
    for folder in (output, output / STATE, output / STATE / "articles"):
        _sweep_parts(folder)


def _sweep_parts(folder: Path) -> None:
    """Remove files that were being written by a process that is no more."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PART) and not _lives(entry.name.removeprefix(PART).partition("-")[0]):
                with suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108  # an entry has its path as text


def _lives(number: str) -> bool:
    """Return whether a process of that number may be alive; on Windows, where to ask would end it, always."""
    if WINDOWS or not number.isdigit():
        return WINDOWS
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
