"""What an engine is asked and what it answers."""

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:  # an engine process starts three times as fast without numpy
    import numpy as np
    import numpy.typing as npt

Samples: TypeAlias = "npt.NDArray[np.int16]"
"""Mono sound, shape (n,)."""


class Request(Struct, frozen=True):
    """One call of an engine."""

    text: str
    language: str
    """BCP 47."""
    voice: str
    """The engine's own name of the voice, resolved; never empty."""
    engine_rate: float
    """In the engine's own unit, resolved by calibration (eSpeak: its words a minute; Piper: length scale)."""
    pitch: float = 50
    """0 to 100; 50 is the voice's own."""
    phoneme: str = ""
    """IPA to speak in place of the text, where the engine can (`EngineInfo.phonemes`)."""
    seconds_a_letter: float = 0
    """The voice's pace at this rate as its calibration heard it; 0: it was not heard yet."""


class SpokenWord(NamedTuple):
    """A word of a request's text, and where it lies in the sound."""

    text_begin: int
    text_end: int
    """In characters of the text; words are in order and do not overlap."""
    begin_samples: int
    end_samples: int

    def moved(self, samples: int) -> "SpokenWord":
        """Return the same word in a sound that *samples* stand before."""
        return SpokenWord(self.text_begin, self.text_end, self.begin_samples + samples, self.end_samples + samples)


class Sound(Struct, frozen=True):
    """What an engine made of a request, untouched."""

    samples: Samples
    sample_rate_hz: int
    complete: bool | None = None
    """Whether the engine itself says that it reached the last word; None: it does not tell."""
    words: tuple[SpokenWord, ...] = ()
    """Where each word lies, where the engine tells (`Abilities.word_times`)."""


class Pcm(Struct, frozen=True):
    """What an engine hands over: `Sound` as plain bytes, before anybody has checked it."""

    data: bytes
    """Mono, in the machine's byte order."""
    sample_rate_hz: int
    sample_format: Literal["int16", "float32"] = "int16"
    """float32 has its full scale at 1.0."""
    complete: bool | None = None
    words: tuple[SpokenWord, ...] = ()


class Voice(Struct, frozen=True):
    """A voice that an engine offers."""

    name: str
    language: str
    """BCP 47."""
    description: str = ""
    licence: str = ""
    sample_rate_hz: int = 0
    caution: str = ""
    """What an author should know before publishing in it, as a clause; it is told with every post that it reads."""


class EngineInfo(Struct, frozen=True):
    """What a probe finds: whether the engine is there, and which."""

    name: str
    present: bool
    version: str = ""
    """Part of every clip's key: of the engine and of the data it speaks with."""
    calibrates_as: str = ""
    """Part of a calibration's key: what pace and loudness depend on; empty: the version."""
    how_to_get: str = ""
    """One sentence, where it is not present."""
    lacks: str = ""
    """What is missing, where it is not the engine itself: "the model en_US-x.onnx"."""
    default_rate: float = 0
    """`engine_rate` at which calibration starts."""
    rate_range: tuple[float, float] = (0, 0)
    rate_is_inverse: bool = False
    """True where a larger `engine_rate` is slower (Piper's length scale)."""
    phonemes: bool = False
    label: str = ""
    """What listeners are told before the voice's description ("eSpeak NG"); empty: the description is enough."""


class Abilities(Struct, frozen=True):
    """What an engine can do and what it takes of a profile: a constant of its module, known before any probe."""

    any_language: bool = False
    """True where the engine finds a voice for whatever language it is asked for."""
    runs_programs: bool = False
    """True where a profile decides which program is started: only for profiles that the user has trusted."""
    takes: tuple[Literal["command", "model"], ...] = ()
    """The keys of a profile that become its `EngineOptions`, beside `[engine_options]`, which every engine gets."""
    needs: tuple[Literal["command", "model"], ...] = ()
    """Those of them without which a profile is of no use."""
    model_suffix: str = ""
    """How the name of a model file ends, for engines whose voices are files."""
    word_times: bool = False
    """True where the engine tells where each word of a sound lies."""
    variants: bool = False
    """True where `+` and a variant may follow a voice's name (eSpeak NG's `en-us+f3`)."""
    voices_hint: str = ""
    """One sentence that says how to get a voice, for `narrator voices`, where the engine is here and lists none."""


class EngineOptions(Struct, frozen=True):
    """What a profile gives an engine beside the requests. Plain values: they cross process borders."""

    command: tuple[str, ...] = ()
    permitted: bool = False
    """Whether the user lets *command* run: only `narrator.casting.permission` says so."""
    model: str = ""
    """A path, resolved."""
    settings: tuple[tuple[str, str | int | float | bool], ...] = ()
    """The profile's `[engine_options]`, sorted by key: passed through as they are, and part of a clip's key."""
    scratch: str = ""
    """A folder for the engine's files, made and removed by the supervisor."""


class Speaker(Protocol):
    """An engine that has been opened: lives in the engine process, speaks one request at a time."""

    def speak(self, request: Request) -> Pcm:
        """Return the whole sound of *request*."""
        ...

    def close(self) -> None:
        """Let go of what the engine holds."""
        ...


class Engine(Protocol):
    """What a module under `narrator.speech.engines`, or of a third party, provides."""

    name: str
    abilities: Abilities

    def probe(self, options: EngineOptions) -> EngineInfo:
        """Return whether the engine is there, and which, without loading more than that needs. Raises nothing."""
        ...

    def voices(self, options: EngineOptions) -> tuple[Voice, ...]:
        """Return the voices it offers here."""
        ...

    def open(self, options: EngineOptions) -> Speaker:
        """Open it. Called in the engine process. Raises `EngineMissingError`."""
        ...
