"""Engines for the tests: the faulty ones register by entry point, exactly as a third party's would."""

import os
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from narrator.speech.model import Request
from narrator.speech.supervisor import Supervisor

FAULTY_ENGINES = Path(__file__).parent / "faulty_engines"
SENTENCES = (
    "The ferry leaves the harbour at a quarter past seven.",
    "Nobody had told the baker about the new timetable.",
    "She counts the gulls on the pier, one by one, until the rain begins.",
    "A letter lay on the table, and its seal was broken.",
    "In the afternoon the wind turned to the north.",
    "We bought two loaves and a jar of honey for the journey.",
    "Behind the old mill there is a path that few people know.",
    "He read the last page twice before he closed the book.",
    "The lamp in the window burned until the morning.",
    "Their neighbour repairs clocks and sells them on Saturdays.",
    "By the time the boat came back, the square was empty.",
    "It is easy to lose your way among the dunes.",
)


@pytest.fixture(autouse=True)
def faulty_engines(monkeypatch):
    """Put the faulty engines' distribution where Python finds it, here and in the engine processes."""
    monkeypatch.syspath_prepend(str(FAULTY_ENGINES))
    for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):  # their limits are of a second, and of memory
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def supervise():
    """Return a maker of supervisors that are closed after the test."""
    made = []

    def make(engine_name, *arguments, time_limit_s=20, **settings):
        made.append(Supervisor(engine_name, *arguments, time_limit_s=time_limit_s, **settings))
        return made[-1]

    yield make
    for supervisor in made:
        supervisor.close()


@pytest.fixture
def ask():
    """Return a maker of requests."""

    def make(text, *, voice="at once", language="en", rate=160.0, pitch=50.0):
        return Request(text, language, voice, rate, pitch)

    return make


@pytest.fixture
def sentences():
    """Twelve sentences of ordinary length."""
    return SENTENCES


@pytest.fixture(scope="session")
def write_model():
    """Return the maker of small Piper models; skips without the packages piper-tts and onnx, and fails so in CI."""
    if not os.environ.get("CI"):
        pytest.importorskip("piper")
        pytest.importorskip("onnx")
    spec = spec_from_file_location("small_piper_model", Path(__file__).parent / "small_piper_model.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.write_model
