"""How much memory an engine takes, on every system."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from narrator.speech.child import end_tree
from narrator.speech.memory import by_proc, by_ps, resident_bytes


@pytest.mark.parametrize("system", ["linux", "darwin", "freebsd14"])
def test_each_system_tells_of_this_process(system: str) -> None:
    """A Python with a test suite takes tens of megabytes, not gigabytes."""
    if system == sys.platform or system != "linux":
        assert 10 << 20 < resident_bytes(system=system) < 10 << 30


def test_ps_tells_what_proc_tells(needs: Callable[[str], str]) -> None:
    """Of another process; nothing of one that is gone."""
    needs("ps")
    code = "import sys; held = bytearray(80 << 20); print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        assert by_ps(process.pid) == pytest.approx(by_proc(process.pid), rel=0.1)
        assert by_ps(process.pid) > 80 << 20
        process.stdin.close()
    assert by_ps(process.pid) == 0
    assert by_proc(process.pid) == 0


def test_without_process_groups_a_tree_is_ended_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows: first what an engine has started, then the engine."""
    asked = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as process:
        end_tree(process)
        process.wait()
    assert asked == [["taskkill", "/T", "/F", "/PID", str(process.pid)]]
    assert process.returncode != 0
    assert os.name == "nt" or process.returncode == -9
