"""What a recognizer is asked and what it answers; recognizers by name, ours and third parties' alike."""

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final, Protocol, cast

from msgspec import Struct

from narrator.errors import EngineMissingError
from narrator.narration.model import HeardWord

GROUP: Final = "narrator.recognizers"
DEFAULT: Final = "pocketsphinx"
OURS: Final = {DEFAULT: "narrator.narration.recognizers.pocketsphinx"}


class RecognizerInfo(Struct, frozen=True):
    """What a probe finds."""

    name: str
    present: bool
    version: str = ""
    """Of the program and its acoustic model."""
    how_to_get: str = ""
    pronunciations: str = ""
    """Path of its pronunciation dictionary in CMUdict's format, for words that it knows better than eSpeak."""


class RecognizerOptions(Struct, frozen=True):
    """What a recognizer hears with. Plain values: they cross process borders."""

    language: str
    """BCP 47: the script's main language."""
    dictionary: str
    """Path of a file in CMUdict's format with every word of the post, pronounced in ARPAbet."""
    language_model: str
    """Path of a trigram model of the post, in the ARPA format (Stolcke's SRILM describes it as ngram-format(5))."""
    scratch: str = ""
    """A folder for its files."""


class Hearer(Protocol):
    """A recognizer that has been opened: lives in a process of its own, hears one stretch at a time."""

    def hear(self, samples: bytes, language_model: str = "") -> tuple[HeardWord, ...]:
        """Return the words heard in *samples*, mono int16 at `HEARING_RATE_HZ`, times counted from their start.

        *language_model* names another model for this stretch alone.
        """
        ...

    def place(self, samples: bytes, words: Sequence[str]) -> tuple[HeardWord, ...]:
        """Return where each of *words*, named as in the dictionary, lies in *samples*, which say just these.

        Nothing where the sound cannot be read as them. Asked only for words in time, never for what was read.
        """
        ...


class Recognizer(Protocol):
    """What a module under `narrator.narration.recognizers`, or of a third party, provides."""

    name: str

    def probe(self) -> RecognizerInfo:
        """Return whether it is there, and which, without loading its model. Raises nothing."""
        ...

    def open(self, options: RecognizerOptions) -> Hearer:
        """Open it. Called in its own process. Raises `EngineMissingError`."""
        ...


def recognizer_module(name: str) -> str:
    """Return the module that provides the recognizer *name*. Raises `EngineMissingError`."""
    found = {**{point.name: point.value for point in entry_points(group=GROUP)}, **OURS}
    if name not in found:
        raise EngineMissingError(
            f"there is no recognizer called “{name}”", hint=f"here are: {', '.join(sorted(found))}"
        )
    return found[name]


def recognizer_named(name: str) -> Recognizer:
    """Return the recognizer called *name*. Raises `EngineMissingError` where nobody provides it."""
    module = recognizer_module(name)
    try:
        return cast("Recognizer", import_module(module))
    except ImportError as problem:
        raise EngineMissingError(
            f"the recognizer “{name}” cannot be loaded: {problem}", hint=f"install again what provides {module}"
        ) from problem


def present_recognizer(name: str = DEFAULT) -> RecognizerInfo:
    """Return what the probe of *name* finds. Raises `EngineMissingError` where it is not on this machine."""
    info = recognizer_named(name).probe()
    if not info.present:
        raise EngineMissingError(f"the recognizer “{name}” is not on this machine", hint=info.how_to_get)
    return info
