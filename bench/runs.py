"""Running a program and measuring it: wall, processor time of it and all that it started, and peak memory.

Processes that their parents were killed before waiting for (an engine's forks) are in nobody's account: their times are
looked at while they run.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
LOOK_EVERY_SECONDS = 0.1


class Cost(Struct, frozen=True):
    """Of one run."""

    wall: float
    cpu: float
    """Seconds of user and system time, of the process and of its children."""
    peak_mb: float = 0.0
    """Of the process and all its descendants together, each shared page counted once (PSS)."""


def timed(command: list[str], *, cwd: Path, cache: Path | None = None, memory: bool = False) -> Cost:
    """Run *command* in *cwd* and return what it cost; a failure ends the bench."""
    environment = os.environ | ({"NARRATOR_CACHE": str(cache)} if cache else {})
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program's modules are compiled once
    os.sync()  # what an earlier program wrote is not put on the disk at this one's cost
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    watch = _Watch(process.pid, memory=memory)
    errors = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{errors.decode()}")
    lost, peak_mb = watch.end()
    return Cost(wall, used.ru_utime + used.ru_stime + lost, peak_mb)


def narrator(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "narrator", *arguments]


def load() -> str:
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} (1 min), {five:.1f} (5 min)"


class _Watch:
    """Looks at a process and its descendants until it is told to end."""

    def __init__(self, pid: int, *, memory: bool) -> None:
        self._pid, self._memory, self._over = pid, memory, threading.Event()
        self._peak_kb = 0
        self._lost_ticks = 0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> tuple[float, float]:
        """Return the seconds of processor time that no account holds, and the peak in MB (0: not asked for)."""
        self._over.set()
        self._thread.join()
        return self._lost_ticks / os.sysconf("SC_CLK_TCK"), self._peak_kb / 1e3

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY_SECONDS):
            parents = _parents()
            tree = _tree(self._pid, parents)
            waited_for = {pid for pid in tree if pid == self._pid or parents.get(pid) == self._pid}
            self._lost_ticks = max(self._lost_ticks, sum(_ticks(pid) for pid in tree - waited_for))
            if self._memory:
                self._peak_kb = max(self._peak_kb, sum(_pss_kb(pid) for pid in tree))


def _ticks(pid: int) -> int:
    """Return the processor time of *pid* and of what it waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))


def _parents() -> dict[int, int]:
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return parents


def _tree(root: int, parents: dict[int, int]) -> set[int]:
    found = {root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def _pss_kb(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
