"""A run that is killed, and run again, gives what an uninterrupted one gives."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tone_site import Site

COMMAND = [sys.executable, "-m", "narrator", "make", "posts", "--voice", "tone", "--only", "mp3", "--json"]
MOMENTS = 6
PATIENCE_SECONDS = 60


def _start(site: Site, cache: str, output: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"NARRATOR_CACHE": str(site.folder / cache)}
    return subprocess.Popen(
        [*COMMAND, "-o", output],
        cwd=site.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _wait_for(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not there():
        assert time.monotonic() < end
        time.sleep(0.005)


def _entries(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("clips/*/*") if not path.name.startswith(".")}


def _alive(folder: Path) -> int:
    """Return how many processes there are whose environment names *folder*: what was started for it, at any remove."""
    found = 0
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            found += bytes(folder) in environment.read_bytes()
        except OSError:  # it ended, or is not ours
            continue
    return found


@pytest.fixture
def whole(site: Site, paragraphs: Callable[[int], str]) -> dict[str, bytes]:
    """Return the bytes of an uninterrupted run."""
    site.post("hello.md", paragraphs(60))
    process = _start(site, "cache", "output")
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    return site.files()


def test_a_killed_run_goes_on_where_it_was(site: Site, whole: dict[str, bytes]) -> None:
    """Killed again and again, it ends with the same bytes, and no clip that was stored is spoken twice."""
    chance = random.Random(11)
    clips = _entries(site.folder / "cache")
    site.output = site.folder / "again"
    for _ in range(MOMENTS):
        before = len(_entries(site.folder / "again-cache"))
        process = _start(site, "again-cache", "again")
        wanted = min(before + chance.randrange(1, len(clips) // MOMENTS), len(clips))
        _wait_for(lambda: len(_entries(site.folder / "again-cache")) >= wanted or process.poll() is not None)  # noqa: B023
        process.kill()
        process.communicate()
    times = {path.name: path.stat().st_ino for path in (site.folder / "again-cache").glob("clips/*/*")}
    process = _start(site, "again-cache", "again")
    output, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    assert site.files() == whole
    now = {path.name: path.stat().st_ino for path in (site.folder / "again-cache").glob("clips/*/*")}
    assert {name: now[name] for name in times if name in clips} == {n: i for n, i in times.items() if n in clips}
    assert json.loads(output)["articles"][0]["editions"][0]["spoken_now"] <= len(clips - times.keys())


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_engine_outlives_its_run(
    site: Site, paragraphs: Callable[[int], str], sent: signal.Signals, code: int
) -> None:
    """However the run ends, the processes it started end with it."""
    site.post("hello.md", paragraphs(300))
    process = _start(site, "cache", "output")
    _wait_for(lambda: len(_entries(site.folder / "cache")) > 3)
    assert _alive(site.folder) > 1
    process.send_signal(sent)
    _, errors = process.communicate()
    assert process.returncode == code
    _wait_for(lambda: _alive(site.folder) == 0)
    assert (b"interrupted" in errors) == (code == 130)
