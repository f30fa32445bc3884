"""Symbols → sound and how long each symbol is, by the model that hibari-tts ships, on one thread, from a fixed seed."""

from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from hibari import Hibari, dsp
from hibari.voices import voice_path
from msgspec import Struct

VOICE: Final = "heart"
MODEL_SHA256: Final = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
"""Of the model of hibari-tts 0.2.1: the one in which `DURATIONS` is known to be what it is."""
DURATIONS: Final = "/Cast_32_output_0"
"""The tensor of the graph that says how many steps each symbol lasts; what the model's sound is laid out by."""
STEP_SAMPLES: Final = 600
"""25 ms: the sound is as long as its durations, to the sample."""
SEED: Final = 0
"""Of the noise in the voice: the same for every clip, so that the same text gives the same bytes."""
_GRAPH_FIELD, _OUTPUT_FIELD, _NAME_FIELD = 7, 12, 1
"""Of ModelProto, GraphProto and ValueInfoProto in onnx.proto."""


class Spoken(Struct, frozen=True):
    """What the model made of one run of symbols."""

    samples: Any
    """float32, shape (n,), full scale 1.0."""
    ends: tuple[int, ...]
    """Where each symbol ends, in samples, the silent one before the first included; empty where it is not known."""


class Model:
    """The model in memory."""

    def __init__(self) -> None:
        """Load it."""
        # SciPy's transform gives other bytes than NumPy's: whether it is installed may not be heard
        dsp.rfft, dsp.irfft = _rfft, _irfft
        path = Path(voice_path(VOICE, download_missing=False))
        content = path.read_bytes()
        self._tells = sha256(content).hexdigest() == MODEL_SHA256
        model = with_output(content, DURATIONS) if self._tells else str(path)
        self._hibari = Hibari(VOICE, model=model, threads=1)
        self.symbols = frozenset(self._hibari.vocab)
        """What the model knows; it would pass over anything else."""

    def speak(self, symbols: str, speed: float) -> Spoken:
        """Return the sound of *symbols*, all of which are in `symbols`, at *speed* times the voice's own pace."""
        ids = self._hibari.ids(symbols)
        given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        answer = self._hibari.sess.run(None, given)
        ends = tuple((np.cumsum(answer.pop()) * STEP_SAMPLES).tolist()) if self._tells else ()
        return Spoken(dsp.synth(*(part[0] for part in answer), np.random.default_rng(SEED)), ends)


def _rfft(x: Any, axis: int) -> Any:
    return np.fft.rfft(x, axis=axis).astype(np.complex64)


def _irfft(x: Any, n: int, axis: int) -> Any:
    return np.fft.irfft(x, n=n, axis=axis).astype(np.float32)


def with_output(model: bytes, tensor: str) -> bytes:
    """Return the ONNX *model* with one output more: *tensor*, which its graph computes anyway.

    Of protobuf messages that stand one behind the other, the fields are joined (protobuf's encoding guide, "Last One
    Wins"): a second graph that names nothing but an output adds that output to the first.
    """
    output = _field(_NAME_FIELD, tensor.encode())
    return model + _field(_GRAPH_FIELD, _field(_OUTPUT_FIELD, output))


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content
