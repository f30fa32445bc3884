"""A Dask cluster of real processes on loopback gives what this machine gives."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tone_site import Site

from narrator.casting import permission
from narrator.config.load import load_profile
from narrator.errors import EnvironmentFaultError, ExitCode
from narrator.pipeline.progress import Silent

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
PATIENCE_SECONDS = 60


class Cluster:
    """A scheduler and two workers."""

    def __init__(self, folder: Path) -> None:
        self._card = folder / "scheduler.json"
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        self._wait_for(self._card.exists)
        self.address: str = json.loads(self._card.read_text("utf-8"))["address"]
        for _ in range(2):
            self._processes.append(self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"))
        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE_SECONDS)

    def kill_a_worker(self) -> None:
        """End one without warning."""
        self._processes[-1].send_signal(signal.SIGKILL)

    def end(self) -> None:
        """End all."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._card), *options]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, cwd=self._card.parent, **quiet)  # type: ignore[call-overload]

    def _wait_for(self, there: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not there() and time.monotonic() < end:
            time.sleep(0.05)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Return a running cluster."""
    folder = tmp_path_factory.mktemp("cluster")
    running = Cluster(folder)
    yield running
    running.end()


def _locally(site: Site) -> dict[str, bytes]:
    site.make(only=("mp3",), cache=str(site.folder / "local-cache"))
    made = site.files()
    site.output = site.folder / "by-cluster"
    return made


def test_a_cluster_makes_the_same_bytes(site: Site, paragraphs: Callable[[int], str], cluster: Cluster) -> None:
    """Two workers, each with an engine of its own, and a cache in a folder that all share."""
    site.post("hello.md", paragraphs(40))
    here = _locally(site)
    (edition,) = site.make(only=("mp3",), scheduler=cluster.address)["articles"][0]["editions"]
    assert edition["spoken_now"] > 40
    assert site.files() == here


def test_an_error_on_a_worker_is_the_error_here(site: Site, cluster: Cluster) -> None:
    """It comes over the wire with its hint, and the other posts are made."""
    (site.folder / "voices/broken.toml").write_text(
        'engine = "command"\ncommand = ["false"]\nlanguage = "en"\n', "utf-8"
    )
    permission.trust(load_profile("broken", site.folder))
    document = site.make(voices=("broken",), only=("mp3",), scheduler=cluster.address)
    assert document["codes"] == {ExitCode.SOURCE_FAILED}
    assert "false" in document["failed"][0]["error"]


def test_a_scheduler_that_is_not_there_is_named(site: Site) -> None:
    """The error says how to start one."""
    with pytest.raises(EnvironmentFaultError) as problem:
        site.make(scheduler="tcp://127.0.0.1:9")
    assert "dask scheduler" in problem.value.hint


class _KillsAWorker(Silent):
    """Ends one of the workers once the first passages are there."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.killed = False

    def sounding(self, source: str, done: int, total: int) -> None:
        if done >= 2 and not self.killed:
            self._cluster.kill_a_worker()
            self.killed = True


def test_a_worker_that_is_killed_changes_nothing(
    site: Site, paragraphs: Callable[[int], str], cluster: Cluster
) -> None:
    """Its passages are made by the other one; the bytes are the same."""
    site.post("hello.md", paragraphs(80))
    here = _locally(site)
    watching = _KillsAWorker(cluster)
    document = site.make(only=("mp3",), scheduler=cluster.address, progress=watching)
    assert watching.killed
    assert document["failed"] == []
    assert site.files() == here
