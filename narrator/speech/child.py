"""An engine's or recognizer's process as seen from outside: started, asked with a time limit, watched, ended."""

import contextlib
import os
import signal
import subprocess
import sys
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, BinaryIO, Final, cast

from msgspec.structs import asdict

from narrator.speech.memory import resident_bytes
from narrator.speech.model import EngineOptions, Pcm, Request, SpokenWord
from narrator.speech.wire import WireError, receive, send

LOOK_EVERY_S: Final = 0.25
"""How often the memory of an engine that is speaking is looked at."""
ENGINE_PROGRAM: Final = "narrator.speech.engine_process"
KEPT_STDERR_BYTES: Final = 2000
PIPE_BYTES: Final = 1 << 20
"""What Linux allows a user without privileges (pipe(7))."""
if sys.platform == "linux":
    import fcntl

Frame = tuple[dict[str, Any], bytes]


class EngineFault(Exception):  # noqa: N818 - it becomes an error only when a fresh engine fails too
    """An engine process did not do what it was asked. The text says what was seen."""


class EngineRefusal(EngineFault):
    """The engine itself reported an error: *kind* is its class where it is one of narrator's."""

    def __init__(self, what: str, *, kind: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.kind = kind
        self.hint = hint


class SupervisedProcess:
    """A program of ours around a module that may hang, die, leak or lie. Not for two threads at a time."""

    def __init__(
        self, program: str, module: str, options: dict[str, Any], *, time_limit_s: float, memory_limit_bytes: int
    ) -> None:
        """Start *program*, a module of ours, and wait until it has opened *module*. Raises `EngineFault`."""
        self._time_limit_s = time_limit_s
        self._memory_limit_bytes = memory_limit_bytes
        self._number = 0
        self._open: set[int] = set()
        self._early: dict[int, Frame] = {}
        self._frames: SimpleQueue[Frame | WireError | None] = SimpleQueue()
        self._stderr = b""
        self.rss_bytes = 0
        self._process = _start(program, module)
        self._threads = (
            Thread(target=self._read_answers, daemon=True),
            Thread(target=self._read_stderr, daemon=True),
        )
        for thread in self._threads:
            thread.start()
        try:
            self._send(0, {"options": options})
            self.receive(0)
        except EngineFault:
            self.end()
            raise

    def send(self, head: dict[str, Any], sound: bytes = b"") -> int:
        """Hand over a frame and return its number; more may be sent before the answer is taken.

        Raises `EngineFault`.
        """
        self._number += 1
        self._send(self._number, head, sound)
        return self._number

    def end(self) -> None:
        """End the process and whatever it started, at once."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                end_tree(self._process)
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):  # what could not be sent is not missed
                    stream.close()

    def _send(self, number: int, head: dict[str, Any], sound: bytes = b"") -> None:
        head = {"id": number, "time_limit_s": self._time_limit_s, **head}
        self._open.add(number)
        try:
            send(cast("BinaryIO", self._process.stdin), head, sound)
        except OSError as error:
            raise EngineFault(self._death()) from error

    def receive(self, number: int) -> Frame:
        """Return the answer with that number; keep those to other open questions, pass over any else.

        Raises `EngineFault`, `EngineRefusal` where the module itself reports an error.
        """
        deadline = monotonic() + self._time_limit_s
        while number not in self._early:
            frame = self._next(deadline)
            if frame is None:
                raise EngineFault(self._death())
            if isinstance(frame, WireError):
                raise EngineFault(f"it answered rubbish: {frame}")
            if frame[0].get("id") in self._open:
                self._early[frame[0]["id"]] = frame
        self._open.discard(number)
        head, sound = self._early.pop(number)
        if "fault" in head:
            raise EngineRefusal(head["what"], kind=head["fault"], hint=head["hint"])
        return head, sound

    def _next(self, deadline: float) -> Frame | WireError | None:
        while (left := deadline - monotonic()) > 0:
            try:
                return self._frames.get(timeout=min(left, LOOK_EVERY_S))
            except Empty:
                self._look_at_memory()
        raise EngineFault(f"it gave no answer within {self._time_limit_s:g} s")

    def _look_at_memory(self) -> None:
        rss_bytes = resident_bytes(self._process.pid)
        if rss_bytes > self._memory_limit_bytes:
            raise EngineFault(f"it took {rss_bytes >> 20} MiB of memory")

    def _death(self) -> str:
        """Say how the process ended, with the last line of what it wrote to stderr."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        self._threads[1].join(timeout=1)
        code = self._process.returncode
        how = "it closed its pipe" if code is None else f"it ended with code {code}"
        if code is not None and code < 0:
            how = f"it died of signal {-code}"
        last = self._stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        return f"{how} ({last})" if last else how

    def _read_answers(self) -> None:
        stream = cast("BinaryIO", self._process.stdout)
        try:
            while (frame := receive(stream)) is not None:
                self._frames.put(frame)
        except (WireError, ValueError) as error:
            self._frames.put(error if isinstance(error, WireError) else WireError(str(error)))
        self._frames.put(None)

    def _read_stderr(self) -> None:
        stream = cast("BinaryIO", self._process.stderr)
        while piece := stream.read1(KEPT_STDERR_BYTES):  # type: ignore[attr-defined]
            self._stderr = (self._stderr + piece)[-KEPT_STDERR_BYTES:]


class EngineProcess(SupervisedProcess):
    """One engine in one process."""

    def __init__(self, module: str, options: EngineOptions, *, time_limit_s: float, memory_limit_bytes: int) -> None:
        """Start it and wait until it is open. Raises `EngineFault`."""
        super().__init__(
            ENGINE_PROGRAM, module, asdict(options), time_limit_s=time_limit_s, memory_limit_bytes=memory_limit_bytes
        )

    def speak(self, request: Request) -> Pcm:
        """Return the engine's answer to *request*. Raises `EngineFault`."""
        return self.answer(self.ask(request))

    def ask(self, request: Request) -> int:
        """Hand over *request* and return its number; more may be asked before the answer is taken.

        Raises `EngineFault`.
        """
        return self.send({"request": asdict(request)})

    def answer(self, number: int) -> Pcm:
        """Wait for the answer to the request of that number. Raises `EngineFault`."""
        head, sound = self.receive(number)
        self.rss_bytes = int(head["rss_bytes"])
        numbers = head["words"]
        words = tuple(SpokenWord(*numbers[at : at + 4]) for at in range(0, len(numbers), 4))
        return Pcm(sound, int(head["sample_rate_hz"]), head["sample_format"], head["complete"], words)


def _start(program: str, module: str) -> "subprocess.Popen[bytes]":
    """Start a clean interpreter, not a fork of ours: daemonic pool workers may, and no thread of ours comes along."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", program, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,  # Ctrl-C is for us; and the engine's own children are ended with it
    )
    _widen(cast("BinaryIO", process.stdout))
    return process


def end_tree(process: "subprocess.Popen[bytes]") -> None:
    """End *process* and what it started, where there are no process groups (Windows): a `command` engine's program."""
    with contextlib.suppress(OSError):
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    process.kill()


def _widen(pipe: BinaryIO) -> None:
    """Let a whole clip into the pipe at once where Linux allows it: 64 KiB at a time, the two processes take turns."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # the user's share of pipe memory is used up: it works all the same
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
