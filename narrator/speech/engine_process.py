"""The program inside an engine process: reads requests, speaks them one by one, answers with their id.

Started by the supervisor as `python -m narrator.speech.engine_process MODULE`. It imports as little as it can.
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar

from msgspec import convert

from narrator.errors import NarratorError
from narrator.speech.memory import resident_bytes
from narrator.speech.model import EngineOptions, Request
from narrator.speech.wire import receive, send

if TYPE_CHECKING:
    from narrator.speech.model import Speaker

GRACE: Final = 2
"""The process ends itself after so many time limits: only a supervisor that died lets it come to that."""


Opened = TypeVar("Opened")
Answer = tuple[dict[str, Any], bytes]
"""The head of an answer, without its number, and its sound."""


def main() -> int:
    """Serve requests from standard input until it ends; answers go to what was standard output."""
    return serve(_open, _answer)


def serve(
    open_it: Callable[[dict[str, Any]], Opened], answer: Callable[[Opened, dict[str, Any], bytes], Answer]
) -> int:
    """Open what the first frame's options say, answer each further frame, and return the exit code.

    What either raises is the answer: a third party's module may raise anything, and it is told, not swallowed.
    """
    requests, answers = take_the_pipes()
    frame = receive(requests)
    if frame is None:
        return 0
    head, _ = frame
    limit_time(head["time_limit_s"])
    try:
        opened = open_it(head["options"])
    except Exception as error:  # noqa: BLE001 - see above
        send(answers, fault_frame(0, error))
        return 1
    limit_time(0)
    send(answers, {"id": 0, "rss_bytes": resident_bytes()})
    while (frame := receive(requests)) is not None:
        head, sound = frame
        limit_time(head["time_limit_s"])
        try:
            said, data = answer(opened, head, sound)
        except Exception as error:  # noqa: BLE001 - see above
            send(answers, fault_frame(head["id"], error))
        else:
            send(answers, {"id": head["id"], **said, "rss_bytes": resident_bytes()}, data)
        limit_time(0)
    close = getattr(opened, "close", None)
    if close is not None:
        close()
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


def _open(options: dict[str, Any]) -> "Speaker":
    return import_module(sys.argv[1]).open(convert(options, EngineOptions))  # type: ignore[no-any-return]


def _answer(speaker: "Speaker", head: dict[str, Any], _sound: bytes) -> Answer:
    pcm = speaker.speak(Request(**head["request"]))
    said = {
        "sample_rate_hz": pcm.sample_rate_hz,
        "sample_format": pcm.sample_format,
        "complete": pcm.complete,
        "words": [number for word in pcm.words for number in word],
    }
    return said, pcm.data


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
