"""The system's own voices through pyttsx3's event loop and WAV files: SAPI 5, NSSpeechSynthesizer."""

import platform
from importlib.metadata import version
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.model import Pcm, Request, Voice
from narrator.speech.wav import read_wav

DEFAULT_RATE: Final = 180
RATE_RANGE: Final = (90, 400)
SAPI_PRIMARY: Final = {0x07: "de", 0x09: "en", 0x0A: "es", 0x0C: "fr", 0x10: "it", 0x11: "ja", 0x13: "nl", 0x15: "pl"}
"""Windows' primary language identifiers (MS-LCID 2.2), the ten low bits; for voices that give only the number."""


def system_version() -> str:
    """Return what the voices' sound depends on: they come with the system."""
    return f"{platform.system()} {platform.release()} pyttsx3 {version('pyttsx3')}"


class FileSpeaker:
    """Speaks into a fresh file for each request, and believes it when pyttsx3 says that it has finished."""

    def __init__(self, driver: str, scratch: str) -> None:
        """Start pyttsx3 with *driver*. Raises `EngineMissingError`."""
        self._engine = start(driver)
        self._folder = Path(scratch or mkdtemp(prefix="narrator-"))
        self._numbers = count(1)
        self._finished: set[str] = set()
        self._engine.connect("finished-utterance", self._note)

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError`."""
        name = f"clip-{next(self._numbers)}"
        path = self._folder / f"{name}.wav"
        self._engine.setProperty("voice", request.voice)
        self._engine.setProperty("rate", round(request.engine_rate))
        self._engine.save_to_file(request.text, str(path), name)
        self._engine.runAndWait()
        try:
            return _with_end(read_wav(path.read_bytes()), name in self._finished or None)
        except FileNotFoundError as error:
            raise SpeechError("pyttsx3 wrote no file") from error
        finally:
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop pyttsx3."""
        self._engine.stop()

    def _note(self, name: str | None, completed: bool) -> None:
        if completed and name:
            self._finished.add(name)


def _with_end(pcm: Pcm, complete: bool | None) -> Pcm:
    return Pcm(pcm.data, pcm.sample_rate_hz, pcm.sample_format, complete)


def start(driver: str) -> Any:
    """Return pyttsx3's engine. Raises `EngineMissingError`."""
    import pyttsx3  # noqa: PLC0415 - only where the system's voices speak

    try:
        return pyttsx3.init(driver)
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineMissingError(
            f"pyttsx3 cannot start {driver}: {error}", hint="pip install --force-reinstall pyttsx3"
        ) from error


def list_voices(driver: str) -> tuple[Voice, ...]:
    """Return the system's voices."""
    entries = start(driver).getProperty("voices") or []
    return tuple(Voice(entry.id, _language(entry), entry.name or "", "the system's") for entry in entries)


def _language(entry: Any) -> str:
    """Return a voice's BCP 47 tag: pyttsx3 gives `en_US`, `en-US` or Windows' number in hexadecimal (`409`)."""
    first = next(iter(entry.languages or ()), "")
    tag = first.decode(errors="replace") if isinstance(first, bytes) else str(first)
    tag = tag.strip("\x05\x02 ").replace("_", "-")
    try:
        return SAPI_PRIMARY.get(int(tag, 16) & 0x3FF, "und")
    except ValueError:
        return tag or "und"
