"""Words of a voice that does not tell where they lie are found in its sound, where a recognizer is here."""

import json
from pathlib import Path
from typing import Any

import pytest
from tone_site import Site

from narrator.errors import SpeechError
from narrator.narration import placing

POST = """---
title: The ferry
date: 2025-09-09
lang: en
narrator:
  policy:
    opening: false
---

The ferry leaves the harbour at a quarter past seven. Nobody had told the baker.

She paid $5.20 and counted the gulls.
"""
SPOKEN = {"the", "ferry", "leaves", "baker"}


def times_of(site: Site) -> dict[str, Any]:
    """Return the ledger's word times of the one article."""
    (path,) = site.output.glob("*/ledger.json")
    times: dict[str, Any] = json.loads(path.read_text("utf-8"))["word_times"]
    return times


@pytest.fixture
def clear_site(site: Site) -> Site:
    """Return a site with one post, for Pico, which tells no words."""
    pytest.importorskip("py_nanotts")
    pytest.importorskip("pocketsphinx")
    site.post("hello.md", POST)
    return site


def test_words_are_found_in_the_sound_of_a_voice_that_tells_none(
    clear_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order, inside their sentence, for what is written; what was found is kept, also for an edited post."""
    asked: list[int] = []
    real = placing.word_times_in

    def counted(sounds: Any, *rest: Any, **more: Any) -> Any:
        asked.append(len(sounds))
        return real(sounds, *rest, **more)

    monkeypatch.setattr(placing, "word_times_in", counted)
    (article,) = clear_site.make(voices=("clear",), only=("mp3",))["articles"]
    times = times_of(clear_site)
    assert {one["by"] for one in times.values()} == {"aligned"}
    assert len(times) == 3
    for sentence in times.values():
        borders = [border for _, _, begin, end in sentence["words"] for border in (begin, end)]
        assert borders == sorted(borders)
        assert borders[-1] <= article["editions"][0]["duration_ms"]
    price = next(one for one in times.values() if len(one["words"]) == 7)
    assert price["words"][2][:2] == [9, 14]  # $5.20, of which five words are said
    assert price["words"][2][3] - price["words"][2][2] > 600
    assert asked == [3]
    clear_site.make(voices=("clear",), only=("mp3",), rebuild=False, revoice=True)
    assert asked == [3]
    assert times_of(clear_site) == times


def test_a_recognizer_that_fails_leaves_sentences(clear_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article is made all the same."""

    def failing(*_: Any, **__: Any) -> Any:
        raise SpeechError("it broke")

    monkeypatch.setattr(placing, "word_times_in", failing)
    assert not clear_site.make(voices=("clear",), only=("mp3",))["failed"]
    assert times_of(clear_site) == {}


def test_a_voice_that_tells_is_not_listened_to(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nor is one that needs no recognizer."""
    del tmp_path
    monkeypatch.setattr(placing, "word_times_in", None)
    site.post("hello.md", POST)
    assert not site.make(only=("mp3",))["failed"]
    assert {one["by"] for one in times_of(site).values()} == {"engine"}
