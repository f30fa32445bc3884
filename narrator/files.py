"""Files: those of a folder with what the system says of each, and new ones, written whole or not at all."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final

PART: Final = ".part-"
"""How a file's name begins while it is written; the number of the process that writes it follows."""
WINDOWS: Final = os.name == "nt"
WAITS_S: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Before another try where Windows refuses to replace a file that another program has open, often a virus scanner."""


def real(path: Path) -> Path:
    """Return *path* with its links followed; one that leads to itself as it is, where `Path.resolve` would raise."""
    return Path(os.path.realpath(path))


def files_in(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the path and status of every regular file below *folder*, in no order.

    What cannot be read, and what vanishes meanwhile, is passed over; links to folders are not followed.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(entry.path)
                continue
            with suppress(OSError):
                status = entry.stat()
                if S_ISREG(status.st_mode):
                    yield entry.path, status


def write_whole(path: Path, content: bytes, *, mode: int = 0o666, durable: bool = True) -> None:
    """Write *content* to *path* such that nobody ever sees half of it. Raises `OSError`.

    *mode*, less the umask, is the file's from its first byte on: a secret (0o600) is at no moment readable by others.
    *durable*: it is there after a power cut, too.
    """
    part = path.parent / f"{PART}{os.getpid()}-{os.urandom(6).hex()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, mode), "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        replace_file(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def replace_file(new: Path, path: Path) -> None:
    """Put *new* where *path* is. On Windows, wait a little for a program that has it open. Raises `OSError`."""
    for wait_s in WAITS_S if WINDOWS else ():
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(wait_s)
        else:
            return
    new.replace(path)


def sync_file(path: Path) -> None:
    """Let the disk have the content of *path*. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Let the disk have the names in *folder*, where the system can be asked for that."""
    if WINDOWS:
        return
    with suppress(OSError):  # network file systems that know no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
