"""Files are replaced whole or left as they were: a reader never meets half of one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from narrator.errors import OutputError


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn an `OSError` from writing into an `OutputError` that names *folder* and the way out."""
    try:
        yield
    except OSError as problem:
        raise OutputError(
            f"cannot be written: {problem.strerror or problem}",
            where=str(problem.filename or folder),
            hint="Choose another folder with --output, make room, or change the folder's permissions.",
        ) from problem


def replace_bytes(path: Path, content: bytes) -> bool:
    """Write *content* to *path* where it differs; return whether it did. Raises `OutputError`."""
    with writing_to(path.parent):
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(descriptor, "wb") as part:
                part.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
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
        staged.replace(path)


def _same(one: Path, other: Path, chunk_bytes: int = 1 << 20) -> bool:
    with one.open("rb") as a, other.open("rb") as b:
        while True:
            piece = a.read(chunk_bytes)
            if piece != b.read(chunk_bytes):
                return False
            if not piece:
                return True
