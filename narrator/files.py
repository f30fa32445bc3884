"""The files of a folder with what the system says of each: a tree of hundreds in a millisecond."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG


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
