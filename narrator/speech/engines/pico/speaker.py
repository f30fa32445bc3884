"""A request → its sound, each in a process of its own: Pico keeps a state from one text to the next."""

import ctypes
import os
import subprocess
import sys
from typing import Final, NoReturn

from narrator.errors import SpeechError
from narrator.speech.engines.pico.letters import readable, x_sampa
from narrator.speech.model import Pcm, Request

SAMPLE_RATE_HZ: Final = 16000
M_PERTURB: Final = -6
"""Of glibc's mallopt(3): what is handed out is filled with the complement of this byte."""
VOLUME: Final = 0.5
"""At its own full volume it clips."""
PITCH_OCTAVES: Final = 50
"""Steps of a profile's pitch for twice the frequency."""
PROGRAM: Final = "import sys; from narrator.speech.engines.pico.speaker import say; say(1, sys.argv[1:])"


class PicoSpeaker:
    """Speaks one request at a time; nothing of one is left in the next."""

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError`."""
        language = request.voice.partition("-")[0]
        phonemes = x_sampa(request.phoneme, language) if request.phoneme else ""
        text = (
            f'<phoneme alphabet="xsampa" ph="{phonemes}">x</phoneme>' if phonemes else readable(request.text, language)
        )
        pitch = 2 ** ((request.pitch - 50) / PITCH_OCTAVES)
        sound = _apart([text, request.voice, f"{request.engine_rate:.4f}", f"{pitch:.4f}"])
        if not sound:
            raise SpeechError(f"Pico says nothing for “{request.text}”")
        return Pcm(sound, SAMPLE_RATE_HZ)

    def close(self) -> None:
        """Nothing is held."""


def say(descriptor: int, arguments: list[str]) -> None:
    """Write the sound of a text, in a voice, at a rate and a pitch, to *descriptor*."""
    from py_nanotts import NanoTTS  # noqa: PLC0415 - an extra

    text, voice, rate, pitch = arguments
    sound = NanoTTS().speak(text, voice=voice, speed=float(rate), pitch=float(pitch), volume=VOLUME)
    with os.fdopen(descriptor, "wb") as out:
        out.write(sound)


def _hand_out_zeros() -> None:
    """Let glibc clear what it hands out: Pico reads memory before it writes it, and its sound would depend on it."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_PERTURB, 0xFF)


def _apart(arguments: list[str]) -> bytes:
    """Return what `say` writes in a process of its own: a fork, which costs a millisecond, where there are forks."""
    if not hasattr(os, "fork"):
        return subprocess.run(
            [sys.executable, "-P", "-c", PROGRAM, *arguments], capture_output=True, check=False
        ).stdout
    answer, told = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(answer)
        _say_and_end(told, arguments)
    os.close(told)
    with os.fdopen(answer, "rb") as stream:
        sound = stream.read()
    os.waitpid(process, 0)
    return sound


def _say_and_end(descriptor: int, arguments: list[str]) -> NoReturn:
    try:
        _hand_out_zeros()
        say(descriptor, arguments)
    finally:
        os._exit(0)
