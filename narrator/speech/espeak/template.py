"""A voice of eSpeak NG, set once and never used: each clip is spoken by a fork of this process.

Setting a voice leaves traces in eSpeak as speaking does, so that each voice gets a process of its own, forked from one
in which no voice was ever set. Setting the voice here and not in every fork saves 2 ms a clip.
"""

import ctypes
import mmap
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import Final, NoReturn

from narrator.errors import SpeechError

SOUND_BYTES: Final = 64 << 20
"""Room for 25 minutes; the memory is touched only as far as a clip is long."""
REFUSED: Final = 250
"""A status that says: the voice cannot be set."""
EVENTS_BYTES: Final = 1 << 19
"""Room for 65,536 words, behind that for the sound."""
_HEAD: Final = struct.Struct("<Q?Q")
_TEXT_LENGTH: Final = struct.Struct("<I")
_PR_SET_PDEATHSIG: Final = 1
_PRCTL: Final = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

Synthesize = Callable[[bytes, int, int], tuple[int, bool, bytes]]
"""A text, an address and the room there → how many bytes of sound lie there, whether the text's end was reached, and
the word events."""


class Template:
    """A process that holds one voice and forks for each clip."""

    def __init__(self, set_voice: Callable[[], bool], synthesize: Synthesize) -> None:
        """Fork it."""
        self._shared = mmap.mmap(-1, SOUND_BYTES + EVENTS_BYTES)
        speak = _into(self._shared, synthesize)
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            _end_with_parent()
            os.close(self._requests)
            os.close(self._answers)
            _serve(requests, answers, set_voice, speak)
        os.close(requests)
        os.close(answers)

    def speak(self, text: str) -> tuple[bytes, bool, bytes]:
        """Return the samples of *text*, whether eSpeak reached its end, and its word events. Raises `SpeechError`."""
        data = text.encode()
        try:
            os.write(self._requests, _TEXT_LENGTH.pack(len(data)))
            for at in range(0, len(data), mmap.PAGESIZE):
                os.write(self._requests, data[at : at + mmap.PAGESIZE])
            status = os.read(self._answers, 1)
        except BrokenPipeError:
            status = b""
        if status != b"\0":
            raise SpeechError(_why(status))
        length, complete, events = _HEAD.unpack_from(self._shared, 0)
        sound = self._shared[_HEAD.size : _HEAD.size + length]
        return sound, complete, self._shared[SOUND_BYTES : SOUND_BYTES + events]

    def close(self) -> None:
        """End the process."""
        os.close(self._requests)
        os.close(self._answers)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self._shared.close()


def _serve(requests: int, answers: int, set_voice: Callable[[], bool], speak: Callable[[bytes], None]) -> NoReturn:
    """In the template: fork for each text that comes, tell how the fork ended, until there are no more."""
    usable = set_voice()
    while (text := _read_text(requests)) is not None:
        os.write(answers, bytes([_status_of_fork(text, speak) if usable else REFUSED]))
    os._exit(0)


def _status_of_fork(text: bytes, speak: Callable[[bytes], None]) -> int:
    process = os.fork()
    if process == 0:
        _end_with_parent()
        code = 1
        try:
            speak(text)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) % 256  # a signal is a negative number: 256 less its own


def _into(shared: mmap.mmap, synthesize: Synthesize) -> Callable[[bytes], None]:
    """Return what speaks a text in a fork and leaves the sound where the parent finds it, copied once."""
    address = ctypes.addressof(ctypes.c_char.from_buffer(shared))

    def speak(text: bytes) -> None:
        length, complete, events = synthesize(text, address + _HEAD.size, SOUND_BYTES - _HEAD.size)
        events = events[:EVENTS_BYTES]
        _HEAD.pack_into(shared, 0, length, complete, len(events))
        shared[SOUND_BYTES : SOUND_BYTES + len(events)] = events

    return speak


def _read_text(requests: int) -> bytes | None:
    head = os.read(requests, _TEXT_LENGTH.size)
    if len(head) < _TEXT_LENGTH.size:
        return None
    (length,) = _TEXT_LENGTH.unpack(head)
    text = b""
    while len(text) < length:
        piece = os.read(requests, length - len(text))
        if not piece:
            return None
        text += piece
    return text


def _end_with_parent() -> None:
    """Ask Linux to end this process when the one that forked it ends, however that ends."""
    if _PRCTL is not None:
        _PRCTL(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _why(status: bytes) -> str:
    if not status:
        return "eSpeak NG died"
    if status[0] == REFUSED:
        return "eSpeak NG cannot speak in this voice"
    if status[0] > 128:
        return f"eSpeak NG died of signal {256 - status[0]}"
    return f"eSpeak NG failed with code {status[0]}"
