"""PocketSphinx (BSD): its US English acoustic model, with the post's own words as dictionary and language model.

The model hears German, French, Spanish and Italian as well, once their words are spelled in its phonemes: what was
said is known, and only whether and when it was said is asked.
"""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from narrator.narration.model import HEARING_RATE_HZ, HeardWord
from narrator.narration.recognition import RecognizerInfo, RecognizerOptions

if TYPE_CHECKING:
    from pocketsphinx import Decoder

name = "pocketsphinx"
HOW_TO_GET: Final = (
    "pip install 'narrator-audio[narration]'; pocketsphinx has wheels for Python 3.11 to 3.13, none for 3.14 yet"
)
FRAME_SAMPLES: Final = HEARING_RATE_HZ // 100
ENGLISH: Final[dict[str, float]] = {"lw": 6.5, "beam": 1e-48, "pbeam": 1e-48}
FOREIGN: Final[dict[str, float]] = {
    "lw": 9.0, "beam": 1e-60, "pbeam": 1e-60, "wbeam": 1e-40, "fwdflatbeam": 1e-80, "fwdflatwbeam": 1e-40,
    "lpbeam": 1e-50, "lponlybeam": 1e-40, "maxhmmpf": -1,
}  # fmt: skip
"""`lw` is how much the text counts against the sound: a foreign sound tells the English model less, and the right word
scores so low at first that a narrower search drops it (measured on German: 87 % of the words in place of 78 %)."""
NOISE: Final = 4.0
"""Standard deviation of the noise that is added, of 32,768: -78 dBFS, below that of any room. In digital silence, which
synthetic voices have around their words, the model hears nothing of the word that follows."""
QUIET: Final = 3277.0
"""A stretch whose peak is below -20 dBFS is raised to it, so that what is added is no noise beside the voice."""
MOST_GAIN: Final = 32.0
PLACING: Final[dict[str, float]] = {"beam": 1e-80, "pbeam": 1e-80, "wbeam": 1e-80}
"""Where the words are known, few ways are given up; with wider beams its scores overflow (measured from 1e-160 on)."""
POST: Final = "_default"
"""PocketSphinx's name for the model that it was opened with."""
ONCE: Final = "once"
"""Ours for a model of one stretch."""


def probe() -> RecognizerInfo:
    """Return whether pocketsphinx is installed, and which."""
    spec = find_spec("pocketsphinx")
    if spec is None or not spec.submodule_search_locations:
        return RecognizerInfo(name, present=False, how_to_get=HOW_TO_GET)
    words = Path(spec.submodule_search_locations[0]) / "model" / "en-us" / "cmudict-en-us.dict"
    try:
        found = version("pocketsphinx")
    except PackageNotFoundError:
        found = "?"
    if not words.is_file():
        return RecognizerInfo(name, present=False, how_to_get=f"its model is missing: {HOW_TO_GET}")
    return RecognizerInfo(name, present=True, version=f"pocketsphinx {found}, en-us", pronunciations=str(words))


class PocketSphinxHearer:
    """One decoder."""

    def __init__(self, options: RecognizerOptions) -> None:
        """Load the acoustic model, the dictionary and the post's language model."""
        english = options.language.partition("-")[0] == "en"
        self._decoder = _decoder(options.dictionary, options.language_model, ENGLISH if english else FOREIGN)
        self._dictionary = options.dictionary
        self._placer: Decoder | None = None

    def hear(self, samples: bytes, language_model: str = "") -> tuple[HeardWord, ...]:
        """Return the words heard in *samples*, without noises and silences."""
        if not language_model:
            self._decoder.activate_search(POST)
            return _decoded(self._decoder, samples)
        self._decoder.add_lm_file(ONCE, language_model)
        self._decoder.activate_search(ONCE)
        try:
            return _decoded(self._decoder, samples)
        finally:  # each is asked for once, and holds megabytes
            self._decoder.activate_search(POST)
            self._decoder.remove_search(ONCE)

    def place(self, samples: bytes, words: Sequence[str]) -> tuple[HeardWord, ...]:
        """Return where *words* lie in *samples*; nothing where the sound cannot be read as them.

        A last word that the search leaves open is missing.
        """
        if self._placer is None:
            self._placer = _decoder(self._dictionary, None, PLACING)
        self._placer.set_align_text(" ".join(words))
        try:
            found = _decoded(self._placer, samples)
        except RuntimeError:  # it reached no end
            self._placer = None
            return ()
        return found if [word.text for word in found] == list(words[: len(found)]) else ()


def _decoder(dictionary: str, language_model: str | None, how: dict[str, float]) -> "Decoder":
    from pocketsphinx import Decoder  # noqa: PLC0415  # only in the recognizer's process

    return Decoder(lm=language_model, dict=dictionary, loglevel="FATAL", cmn="batch", **how)


def _decoded(decoder: "Decoder", samples: bytes) -> tuple[HeardWord, ...]:
    decoder.start_utt()
    decoder.process_raw(_with_noise(samples), no_search=False, full_utt=True)
    decoder.end_utt()
    return tuple(
        HeardWord(_bare(segment.word), segment.start_frame * FRAME_SAMPLES, (segment.end_frame + 1) * FRAME_SAMPLES)
        for segment in decoder.seg() or ()
        if segment.word[0] not in "<[+"
    )


def _with_noise(samples: bytes) -> bytes:
    sound = np.frombuffer(samples, np.int16).astype(np.float32)
    peak = float(np.abs(sound).max(initial=0))
    sound *= min(max(QUIET / max(peak, 1), 1), MOST_GAIN)
    noise = np.random.default_rng(0).normal(0, NOISE, sound.size)
    noisy: bytes = np.clip(np.rint(sound + noise), -32768, 32767).astype(np.int16).tobytes()
    return noisy


def _bare(word: str) -> str:
    """Return the word without the number of its pronunciation: `read(2)` is `read`."""
    return word.partition("(")[0]


def open(options: RecognizerOptions) -> PocketSphinxHearer:  # noqa: A001  # the protocol's word
    """Return a decoder for the post of *options*."""
    return PocketSphinxHearer(options)
