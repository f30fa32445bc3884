"""Our own engines keep the contract that third parties' are tested by."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from narrator.speech.model import EngineOptions
from narrator.testing.engine_contract import EngineContract


class TestTone(EngineContract):
    """The engine of the tests."""

    module = "narrator.speech.engines.tone"


class TestPyttsx3(EngineContract):
    """The default engine."""

    module = "narrator.speech.engines.pyttsx3"


class TestHibari(EngineContract):
    """The natural voice."""

    module = "narrator.speech.engines.hibari.engine"


class TestPico(EngineContract):
    """The clear voices."""

    module = "narrator.speech.engines.pico.engine"


class TestCommand(EngineContract):
    """A program."""

    @pytest.fixture(autouse=True)
    def _flite(self, needs: Callable[[str], str]) -> None:
        needs("flite")

    module = "narrator.speech.engines.command"
    options: ClassVar[EngineOptions] = EngineOptions(command=("flite", "-t", "{text}", "-o", "{wav}"), permitted=True)


def test_the_contract_finds_an_engine_that_breaks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of the test: one without a version, and one whose probe raises."""
    (tmp_path / "broken_engine.py").write_text(
        "from narrator.speech.model import EngineInfo\nname = 'broken'\n"
        "def probe(options):\n    return EngineInfo(name, present=True)\n"
        "def voices(options):\n    return ()\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)

    class Broken(EngineContract):
        module = "broken_engine"

    with pytest.raises(AssertionError, match="version"):
        Broken().test_it_is_found_by_a_probe_that_raises_nothing()
    with pytest.raises(AssertionError):
        Broken().test_it_has_a_voice()
