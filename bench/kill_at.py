"""narrator, killed (SIGKILL) just before the Nth change it makes on disk: python bench/kill_at.py N COUNTS ARGUMENT...

A change is a file opened to be written, a rename, a removal, a folder made: Python's audit events, inside the working
directory. N = 0: run to the end and write the number of changes into the file COUNTS.
"""

import os
import signal
import sys
from pathlib import Path

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"})
WRITING = os.O_WRONLY | os.O_RDWR


class Counter:
    """Counts the changes of this process, and ends it before one of them."""

    def __init__(self, last: int, counts: Path) -> None:
        self.last = last
        self.counts = os.open(counts, os.O_WRONLY | os.O_CREAT)
        self.seen = 0
        self.folder = str(Path.cwd())

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Look at an audit event."""
        if not self._is_change(event, arguments):
            return
        self.seen += 1
        os.pwrite(self.counts, str(self.seen).encode(), 0)  # at every change: narrator may end by os._exit
        if self.seen == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def _is_change(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            path, _, flags = arguments
            return bool(isinstance(flags, int) and flags & WRITING) and self._is_inside(path)
        return event in CHANGES and self._is_inside(arguments[0])

    def _is_inside(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        return os.path.abspath(os.fsdecode(path)).startswith(self.folder)  # noqa: PTH100 -- links are not followed


def main() -> None:
    counter = Counter(int(sys.argv[1]), Path(sys.argv[2]))
    sys.argv = ["narrator", *sys.argv[3:]]
    from narrator.cli.app import main as narrator  # noqa: PLC0415 -- after sys.argv is narrator's own

    sys.addaudithook(counter)
    narrator()


if __name__ == "__main__":
    main()
