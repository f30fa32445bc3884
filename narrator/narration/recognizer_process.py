"""The program inside a recognizer's process: gets stretches of sound, hears them one by one, answers with the words.

Started as `python -m narrator.narration.recognizer_process MODULE`; the frames are those of engine processes.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import convert

from narrator.narration.recognition import RecognizerOptions
from narrator.speech.engine_process import fault_frame, limit_time, take_the_pipes
from narrator.speech.memory import resident_bytes
from narrator.speech.wire import receive, send

if TYPE_CHECKING:
    from narrator.narration.recognition import Hearer


def main() -> int:
    """Serve requests from standard input until it ends."""
    requests, answers = take_the_pipes()
    frame = receive(requests)
    if frame is None:
        return 0
    head, _ = frame
    limit_time(head["time_limit_s"])
    try:
        hearer = import_module(sys.argv[1]).open(convert(head["options"], RecognizerOptions))
    except Exception as error:  # noqa: BLE001 - a third party's recognizer may raise anything: it is told, not swallowed
        send(answers, fault_frame(0, error))
        return 1
    limit_time(0)
    send(answers, {"id": 0, "rss_bytes": resident_bytes()})
    while (frame := receive(requests)) is not None:
        head, sound = frame
        limit_time(head["time_limit_s"])
        send(answers, _answer(hearer, head, sound))
        limit_time(0)
    return 0


def _answer(hearer: "Hearer", head: dict[str, Any], sound: bytes) -> dict[str, Any]:
    try:
        words = hearer.hear(sound, head.get("language_model", ""))
    except Exception as error:  # noqa: BLE001 - as above
        return fault_frame(head["id"], error)
    return {
        "id": head["id"],
        "words": [[word.text, word.begin, word.end] for word in words],
        "rss_bytes": resident_bytes(),
    }


if __name__ == "__main__":
    sys.exit(main())
