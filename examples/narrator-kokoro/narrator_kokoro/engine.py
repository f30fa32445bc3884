"""Engine `kokoro`: Kokoro-82M (Apache-2.0) by the package kokoro-onnx; some 1.2 seconds of sound a CPU second."""

import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.fingerprint import fingerprint
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Pcm, Request, Voice

name: Final = "kokoro"
abilities: Final = Abilities(takes=("model",), needs=("model",), model_suffix=".onnx")
PACKAGE: Final = "kokoro-onnx"
VOICES: Final = "voices-v1.0.bin"
"""A NumPy archive of all voices, one array each, beside the model; `voices` in `[engine_options]` names another."""
SAMPLE_RATE_HZ: Final = 24000
SPEEDS: Final = (0.5, 2.0)
"""What the package takes."""
HOW_TO_GET: Final = (
    "pip install kokoro-onnx, then put kokoro-v1.0.onnx and voices-v1.0.bin (from the package's releases) into voices/"
)
LANGUAGES: Final = {
    "a": ("en-US", "en-us"), "b": ("en-GB", "en-gb"), "e": ("es", "es"), "f": ("fr", "fr-fr"), "h": ("hi", "hi"),
    "i": ("it", "it"), "p": ("pt-BR", "pt-br"),
}  # fmt: skip
"""A voice's first letter: its BCP 47 tag, and the name of the rules that eSpeak NG reads it by. Japanese and Chinese
need readers of their own, which this example leaves out."""


def probe(options: EngineOptions) -> EngineInfo:
    """Return whether the package and the profile's two files are here; the version holds their checksums."""
    try:
        package = version(PACKAGE)
    except PackageNotFoundError:
        return EngineInfo(name, present=False, how_to_get=HOW_TO_GET)
    files = (Path(options.model), _voices_file(options)) if options.model else ()
    missing = next((file.name for file in files if not file.is_file()), "")
    if missing:
        return EngineInfo(name, present=False, how_to_get=HOW_TO_GET, lacks=f"the model's file {missing}")
    return EngineInfo(
        name,
        present=True,
        version=f"{PACKAGE} {package} {fingerprint(*files)}" if files else f"{PACKAGE} {package}",
        default_rate=1.0,
        rate_range=SPEEDS,
        label="Kokoro",
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:
    """Return the voices of the model's archive whose language this engine reads."""
    if not options.model or not _voices_file(options).is_file():
        return ()
    with zipfile.ZipFile(_voices_file(options)) as archive:
        names = sorted(Path(entry).stem for entry in archive.namelist())
    return tuple(
        Voice(one, LANGUAGES[one[0]][0], f"Kokoro {one}", "Apache-2.0", SAMPLE_RATE_HZ)
        for one in names
        if one[0] in LANGUAGES
    )


def open(options: EngineOptions) -> "KokoroSpeaker":  # noqa: A001 - the protocol's word
    """Load the model. Raises `EngineMissingError`."""
    info = probe(options)
    if not info.present or not options.model:
        raise EngineMissingError(info.lacks or "Kokoro cannot speak without a model", hint=HOW_TO_GET)
    return KokoroSpeaker(options)


class KokoroSpeaker:
    """A model in memory."""

    def __init__(self, options: EngineOptions) -> None:
        """Load it."""
        from kokoro_onnx import Kokoro  # noqa: PLC0415 - in the engine process only: a second of loading

        self._kokoro = Kokoro(options.model, str(_voices_file(options)))

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError` where the model would pass over a word."""
        rules = LANGUAGES[request.voice[0]][1]
        for word in request.text.split():
            self._check(word, rules, request.text)
        samples, rate_hz = self._kokoro.create(request.text, voice=request.voice, speed=request.engine_rate, lang=rules)
        return Pcm(_floats(samples), rate_hz, "float32")

    def _check(self, word: str, rules: str, text: str) -> None:
        """Raise `SpeechError` for a word with letters and no phonemes: narrator promises that none is passed over."""
        if not word.isascii() and any(map(str.isalpha, word)) and not self._kokoro.tokenizer.phonemize(word, rules):
            raise SpeechError(
                f"Kokoro has no sound for “{word}” in “{text}”",
                hint="Give it a pronunciation: `narrator pronounce add WORD ALIAS`.",
            )

    def close(self) -> None:
        """The model goes with the process."""


def _floats(samples: Any) -> bytes:
    data: bytes = samples.astype("float32").tobytes()
    return data


def _voices_file(options: EngineOptions) -> Path:
    return Path(options.model).with_name(str(dict(options.settings).get("voices", VOICES)))
