"""Silences that go with the rate."""

from pathlib import Path

import pytest

from narrator.config.load import load_profile
from narrator.config.voice_profile import Breaks


def breaks_of(folder: Path, text: str) -> Breaks:
    """Return the breaks of a profile."""
    (folder / "mine.toml").write_text(text, "utf-8")
    return load_profile(str(folder / "mine.toml"), folder).breaks


@pytest.mark.parametrize("rate", [60, 140, 160])
def test_up_to_the_usual_rate_the_defaults_hold(tmp_path: Path, rate: int) -> None:
    """A slow reader does not pause for longer than a professional one."""
    assert breaks_of(tmp_path, f"rate = {rate}") == Breaks()


def test_they_shrink_as_listeners_go_faster(tmp_path: Path) -> None:
    """Faster than the words do: at 600 words a minute a sentence ends with an eighth of a second and less."""
    at = {rate: breaks_of(tmp_path, f"rate = {rate}") for rate in (160, 300, 450, 600, 900)}
    sentences = [one.sentence_ms for one in at.values()]
    assert sentences == sorted(sentences, reverse=True)
    assert 200 < at[300].sentence_ms < 300
    assert 80 < at[600].sentence_ms < 130
    assert all(one.paragraph_ms > one.sentence_ms for one in at.values())
    assert {one.end_ms for one in at.values()} == {Breaks().end_ms}


def test_those_that_a_profile_says_stay(tmp_path: Path) -> None:
    """The others shrink all the same."""
    found = breaks_of(tmp_path, "rate = 600\n[breaks]\nsentence_ms = 600\n")
    assert found.sentence_ms == 600
    assert found.paragraph_ms < 250


@pytest.mark.parametrize(("name", "rate"), [("fast", 300), ("faster", 450), ("fastest", 600)])
def test_the_profiles_for_listeners_in_a_hurry(tmp_path: Path, name: str, rate: int) -> None:
    """Each has shorter silences than the one before."""
    profile = load_profile(name, tmp_path)
    assert profile.rate == rate
    assert profile.breaks.sentence_ms < 260
