"""One process at a time: locks that lie in files, and end with their process."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock, FileLock


def file_lock(path: Path) -> "BaseFileLock":
    """Return the lock at *path*, not taken yet. A block (`with`) waits for it, and lets go of it at its end."""
    return lock_class()(path)


@cache
def lock_class() -> "type[FileLock]":
    """Load the library; a run that will need it calls this while it waits for something else."""
    from filelock import FileLock  # noqa: PLC0415  # it loads asyncio: 15 ms, where nothing is written

    return FileLock


def take_at_once(lock: "BaseFileLock") -> bool:
    """Take *lock*, and return whether it was free; a folder that cannot be written counts as taken."""
    try:
        lock.acquire(timeout=0)
    except (TimeoutError, OSError):  # filelock's Timeout is a TimeoutError
        return False
    return True
