"""Engine `piper`: neural voices (VITS models in ONNX) by the package piper-tts, sentence by sentence."""

import json
from importlib.metadata import PackageNotFoundError, version
from math import isfinite
from pathlib import Path
from typing import Any, Final

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.fingerprint import fingerprint
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Pcm, Request, Voice

name: Final = "piper"
abilities: Final = Abilities(
    takes=("model",),
    needs=("model",),
    model_suffix=".onnx",
    voices_hint="none here: `narrator voices install NAME`; the names: https://rhasspy.github.io/piper-samples",
)
PACKAGE: Final = "piper-tts"
RATE_RANGE: Final = (0.3, 3.0)
"""Times the model's own length scale: from three times its speed to a third of it."""
FULL_SCALE: Final = 32767.0
NO_SOUND: Final = 1e-8
"""A peak below which Piper itself takes a sound for silence."""
INSTALL_PACKAGE: Final = "pip install 'narrator-audio[piper]'"
SEE_CARD: Final = "see the voice's MODEL_CARD"


def probe(options: EngineOptions) -> EngineInfo:
    """Say whether the package and the profile's model are here; the version holds the model's checksum."""
    try:
        package = version(PACKAGE)
    except PackageNotFoundError:
        return EngineInfo(name, present=False, how_to_get=INSTALL_PACKAGE)
    if options.model and not (Path(options.model).is_file() and _settings_path(options.model).is_file()):
        return EngineInfo(name, present=False, how_to_get=_install_model(options.model))
    return EngineInfo(
        name,
        present=True,
        version=f"{PACKAGE} {package}"
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
    language = str(settings.get("language", {}).get("code") or settings["espeak"]["voice"]).replace("_", "-")
    rate_hz = int(settings["audio"]["sample_rate"])
    speakers = settings.get("speaker_id_map") or {}
    own = Voice(stem, language, f"Piper {stem}", SEE_CARD, rate_hz)
    return (own, *(Voice(speaker, language, f"Piper {stem}, {speaker}", SEE_CARD, rate_hz) for speaker in speakers))


def open(options: EngineOptions) -> "PiperSpeaker":  # noqa: A001 - the protocol's word
    """Load the model. Raises `EngineMissingError`."""
    if not probe(options).present or not options.model:
        raise EngineMissingError(
            f"Piper cannot speak {options.model or 'without a model'}", hint=probe(options).how_to_get or "`model = …`"
        )
    return PiperSpeaker(options.model)


class PiperSpeaker:
    """A model in memory; it speaks one sentence after the other, so that memory does not grow with the text."""

    def __init__(self, model: str) -> None:
        """Load *model*."""
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - a second of loading, in the
        from piper import PiperConfig, PiperVoice, SynthesisConfig  # noqa: PLC0415 - engine process only

        options = SessionOptions()
        # its threads would wait in a loop for the next clip, on the processor that checks and encodes this one
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = InferenceSession(model, sess_options=options, providers=["CPUExecutionProvider"])
        self._voice = PiperVoice(session=session, config=PiperConfig.from_dict(_settings(model)))
        self._configure = SynthesisConfig
        self._speakers: dict[str, int] = dict(self._voice.config.speaker_id_map)

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError` where the model has no sound for it."""
        settings = self._configure(
            speaker_id=self._speakers.get(request.voice),
            length_scale=request.engine_rate * self._voice.config.length_scale,
        )
        text = f"[[ {request.phoneme} ]]" if request.phoneme else request.text.replace("[[", "[ [")
        sounds = [self._sixteen_bits(phonemes, settings) for phonemes in self._voice.phonemize(text) if phonemes]
        if not sounds:
            raise SpeechError(f"the model finds nothing to say in “{request.text}”")
        return Pcm(sounds[0] if len(sounds) == 1 else b"".join(sounds), self._voice.config.sample_rate)

    def _sixteen_bits(self, phonemes: list[str], settings: Any) -> bytes:
        """Return the sound of one sentence at full scale, as `PiperVoice.synthesize` makes it, in a third of its time.

        Raises `SpeechError` where the model gives numbers that are none: as integers they would pass for sound.
        """
        sound: Any = self._voice.phoneme_ids_to_audio(self._voice.phonemes_to_ids(phonemes), settings)
        peak = max(float(sound.max(initial=0)), -float(sound.min(initial=0)))
        if not isfinite(peak):
            raise SpeechError("the model gave numbers that are none (NaN or infinity)")
        sound *= FULL_SCALE / max(peak, NO_SOUND)
        return bytes(sound.astype("int16").data)

    def close(self) -> None:
        """The model goes with the process."""


def _settings_path(model: str) -> Path:
    return Path(f"{model}.json")


def _settings(model: str) -> dict[str, Any]:
    try:
        settings = json.loads(_settings_path(model).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineMissingError(f"the settings of {model} cannot be read", hint=_install_model(model)) from error
    if not isinstance(settings, dict):
        raise EngineMissingError(f"the settings of {model} are none", hint=_install_model(model))
    return settings


def _install_model(model: str) -> str:
    return f"narrator voices install {Path(model).name.removesuffix('.onnx')}"
