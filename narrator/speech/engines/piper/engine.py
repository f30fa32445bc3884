"""The engine's door: is it here, with its model; its voices, and a speaker."""

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from narrator.errors import EngineMissingError
from narrator.named import named
from narrator.speech.fingerprint import fingerprint
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Speaker, Voice

name: Final = "piper"
SPEAKER: Final = "narrator.speech.engines.piper.speaker:PiperSpeaker"
abilities: Final = Abilities(
    takes=("model",),
    needs=("model",),
    model_suffix=".onnx",
    word_times=True,  # of models that were exported with alignments
    voices_hint="none here: `narrator voices install NAME`; the names: https://rhasspy.github.io/piper-samples",
)
PACKAGE: Final = "piper-tts"
READING: Final = 2
"""Raised when the same text would get other phonemes."""
RATE_RANGE: Final = (0.3, 3.0)
"""Times the model's own length scale: from three times its speed to a third of it."""
PHONEMES: Final = "phoneme_id_map"
INSTALL_PACKAGE: Final = "pip install 'narrator-audio[piper]'"
SEE_CARD: Final = "see the voice's MODEL_CARD"


def probe(options: EngineOptions) -> EngineInfo:
    """Return whether the package and the profile's model are here; the version holds the model's checksum."""
    try:
        package = version(PACKAGE)
    except PackageNotFoundError:
        return EngineInfo(name, present=False, how_to_get=INSTALL_PACKAGE)
    if options.model and not (Path(options.model).is_file() and _settings_path(options.model).is_file()):
        lacks = f"the model {_lacking(options.model)}"
        return EngineInfo(name, present=False, how_to_get=_install_model(options.model), lacks=lacks)
    return EngineInfo(
        name,
        present=True,
        version=f"{PACKAGE} {package} reading {READING}"
        + (f" {fingerprint(Path(options.model), _settings_path(options.model))}" if options.model else ""),
        default_rate=1.0,
        rate_range=RATE_RANGE,
        rate_is_inverse=True,
        phonemes=True,
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:
    """Return the model's voice, or one for each of its speakers; none without a model. Raises `EngineMissingError`."""
    if not options.model:
        return ()
    settings = _settings(options.model)
    stem = Path(options.model).name.removesuffix(".onnx")
    language = _language(settings).replace("_", "-")
    rate_hz = int(settings["audio"]["sample_rate"])
    speakers = settings.get("speaker_id_map") or {}
    own = Voice(stem, language, f"Piper {stem}", SEE_CARD, rate_hz)
    return (own, *(Voice(speaker, language, f"Piper {stem}, {speaker}", SEE_CARD, rate_hz) for speaker in speakers))


def open(options: EngineOptions) -> Speaker:  # noqa: A001 - the protocol's word
    """Load the model. Raises `EngineMissingError`."""
    if not probe(options).present or not options.model:
        raise EngineMissingError(
            f"Piper cannot speak {options.model or 'without a model'}", hint=probe(options).how_to_get or "`model = …`"
        )
    settings = _settings(options.model)
    try:
        speaker: Speaker = named(SPEAKER)(model=options.model, settings=settings)
    except Exception as problem:  # onnxruntime has an exception a cause, and they have no name in common
        what = (
            f"the model {Path(options.model).name} is damaged, or none of Piper's: {type(problem).__name__}: {problem}"
        )
        raise EngineMissingError(what, hint=_anew(options.model)) from problem
    return speaker


def _settings_path(model: str) -> Path:
    return Path(f"{model}.json")


def _settings(model: str) -> dict[str, Any]:
    try:
        settings = json.loads(_settings_path(model).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineMissingError(f"the settings of {model} cannot be read", hint=_install_model(model)) from error
    try:
        complete = bool(_language(settings) and int(settings["audio"]["sample_rate"]) and dict(settings[PHONEMES]))
    except (AttributeError, KeyError, TypeError, ValueError):
        complete = False
    if not complete:
        what = f"{_settings_path(model).name} does not hold the settings of a Piper model"
        raise EngineMissingError(what, hint=_anew(model))
    return dict(settings)


def _language(settings: dict[str, Any]) -> str:
    """Return the language of the model's text, as its settings spell it. Raises `KeyError` where they do not say."""
    return str(settings.get("language", {}).get("code") or settings["espeak"]["voice"])


def _lacking(model: str) -> str:
    """Return the name of the file that is not here: the model, else its settings."""
    return Path(model).name if not Path(model).is_file() else _settings_path(model).name


def _anew(model: str) -> str:
    return f"Delete {Path(model).name} and {_settings_path(model).name}, then: {_install_model(model)}"


def _install_model(model: str) -> str:
    return f"narrator voices install {Path(model).name.removesuffix('.onnx')}"
