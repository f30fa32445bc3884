"""Engine `piper`: neural voices (VITS models in ONNX) by the package piper-tts, sentence by sentence."""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from math import isfinite
from pathlib import Path
from typing import Any, Final
from unicodedata import category

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.fingerprint import fingerprint
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Pcm, Request, Voice
from narrator.speech.phoneme_words import BETWEEN_WORDS, Timed, phoneme_words

name: Final = "piper"
abilities: Final = Abilities(
    takes=("model",),
    needs=("model",),
    model_suffix=".onnx",
    word_times=True,  # of models that were exported with alignments
    voices_hint="none here: `narrator voices install NAME`; the names: https://rhasspy.github.io/piper-samples",
)
PACKAGE: Final = "piper-tts"
RATE_RANGE: Final = (0.3, 3.0)
"""Times the model's own length scale: from three times its speed to a third of it."""
FULL_SCALE: Final = 32767.0
BEGIN, PAD = "^", "_"
"""Piper's marks of a sentence's begin, and between two phonemes."""
NO_SOUND: Final = 1e-8
"""A peak below which Piper itself takes a sound for silence."""
INSTALL_PACKAGE: Final = "pip install 'narrator-audio[piper]'"
SEE_CARD: Final = "see the voice's MODEL_CARD"


def probe(options: EngineOptions) -> EngineInfo:
    """Return whether the package and the profile's model are here; the version holds the model's checksum."""
    try:
        package = version(PACKAGE)
    except PackageNotFoundError:
        return EngineInfo(name, present=False, how_to_get=INSTALL_PACKAGE)
    if options.model and not (Path(options.model).is_file() and _settings_path(options.model).is_file()):
        lacks = f"the model {Path(options.model).name}"
        return EngineInfo(name, present=False, how_to_get=_install_model(options.model), lacks=lacks)
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
        sounds: list[bytes] = []
        timed: list[Timed] = []
        for phonemes in filter(None, self._voice.phonemize(text)):
            self._check(phonemes, request.text)
            sound, lengths = self._sixteen_bits(phonemes, settings)
            timed += self._timed(phonemes, lengths, sum(map(len, sounds)) // 2)
            sounds.append(sound)
        if not sounds:
            raise SpeechError(
                f"the model finds nothing to say in “{request.text}”",
                hint="what it cannot read may be left out, or given a pronunciation: `narrator pronounce add`",
            )
        words = phoneme_words(request.text, timed) if timed and not request.phoneme else ()
        return Pcm(b"".join(sounds), self._voice.config.sample_rate, words=words)

    def _check(self, phonemes: list[str], text: str) -> None:
        """Raise `SpeechError` for a sound that the model does not have: it would be passed over without a sign."""
        known = self._voice.config.phoneme_id_map
        lost = next((p for p in phonemes if p not in known and p[:1].isalpha() and category(p[0]) != "Lm"), "")
        if lost and known:
            raise SpeechError(
                f"the model has no sound for the phoneme “{lost}” in “{text}”",
                hint="give the word a pronunciation: `narrator pronounce add WORD ALIAS`",
            )

    def _timed(self, phonemes: list[str], lengths: Any, begin: int) -> Iterator[Timed]:
        """Yield each phoneme and where it lies, given the samples of each of the model's ids; none without those."""
        known = self._voice.config.phoneme_id_map
        if lengths is None or not known:
            return
        ends = [begin, *(begin + int(end) for end in lengths.cumsum())]
        at = len(known[BEGIN]) + len(known[PAD])
        for phoneme in phonemes:
            if phoneme in known:
                after = at + len(known[phoneme])
                yield phoneme, ends[at], ends[min(after + len(known[PAD]), len(ends) - 1)]
                at = after + len(known[PAD])
        yield BETWEEN_WORDS, ends[-1], ends[-1]

    def _sixteen_bits(self, phonemes: list[str], settings: Any) -> tuple[bytes, Any]:
        """Return the sound of one sentence at full scale, as `PiperVoice.synthesize` makes it, in a third of its time.

        With it the samples of each of the model's ids, where the model tells. Raises `SpeechError` where it gives
        numbers that are none: as integers they would pass for sound.
        """
        ids = self._voice.phonemes_to_ids(phonemes)
        sound, lengths = self._voice.phoneme_ids_to_audio(ids, settings, include_alignments=True)
        peak = max(float(sound.max(initial=0)), -float(sound.min(initial=0)))
        if not isfinite(peak):
            raise SpeechError("the model gave numbers that are none (NaN or infinity)")
        sound *= FULL_SCALE / max(peak, NO_SOUND)
        return bytes(sound.astype("int16").data), lengths

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
