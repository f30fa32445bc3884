"""The program inside a recognizer's process: gets stretches of sound, hears them one by one, answers with the words.

Started as `python -m narrator.narration.recognizer_process MODULE`; the frames are those of engine processes.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import convert

from narrator.narration.recognition import RecognizerOptions
from narrator.speech.engine_process import Answer, serve

if TYPE_CHECKING:
    from narrator.narration.recognition import Hearer


def main() -> int:
    """Serve requests from standard input until it ends."""
    return serve(_open, _answer)


def _open(options: dict[str, Any]) -> "Hearer":
    return import_module(sys.argv[1]).open(convert(options, RecognizerOptions))  # type: ignore[no-any-return]


def _answer(hearer: "Hearer", head: dict[str, Any], sound: bytes) -> Answer:
    known = head.get("place")
    words = hearer.place(sound, known) if known else hearer.hear(sound, head.get("language_model", ""))
    return {"words": [[word.text, word.begin, word.end] for word in words]}, b""


if __name__ == "__main__":
    sys.exit(main())
