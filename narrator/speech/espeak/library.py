"""eSpeak NG through pyttsx3's own binding: which library speaks, its voices, and one clip of a request.

Why not pyttsx3's event loop: on Linux `runAndWait()` returns while eSpeak still speaks on its own thread
(nateshmbhat/pyttsx3 #149, #219, #334), sleeps 10 ms for every utterance, prints, and passes the sound through a WAV.
Here the same binding runs eSpeak in its synchronous mode, where `espeak_Synth` returns after the last sample, and its
callback collects the samples and the events from which pyttsx3 derives `finished-utterance`: there is no race to lose.

Why each clip is spoken in a fork: eSpeak never resets some of its counters (the phase of its flutter is one), so that
a sentence sounds, and even lasts, a little different after another. A fork starts from an engine that has not spoken:
the same request gives the same bytes, those that the `espeak-ng` program itself writes. It costs some 1.5 ms a clip.
"""

import ctypes
import os
import sys
import zlib
from array import array
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from msgspec import Struct

from narrator.errors import EngineMissingError
from narrator.files import files_in
from narrator.speech.model import Voice

SONAME: Final = "libespeak-ng.so.1"
"""What pyttsx3 opens on Linux."""
SYNCHRONOUS: Final = 2
"""AUDIO_OUTPUT_SYNCHRONOUS of speak_lib.h."""
BUFFER_MS: Final = 1000
SURELY_HURRIED: Final = 1.1
"""How much longer a sound must have been for eSpeak to have hurried it: it does so at twice its speed and more."""
DO_NOT_EXIT: Final = 0x8000
"""espeakINITIALIZE_DONT_EXIT: without it a missing data folder ends the process."""
SAMPLE_RATE_HZ: Final = 22050
LICENCE: Final = "GPL-3.0-or-later"
DEFAULT_RATE: Final = 175
"""espeakRATE_NORMAL of speak_lib.h, in eSpeak's words a minute."""
SLOWEST_RATE: Final = 80
"""espeakRATE_MINIMUM of speak_lib.h: below, it speaks no slower. A slower rate has a gap between its words."""
RATE_RANGE: Final = (30, 3000)
"""From espeakRATE_MAXIMUM (450) on, eSpeak has its sound hurried with the pitch kept (Sonic), as fast as it is asked
to: 3,000 comes out at 3,010 words of prose a minute. What anybody understands of that is the listener's business."""
WORD_GAP: Final = 7
"""espeakWORDGAP of speak_lib.h, in tens of milliseconds at its normal speed (pyttsx3's binding does not name it)."""
GAP_UNITS_A_MINUTE: Final = 6000 * 80 / 175
"""Of `WORD_GAP`, at the slowest rate."""


class Library(Struct, frozen=True):
    """The eSpeak NG that speaks here."""

    path: str
    origin: str
    """`system` or `pip`."""
    data: Path | None
    """Its data folder, where the library does not know it by itself."""
    version: str


@cache
def find_library() -> Library | None:
    """Return the system's eSpeak NG, else the one that pip brought (espeakng-loader), else None."""
    for path, origin, data in _candidates():
        try:
            dll = ctypes.CDLL(path)
        except OSError:
            continue
        return Library(path, origin, data, _version(dll))
    return None


def _candidates() -> list[tuple[str, str, Path | None]]:
    found: list[tuple[str, str, Path | None]] = [(SONAME, "system", None)]
    spec = find_spec("espeakng_loader")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent
        suffix = ".dylib" if sys.platform == "darwin" else ".so"
        found.append((str(folder / f"libespeak-ng{suffix}"), "pip", folder / "espeak-ng-data"))
    return found


def _version(dll: ctypes.CDLL) -> str:
    dll.espeak_Info.restype = ctypes.c_char_p
    path = ctypes.c_char_p()
    return str(dll.espeak_Info(ctypes.byref(path)).decode().split()[0])


def load() -> tuple[ModuleType, Library]:
    """Load the library and return pyttsx3's binding to it, initialised. Raises `EngineMissingError`."""
    library = find_library()
    if library is None:
        raise EngineMissingError("eSpeak NG is not on this machine", hint=HOW_TO_GET)
    if library.data is not None:
        os.environ["ESPEAK_DATA_PATH"] = str(library.data)
        ctypes.CDLL(library.path, ctypes.RTLD_GLOBAL)  # the driver then finds it by its SONAME
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - it loads the library as it is imported

    rate = _espeak.Initialize(SYNCHRONOUS, BUFFER_MS, None, DO_NOT_EXIT)
    if rate != SAMPLE_RATE_HZ:
        raise EngineMissingError(
            f"eSpeak NG {library.version} ({library.origin}) does not start: its data are missing or damaged",
            hint=HOW_TO_GET,
        )
    return _espeak, library


HOW_TO_GET: Final = "pip install --force-reinstall espeakng-loader, or install the package espeak-ng of your system"


@cache
def fingerprint(library: Library) -> str:
    """Return the library's version with a checksum of its data's names and sizes: what its sound depends on."""
    folder = library.data or system_data()
    if folder is None or not folder.is_dir():
        return f"espeak-ng {library.version} {library.origin}"
    inside = len(str(folder)) + 1
    listing = sorted((path[inside:], stat.st_size) for path, stat in files_in(folder))
    return f"espeak-ng {library.version} {zlib.crc32(repr(listing).encode()):08x}"


def system_data() -> Path | None:
    """Return the system's data folder, where it is one of the usual ones."""
    named = os.environ.get("ESPEAK_DATA_PATH")
    machine = os.uname().machine if hasattr(os, "uname") else ""
    usual = [
        f"/usr/lib/{machine}-linux-gnu",
        "/usr/share",
        "/usr/lib",
        "/usr/local/share",
        "/usr/lib64",
        "/opt/homebrew/share",
    ]
    folders = [Path(named)] if named else [Path(folder) / "espeak-ng-data" for folder in usual]
    return next((folder for folder in folders if folder.is_dir()), None)


def rate_and_gap(engine_rate: float) -> tuple[int, int]:
    """Return eSpeak's rate for *engine_rate*, and the gap between words that makes it as slow as that."""
    if engine_rate >= SLOWEST_RATE:
        return round(engine_rate), 0
    return SLOWEST_RATE, round(GAP_UNITS_A_MINUTE * (1 / engine_rate - 1 / SLOWEST_RATE))


def list_voices(espeak: ModuleType) -> dict[str, tuple[Voice, bytes]]:
    """Return each voice by its name (`en-us`), with the identifier that eSpeak selects it by (`gmw/en-US`)."""
    found = {}
    for entry in espeak.ListVoices(None):
        name = entry.identifier.decode().rsplit("/", 1)[-1].lower()
        language = bcp47(entry.languages[1:].decode()) if entry.languages else "und"
        caution = CAUTION if language.partition("-")[0] in HAN else ""
        voice = Voice(name, language, entry.name.decode().strip(), LICENCE, SAMPLE_RATE_HZ, caution)
        found[name] = (voice, entry.identifier)
    return found


HAN: Final = frozenset(("cmn", "hak", "ja", "yue"))
CAUTION: Final = (
    "it says “Chinese letter” for characters that it does not know, and recognizers understand next to nothing of it: "
    "publish it only after listening, or take another engine (docs/voices.md)"
)
NAMED_COUNTRY: Final = {"es": "es-ES", "pt": "pt-PT"}
"""Voices whose names give a country that their tags leave out: "Spanish (Spain)", "Portuguese (Portugal)"."""


def bcp47(tag: str) -> str:
    """Write eSpeak's language tag as RFC 5646 section 2.1.1 asks: `en-us` → `en-US`, `fa-latn` → `fa-Latn`."""
    first, *rest = NAMED_COUNTRY.get(tag, tag).split("-")
    private = False
    parts = [first.lower()]
    for part in rest:
        private = private or len(part) == 1
        parts.append(part if private else part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part)
    return "-".join(parts)


class Collector:
    """eSpeak's synthesis callback: keeps the samples, and notes where words begin and how far into the text it came."""

    def __init__(self, espeak: ModuleType) -> None:
        """Register with eSpeak; the binding keeps the callback alive."""
        self.byte_count = 0
        self._address = self._room = 0
        self._finished = False
        self._reached = 0
        self._end_event = espeak.EVENT_END
        self._word_event = espeak.EVENT_WORD
        self._words: list[tuple[int, int, int]] = []
        self._before_stretching = 0
        espeak.SetSynthCallback(self._collect)

    def keep_at(self, address: int, room: int) -> None:
        """Keep what comes from now on at *address*, up to *room* bytes; more ends the synthesis."""
        self.byte_count = self._before_stretching = 0
        self._words = []
        self._address, self._room = address, room

    def complete(self, text: str) -> bool:
        """Return whether eSpeak finished and its last clause ended where *text* does, in characters."""
        return self._finished and self._reached >= len(text)

    @property
    def words(self) -> "array[int]":
        """Position in the text, from 1, and first sample of each word event, one pair after the other.

        From some 450 words a minute on eSpeak makes its sound slower and has it hurried, a buffer at a time, but
        counts its events' samples inside a buffer as they were before.
        """
        hurry = max(1.0, self._before_stretching * 2 / max(self.byte_count, 1))
        hurry = hurry if hurry > SURELY_HURRIED else 1.0
        return array("I", (n for at, begin, inside in self._words for n in (at, begin + max(0, round(inside / hurry)))))

    def _collect(self, wav: Any, count: int, events: Any) -> int:
        before, ended = self.byte_count // 2, False
        self._finished = not wav  # speak_lib.h: NULL says that the synthesis has been completed
        if count > 0:
            end = self.byte_count + count * 2
            if end > self._room:
                return 1  # speak_lib.h: abandon the synthesis
            ctypes.memmove(self._address + self.byte_count, wav, count * 2)
            self.byte_count = end
        at = 0
        while (kind := events[at].type) != 0:  # espeakEVENT_LIST_TERMINATED
            if kind == self._end_event:
                self._reached = events[at].text_position
                self._before_stretching += events[at].sample - before
                ended = True
            elif kind == self._word_event:
                self._words.append((events[at].text_position, before, events[at].sample - before))
            at += 1
        if count > 0 and not ended:
            self._before_stretching += BUFFER_MS * SAMPLE_RATE_HZ // 1000
        return 0
