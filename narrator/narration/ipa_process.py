"""The program that asks eSpeak NG how words are pronounced, in a process of its own.

Started as `python -m narrator.narration.ipa_process espeak`: gets words of a language, answers with their IPA.
"""

import ctypes
import os
import sys
from typing import Any, Final

from narrator.errors import EngineMissingError
from narrator.speech.engine_process import fault_frame, limit_time, take_the_pipes
from narrator.speech.espeak.library import find_library
from narrator.speech.memory import resident_bytes
from narrator.speech.wire import receive, send

RETRIEVAL: Final = 1
"""AUDIO_OUTPUT_RETRIEVAL of speak_lib.h: no sound is made."""
UTF8: Final = 1
IPA: Final = 2
"""espeakPHONEMES_IPA of speak_lib.h."""
DO_NOT_EXIT: Final = 0x8000


class _VoiceProperties(ctypes.Structure):
    """espeak_VOICE of speak_lib.h."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


def main() -> int:
    """Serve requests from standard input until it ends."""
    requests, answers = take_the_pipes()
    if receive(requests) is None:
        return 0
    try:
        espeak = _load()
    except Exception as error:  # noqa: BLE001 - whatever it was, it is told
        send(answers, fault_frame(0, error))
        return 1
    send(answers, {"id": 0, "rss_bytes": resident_bytes()})
    while (frame := receive(requests)) is not None:
        head, _ = frame
        limit_time(head["time_limit_s"])
        send(answers, {"id": head["id"], "rss_bytes": resident_bytes(), **_answer(espeak, head)})
        limit_time(0)
    return 0


def _load() -> ctypes.CDLL:
    library = find_library()
    if library is None:
        raise EngineMissingError("eSpeak NG is not on this machine, which pronounces what no dictionary has")
    if library.data is not None:
        os.environ["ESPEAK_DATA_PATH"] = str(library.data)
    espeak = ctypes.CDLL(library.path)
    if espeak.espeak_Initialize(RETRIEVAL, 0, None, DO_NOT_EXIT) < 0:
        raise EngineMissingError("eSpeak NG does not start: its data are missing or damaged")
    espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
    espeak.espeak_TextToPhonemes.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
    return espeak


def _answer(espeak: ctypes.CDLL, head: dict[str, Any]) -> dict[str, Any]:
    wanted = _VoiceProperties(languages=head["language"].lower().encode())
    if espeak.espeak_SetVoiceByProperties(ctypes.byref(wanted)) != 0:
        return {"ipa": [""] * len(head["words"])}
    return {"ipa": [_ipa(espeak, word) for word in head["words"]]}


def _ipa(espeak: ctypes.CDLL, word: str) -> str:
    rest = ctypes.c_char_p(word.encode())
    said = []
    while rest:
        said.append((espeak.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA) or b"").decode(errors="ignore"))
    return " ".join(said)


if __name__ == "__main__":
    sys.exit(main())
