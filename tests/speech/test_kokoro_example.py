"""The example of an engine in a package of its own keeps the contract, over a stand-in for its model."""

import sys
import zipfile
from pathlib import Path

import pytest

from narrator.errors import SpeechError
from narrator.speech.model import EngineOptions, Request
from narrator.speech.registry import engine_named
from narrator.speech.supervisor import Supervisor
from narrator.testing.engine_contract import EngineContract

EXAMPLE = Path(__file__).parents[2] / "examples/narrator-kokoro"
STAND_IN = '''
"""What the engine uses of kokoro-onnx: a tone for each word, and letters of Latin script alone."""

import unicodedata

import numpy as np


class Tokenizer:
    def phonemize(self, text, lang):
        return "".join(c for c in text if unicodedata.name(c, "").startswith("LATIN"))


class Kokoro:
    def __init__(self, model_path, voices_path):
        self.tokenizer = Tokenizer()

    def create(self, text, voice, speed=1.0, lang="en-us"):
        assert 0.5 <= speed <= 2 and lang in {"en-us", "en-gb", "fr-fr"}
        pieces = []
        for word in text.split():
            at = np.arange(round(len(word) * 1500 / speed))
            pieces += [0.4 * np.sin(at / 20), np.zeros(1200)]
        return np.concatenate(pieces), 24000
'''


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the example and the stand-in where Python finds them, here and in engine processes; return the model."""
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "kokoro_onnx.py").write_text(STAND_IN, "utf-8")
    for dist, points in (
        ("kokoro_onnx", ""),
        ("narrator_kokoro", "[narrator.engines]\nkokoro = narrator_kokoro.engine\n"),
    ):
        info = packages / f"{dist}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {dist}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(points, "utf-8")
    model = tmp_path / "kokoro-v1.0.onnx"
    model.write_bytes(b"a model")
    with zipfile.ZipFile(tmp_path / "voices-v1.0.bin", "w") as archive:
        for name in ("bf_emma", "ff_siwis", "zf_xiaobei", "af_heart"):
            archive.writestr(f"{name}.npy", b"")
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.syspath_prepend(str(EXAMPLE))
    TestKokoro.options = EngineOptions(model=str(model))
    return model


class TestKokoro(EngineContract):
    """narrator's own contract."""

    module = "narrator_kokoro.engine"


def test_its_voices_are_those_it_can_read(installed: Path) -> None:
    """Each with its language."""
    found = engine_named("kokoro").voices(EngineOptions(model=str(installed)))
    assert [(one.name, one.language) for one in found] == [
        ("af_heart", "en-US"),
        ("bf_emma", "en-GB"),
        ("ff_siwis", "fr"),
    ]


def test_a_word_it_would_pass_over_is_an_error(installed: Path) -> None:
    """By name."""
    with Supervisor("kokoro", EngineOptions(model=str(installed)), time_limit_s=60) as supervisor:
        with pytest.raises(SpeechError, match="你好"):
            supervisor.speak(Request("She said 你好 and left.", "en-GB", "bf_emma", 1.0))
        assert supervisor.speak(Request("She left the café.", "en-GB", "bf_emma", 1.0)).samples.size


def test_a_missing_model_is_no_missing_engine(installed: Path) -> None:
    """It is named, with the way to it."""
    installed.with_name("voices-v1.0.bin").unlink()
    info = engine_named("kokoro").probe(EngineOptions(model=str(installed)))
    assert (info.present, info.lacks) == (False, "the model's file voices-v1.0.bin")
    assert "pip install kokoro-onnx" in info.how_to_get
    assert "kokoro_onnx" not in sys.modules
