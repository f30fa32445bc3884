"""The files of a folder with what the system says of each: a tree of hundreds in a millisecond."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the path and status of every file below *folder*, in no order. Raises `OSError` where it cannot be read."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from files_in(entry.path)
            else:
                yield entry.path, entry.stat()
