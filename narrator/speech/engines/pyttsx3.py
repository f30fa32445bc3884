"""Engine `pyttsx3`: eSpeak NG (the system's, else pip's) on Linux; the system's own voices on Windows and macOS."""

import sys
from functools import cache
from threading import Lock
from typing import Final

from narrator.named import named
from narrator.speech import spoken_files
from narrator.speech.espeak import library as espeak
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Speaker, Voice
from narrator.speech.spoken_files import FileSpeaker

name: Final = "pyttsx3"
SPEAKER: Final = "narrator.speech.espeak.speaker:EspeakSpeaker"
SYSTEM_DRIVER: Final = {"win32": "sapi5", "darwin": "nsss"}.get(sys.platform, "")
"""pyttsx3's driver for the voices that come with the system; empty where they are eSpeak's."""
abilities: Final = Abilities(any_language=True, word_times=not SYSTEM_DRIVER, variants=not SYSTEM_DRIVER)

READING: Final = 2
"""Raised when the same text would get another sound from the same eSpeak NG."""
_LOOKING: Final = Lock()
"""eSpeak NG may not be loaded by two threads at once."""


def probe(options: EngineOptions) -> EngineInfo:  # noqa: ARG001 - every engine's probe is given them
    """Return whether there is something for pyttsx3 to speak with, and which."""
    if SYSTEM_DRIVER:
        return EngineInfo(
            name,
            present=True,
            version=f"{SYSTEM_DRIVER} {spoken_files.system_version()}",
            default_rate=spoken_files.DEFAULT_RATE,
            rate_range=spoken_files.RATE_RANGE,
        )
    library = espeak.find_library()
    if library is None:
        return EngineInfo(name, present=False, how_to_get=espeak.HOW_TO_GET)
    return EngineInfo(
        name,
        present=True,
        version=f"{espeak.fingerprint(library)} reading {READING}",
        calibrates_as=espeak.fingerprint(library),
        default_rate=espeak.DEFAULT_RATE,
        rate_range=espeak.RATE_RANGE,
        phonemes=True,
        label="eSpeak NG",
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:  # noqa: ARG001
    """Return the voices that can speak here. Raises `EngineMissingError`."""
    if SYSTEM_DRIVER:
        return spoken_files.list_voices(SYSTEM_DRIVER)
    with _LOOKING:
        return _espeak_voices()


def warm_up(options: EngineOptions) -> None:
    """Fill eSpeak NG's list of voices, which it keeps, before anybody asks for it; may be called in any thread.

    Windows' voices may be asked only by the thread that asked first, so nothing is done there.
    """
    if not SYSTEM_DRIVER and probe(options).present:
        voices(options)


@cache
def _espeak_voices() -> tuple[Voice, ...]:
    binding, _ = espeak.load()
    return tuple(voice for voice, _ in espeak.list_voices(binding).values())


def open(options: EngineOptions) -> Speaker:  # noqa: A001 - the protocol's word
    """Load eSpeak NG, or start the system's voices. Raises `EngineMissingError`."""
    if SYSTEM_DRIVER:
        return FileSpeaker(SYSTEM_DRIVER, options.scratch)
    speaker: Speaker = named(SPEAKER)()
    return speaker
