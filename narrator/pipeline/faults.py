"""An exception that narrator did not foresee → an error of one source, with what to send to whoever mends it."""

import errno
import platform
import sys
import traceback
from concurrent.futures import CancelledError
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from narrator.errors import NarratorError
from narrator.files import write_whole
from narrator.store.folder import default_folder
from narrator.store.key import key_of
from narrator.version import __version__

FOLDER: Final = "faults"
"""Of the cache: what to send."""
DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class FaultError(NarratorError):
    """A fault of narrator's own, met in one source."""


def ends_the_run(fault: Exception) -> bool:
    """Return whether *fault* is no single source's: a full disk, an interrupted run, a lost cluster."""
    of_cluster = type(fault).__module__.partition(".")[0] == "distributed"
    return of_cluster or isinstance(fault, CancelledError) or (isinstance(fault, OSError) and fault.errno in DISK_FULL)


def as_fault(fault: Exception, source: str) -> FaultError:
    """Return *fault* as the error of *source*, after its trace was kept in a file."""
    first = " ".join(str(fault).split())[:200]
    what = f"a fault in narrator, not in your post: {type(fault).__name__}" + (f": {first}" if first else "")
    kept = _keep(fault, source)
    hint = "Please report it; everything else was made."
    return FaultError(what, hint=f"{hint} Send {kept} and, if you may share it, the source." if kept else hint)


def _keep(fault: Exception, source: str) -> Path | None:
    """Return the file that has the trace; None where it cannot be written."""
    trace = "".join(traceback.format_exception(fault))
    about = f"narrator {__version__}, Python {sys.version.split()[0]}, {platform.platform()}\n{source}\n"
    stamp = datetime.now(tz=UTC).strftime("%Y%m%d-%H%M%S")
    with suppress(OSError, RuntimeError):
        path = default_folder() / FOLDER / f"{stamp}-{key_of(source, trace)[:8]}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (about + trace).encode("utf-8", "backslashreplace"), durable=False)
        return path
    return None
