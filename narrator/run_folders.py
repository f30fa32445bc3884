"""Folders for what a run makes on its way: removed at its end, and swept by the next run where it died."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.locks import file_lock, take_at_once

if TYPE_CHECKING:
    from filelock import BaseFileLock

HELD = ".held"
"""Suffix of the lock file beside a folder: as long as its process lives, nobody else gets that lock."""


class RunFolder:
    """A folder of this process."""

    def __init__(self, parent: Path, prefix: str) -> None:
        """Make it, empty, in *parent*. Raises `OSError`."""
        parent.mkdir(parents=True, exist_ok=True)
        self.path = parent / f"{prefix}{os.getpid()}-{os.urandom(6).hex()}"
        self._lock: BaseFileLock = file_lock(_lock_of(self.path))
        self._lock.acquire()  # before the folder is there: a sweep must not take it for a dead one's
        try:
            self.path.mkdir(mode=0o700)
        except BaseException:
            self._let_go()
            raise

    def remove(self) -> None:
        """Remove it with what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._let_go()

    def _let_go(self) -> None:
        with suppress(OSError):
            _lock_of(self.path).unlink(missing_ok=True)
        self._lock.release()


@contextmanager
def run_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder in *parent*, and remove it at the end of the block. Raises `OSError`."""
    folder = RunFolder(parent, prefix)
    try:
        yield folder.path
    finally:
        folder.remove()


def sweep_folders(parent: Path, *, prefix: str = "") -> None:
    """Remove the folders in *parent* that begin with *prefix* and whose process is no more."""
    with suppress(OSError), os.scandir(parent) as entries:
        found = [Path(entry.path) for entry in entries if entry.name.startswith(prefix)]
        folders = {path.with_name(path.name.removesuffix(HELD)) for path in found}
        for folder in folders:
            _sweep(folder)


def _sweep(folder: Path) -> None:
    if folder.is_symlink() or not _is_ours(folder):
        return
    lock = file_lock(_lock_of(folder))
    if not take_at_once(lock):
        return
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        _lock_of(folder).unlink(missing_ok=True)
    lock.release()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + HELD)


def _is_ours(folder: Path) -> bool:
    """Return whether what is left of *folder* belongs to this user: others' are theirs to sweep."""
    if not hasattr(os, "getuid"):
        return True
    for path in (folder, _lock_of(folder)):
        with suppress(OSError):
            if path.lstat().st_uid != os.getuid():
                return False
    return True
