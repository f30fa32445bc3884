"""Files are replaced whole or left as they were: a reader never meets half of one."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from narrator.errors import OutputError, PublishingError
from narrator.files import WINDOWS, replace_file, write_whole

ELSEWHERE: Final = "Choose another folder with --output."
OPEN_ELSEWHERE: Final = frozenset({5, 32, 33})
"""Windows' errors for a file that another program has open: access denied, sharing violation, lock violation."""


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn an `OSError` from writing into an `OutputError` that names *folder* and the way out.

    A name that is too long, and a file that another program has open, are no fault of the folder, and end one source
    alone: `PublishingError`.
    """
    try:
        yield
    except OSError as problem:
        where = str(problem.filename or folder)
        if problem.errno == errno.ENAMETOOLONG:
            hint = "Give it a shorter `slug:`, or the voice profile a shorter name."
            raise PublishingError("the name is too long for this file system", where=where, hint=hint) from problem
        if WINDOWS and getattr(problem, "winerror", 0) in OPEN_ELSEWHERE:
            hint = "Close what plays or shows it, and run narrator again."
            raise PublishingError("is open in another program", where=where, hint=hint) from problem
        if problem.errno in {errno.EEXIST, errno.ENOTDIR}:
            raise OutputError("is a file, where a folder is needed", where=where, hint=ELSEWHERE) from problem
        raise OutputError(
            f"cannot be written: {problem.strerror or problem}",
            where=where,
            hint="Choose another folder with --output, make room, or change the folder's permissions.",
        ) from problem


def replace_bytes(path: Path, content: bytes, *, mode: int = 0o666) -> bool:
    """Write *content* to *path* where it differs, and let the disk have it; return whether it did.

    *mode*, less the umask, is the file's from its first byte on. Raises `OutputError`.
    """
    with writing_to(path.parent):
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, mode=mode)
    return True


def replace_text(path: Path, text: str) -> bool:
    """Write *text* as UTF-8 to *path* where it differs; return whether it did. Raises `OutputError`."""
    return replace_bytes(path, text.encode("utf-8"))


def move_into_place(staged: Path, path: Path) -> None:
    """Put a finished file where it belongs, unless the same bytes are there already. Raises `OutputError`."""
    with writing_to(path.parent):
        if path.is_file() and path.stat().st_size == staged.stat().st_size and _same(staged, path):
            staged.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(staged, path)


def _same(one: Path, other: Path, chunk_bytes: int = 1 << 20) -> bool:
    with one.open("rb") as a, other.open("rb") as b:
        while True:
            piece = a.read(chunk_bytes)
            if piece != b.read(chunk_bytes):
                return False
            if not piece:
                return True
