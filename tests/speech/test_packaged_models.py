"""Voices that pip brings: a model inside an installed package."""

from pathlib import Path

import pytest

from narrator.errors import EngineMissingError, ProfileError
from narrator.speech.packaged_models import packaged_model


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a maker of installed packages with some files."""

    def make(name, *files):
        module = tmp_path / name.replace("-", "_")
        info = tmp_path / f"{name.replace('-', '_')}-1.0.dist-info"
        for folder in (module, info):
            folder.mkdir()
        for file in files:
            (module / file).touch()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "RECORD").write_text("".join(f"{module.name}/{file},,\n" for file in files), "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        return module

    return make


def test_the_model_of_a_package_is_found(package):
    """Beside its settings, which are no model."""
    module = package("a-quiet-voice", "en_US-a-low.onnx", "en_US-a-low.onnx.json")
    assert packaged_model("a-quiet-voice", ".onnx") == Path(module / "en_US-a-low.onnx")


def test_of_several_one_has_to_be_named(package):
    """The way out names the first."""
    module = package("two-voices", "a.onnx", "b.onnx")
    with pytest.raises(ProfileError) as problem:
        packaged_model("two-voices", ".onnx")
    assert "package:two-voices/a.onnx" in problem.value.hint
    assert packaged_model("two-voices/b.onnx", ".onnx") == module / "b.onnx"


def test_a_package_without_a_model_and_one_that_is_not_here_are_told(package):
    """Neither is another engine's fault."""
    package("no-voice", "readme.txt")
    with pytest.raises(ProfileError, match=r"holds no \.onnx"):
        packaged_model("no-voice", ".onnx")
    with pytest.raises(EngineMissingError) as missing:
        packaged_model("nobodys-voice-at-all", ".onnx")
    assert missing.value.hint == "pip install nobodys-voice-at-all"
