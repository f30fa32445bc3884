"""Engines live and end with their supervisor."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from array import array

import numpy as np
import pytest
from speech.pool_worker import speak_in_a_worker

from narrator.errors import EngineMissingError
from narrator.speech.checks import to_sound
from narrator.speech.model import Pcm
from narrator.speech.registry import OURS, engine_named, engine_names
from narrator.speech.supervisor import Supervisor


def is_running(process):
    """Say whether *process* is there and not just waiting to be buried."""
    try:
        with open(f"/proc/{process}/stat") as stat:  # noqa: PTH123 - as short as it gets
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends_soon(process):
    """Wait for *process* to end."""
    for _ in range(200):
        if not is_running(process):
            return True
        time.sleep(0.05)
    return False


def test_the_same_request_gives_the_same_tone(supervise, ask):
    """And twice the rate half the length."""
    supervisor = supervise("tone")
    one, again = (supervisor.speak(ask("one two three", voice="low")).samples for _ in range(2))
    assert one.tobytes() == again.tobytes()
    fast = supervisor.speak(ask("one two three", voice="low", rate=320)).samples
    assert abs(2 * fast.size - one.size) < 5


def test_another_request_in_between_gets_its_own_sound(supervise, ask, sentences):
    """What was asked ahead is kept until its turn comes."""
    alone = [supervise("tone").speak(ask(text, voice="low")).samples for text in sentences]
    supervisor = supervise("tone")
    heard = []
    for sound in supervisor.speak_all(ask(text, voice="low") for text in sentences):
        heard.append(sound.samples)
        assert np.array_equal(supervisor.speak(ask(sentences[0], voice="low")).samples, alone[0])
    assert all(np.array_equal(one, other) for one, other in zip(heard, alone, strict=True))


def test_a_daemonic_worker_may_have_an_engine():
    """Multiprocessing forbids such workers children of its own kind."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        there = pool.map_async(speak_in_a_worker, ["one two"]).get(timeout=60)
    assert there == [speak_in_a_worker("one two")]


def test_closing_ends_the_process_and_removes_its_files(ask):
    """Nothing stays behind."""
    supervisor = Supervisor("pyttsx3", time_limit_s=20)
    supervisor.speak(ask("Hello.", voice="en-us"))
    process, folder = supervisor._process._process.pid, supervisor._scratch.path
    supervisor.close()
    assert not is_running(process)
    assert not os.path.exists(folder)  # noqa: PTH110


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("engine", ["tone", "pyttsx3"])
def test_an_engine_ends_when_its_owner_is_killed(engine):
    """Also eSpeak's templates, which wait for texts that will never come."""
    voice = {"tone": "low", "pyttsx3": "en-us"}[engine]
    program = f"""
import time
from narrator.speech.model import Request
from narrator.speech.supervisor import Supervisor
supervisor = Supervisor("{engine}")
supervisor.speak(Request("Hello.", "en", "{voice}", 160))
print(supervisor._process._process.pid, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as owner:
        engine_process = int(owner.stdout.readline())
        with open(f"/proc/{engine_process}/task/{engine_process}/children") as children:  # noqa: PTH123
            processes = [engine_process, *map(int, children.read().split())]
        owner.send_signal(signal.SIGKILL)
    assert all(ends_soon(process) for process in processes)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_engine_that_hangs_ends_even_when_nobody_is_left_to_end_it():
    """The kernel ends it after twice its time limit."""
    program = """
import os
from narrator.speech.child import EngineProcess
from narrator.speech.model import EngineOptions, Request
from narrator.speech.wire import send
process = EngineProcess("hangs_in_the_middle", EngineOptions(), time_limit_s=0.5, memory_limit_bytes=1 << 30)
request = Request("Hello.", "en", "at once", 160)
process.speak(request)
process.speak(request)
print(process._process.pid, flush=True)
fields = dict(text="x", language="en", voice="", engine_rate=1)
send(process._process.stdin, {"id": 9, "time_limit_s": 0.5, "request": fields})
os._exit(1)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert ends_soon(int(done.stdout))


def test_our_engines_are_entry_points_as_any_others():
    """`pyproject.toml` and the registry name the same modules; each provides the four names of the protocol."""
    assert set(OURS) <= set(engine_names())
    for name in OURS:
        engine = engine_named(name)
        assert engine.name == name
        assert all(callable(getattr(engine, part)) for part in ("probe", "voices", "open"))


def test_an_unknown_engine_is_an_error_that_names_those_there_are():
    """The way out is among them."""
    with pytest.raises(EngineMissingError) as caught:
        Supervisor("festival")
    assert "pyttsx3" in caught.value.hint


def test_a_module_that_cannot_be_loaded_is_an_error(ask, supervise, monkeypatch, tmp_path):
    """A third party's broken engine does not look like a broken narrator."""
    (tmp_path / "broken-1.0.dist-info").mkdir()
    (tmp_path / "broken-1.0.dist-info" / "entry_points.txt").write_text("[narrator.engines]\nbroken = no_such_module\n")
    (tmp_path / "broken-1.0.dist-info" / "METADATA").write_text("Name: broken\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(EngineMissingError, match="no_such_module"):
        engine_named("broken")


def test_floats_become_sixteen_bits(ask):
    """Full scale stays full scale, and what is beyond it is clipped."""
    sound = to_sound(Pcm(array("f", [0, 1, -1, 2, 0.5]).tobytes(), 22050, "float32"))
    assert sound.samples.tolist() == [0, 32767, -32767, 32767, 16384]
