"""The engine's door: is it here, its voices, and a speaker."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from narrator.errors import EngineMissingError
from narrator.named import named
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Speaker, Voice

name: Final = "pico"
abilities: Final = Abilities()
SPEAKER: Final = "narrator.speech.engines.pico.speaker:PicoSpeaker"
PACKAGES: Final = ("py-nanotts", "anyascii")
READING: Final = 2
"""Raised when the same text would be given to it in other letters."""
RATE_RANGE: Final = (0.2, 5.0)
HOW_TO_GET: Final = "pip install 'narrator-audio[pico]'"
SAMPLE_RATE_HZ: Final = 16000
NAMES: Final = {
    "en-GB": "British English", "en-US": "American English", "de-DE": "German", "fr-FR": "French", "es-ES": "Spanish",
    "it-IT": "Italian",
}  # fmt: skip
VOICES: Final = tuple(
    Voice(tag, tag, f"{called}, a woman's voice", "Apache-2.0", SAMPLE_RATE_HZ) for tag, called in NAMES.items()
)


def probe(options: EngineOptions) -> EngineInfo:  # noqa: ARG001 - every engine's probe is given them
    """Return whether the package is here, with its voices."""
    try:
        versions = " ".join(f"{package} {version(package)}" for package in PACKAGES)
    except PackageNotFoundError:
        return EngineInfo(name, present=False, how_to_get=HOW_TO_GET)
    return EngineInfo(
        name,
        present=True,
        version=f"{versions} reading {READING}",
        default_rate=1.0,
        rate_range=RATE_RANGE,
        phonemes=True,
        label="SVOX Pico",
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:
    """Return its six voices."""
    return VOICES if probe(options).present else ()


def open(options: EngineOptions) -> Speaker:  # noqa: A001 - the protocol's word
    """Return a speaker. Raises `EngineMissingError`."""
    info = probe(options)
    if not info.present:
        raise EngineMissingError("Pico cannot speak here", hint=info.how_to_get)
    speaker: Speaker = named(SPEAKER)()
    return speaker
