"""The program inside an engine process: reads requests, speaks them one by one, answers with their id.

Started by the supervisor as `python -m narrator.speech.engine_process MODULE`. It imports as little as it can.
"""

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from msgspec import convert

from narrator.errors import NarratorError
from narrator.speech.memory import resident_bytes
from narrator.speech.model import EngineOptions, Request
from narrator.speech.wire import receive, send

if TYPE_CHECKING:
    from narrator.speech.model import Speaker

GRACE: Final = 2
"""The process ends itself after so many time limits: only a supervisor that died lets it come to that."""


def main() -> int:
    """Serve requests from standard input until it ends; answers go to what was standard output."""
    requests, answers = take_the_pipes()
    frame = receive(requests)
    if frame is None:
        return 0
    head, _ = frame
    limit_time(head["time_limit_s"])
    try:
        speaker = _open(sys.argv[1], head["options"])
    except Exception as error:  # noqa: BLE001 - a third party's engine may raise anything: it is told, not swallowed
        send(answers, fault_frame(0, error))
        return 1
    limit_time(0)
    send(answers, {"id": 0, "rss_bytes": resident_bytes()})
    while (frame := receive(requests)) is not None:
        head, _ = frame
        limit_time(head["time_limit_s"])
        _answer(answers, speaker, head)
        limit_time(0)
    speaker.close()
    return 0


def take_the_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for ourselves and point 0 and 1 elsewhere, so that nothing an engine prints reaches them."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the supervisor's business
    return requests, answers


def _open(module: str, options: dict[str, Any]) -> "Speaker":
    return import_module(module).open(convert(options, EngineOptions))  # type: ignore[no-any-return]


def _answer(answers: BinaryIO, speaker: "Speaker", head: dict[str, Any]) -> None:
    try:
        pcm = speaker.speak(Request(**head["request"]))
    except Exception as error:  # noqa: BLE001 - as above
        send(answers, fault_frame(head["id"], error))
        return
    answer = {
        "id": head["id"],
        "sample_rate_hz": pcm.sample_rate_hz,
        "sample_format": pcm.sample_format,
        "complete": pcm.complete,
        "words": [number for word in pcm.words for number in word],
        "rss_bytes": resident_bytes(),
    }
    send(answers, answer, pcm.data)


def fault_frame(number: int, error: BaseException) -> dict[str, Any]:
    """Return the head that reports *error* as the answer to the request of that number."""
    if isinstance(error, NarratorError):
        return {"id": number, "fault": type(error).__name__, "what": error.what, "hint": error.hint}
    return {"id": number, "fault": "", "what": f"{type(error).__name__}: {error}", "hint": ""}


def limit_time(seconds: float) -> None:
    """Let the kernel end this process when a call takes too long and no supervisor is left to end it."""
    if hasattr(signal, "SIGALRM"):
        signal.alarm(int(seconds * GRACE + 1) if seconds else 0)


if __name__ == "__main__":
    sys.exit(main())
