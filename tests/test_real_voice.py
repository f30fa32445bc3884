"""The README's main job with the voice that pip brings, and nothing else on the machine: no ffmpeg, no eSpeak."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = "hearing-a-page"
"""The sample post of more than 300 words: loudness and rate are promised for such."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return the output of the sample posts in the default voice and in the fast one, and what --json printed."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "posts", folder / "posts")
    empty = folder / "bin"
    empty.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NARRATOR_")}
    environment |= {"PATH": str(empty), "NARRATOR_CACHE": str(folder / "cache")}
    command = [sys.executable, "-m", "narrator", "make", "posts/", "--voice", "default", "--voice", "fast", "--json"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return folder / "output", json.loads(done.stdout)


def test_every_sample_post_is_made_and_proved(made: tuple[Path, dict[str, Any]]) -> None:
    """Each with its files, and no word unaccounted for."""
    output, report = made
    assert len(report["articles"]) == len(list((ROOT / "posts").glob("*.*")))
    assert not report["failed"]
    for article in report["articles"]:
        folder = output / article["slug"]
        assert (folder / "index.html").is_file()
        ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
        assert not ledger.get("faults"), article["slug"]
        for edition in article["editions"]:
            assert (output / edition["files"]["mp3"]).stat().st_size > 100_000


def test_the_mp3_is_as_loud_as_is_promised(made: tuple[Path, dict[str, Any]], needs: Callable[[str], str]) -> None:
    """By ffmpeg's own measurement (EBU R 128) of what was encoded: -16 LUFS, and no peak above -1 dBTP."""
    output, _ = made
    mp3 = output / LONGEST / f"{LONGEST}.mp3"
    command = [needs("ffmpeg"), "-nostats", "-i", str(mp3), "-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, check=True).stderr.decode().rpartition("Summary:")[2]
    loudness, peak = (float(re.search(rf"{name}:\s+(-?[\d.]+)", told)[1]) for name in ("I", "Peak"))
    assert loudness == pytest.approx(-16, abs=0.5)
    assert peak <= -1


@pytest.mark.parametrize(("voice", "suffix", "rate"), [("default", "", 160), ("fast", ".fast", 300)])
def test_words_a_minute(made: tuple[Path, dict[str, Any]], voice: str, suffix: str, rate: int) -> None:
    """Of what is said, from the first sentence to the last, within what one short post may differ from the mean."""
    output, report = made
    article = next(article for article in report["articles"] if article["slug"] == LONGEST)
    words = article["words"]
    cues = (output / LONGEST / f"transcript{suffix}.vtt").read_text("utf-8")
    times = [int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3})", cues)]
    assert 60 * words / (times[-1] - times[0]) == pytest.approx(rate, rel=0.12), voice


def test_the_length_that_is_said_is_that_of_the_recording(made: tuple[Path, dict[str, Any]]) -> None:
    """In whole minutes, in the first seconds of every episode; a post of less than a minute says none."""
    output, report = made
    said = 0
    for article in report["articles"]:
        for edition, suffix in zip(article["editions"], ("", ".fast"), strict=True):
            cues = (output / article["slug"] / f"transcript{suffix}.vtt").read_text("utf-8")
            told = re.search(r"(\d+) minutes?\.", cues)
            minutes = edition["duration_ms"] / 60_000
            assert abs(int(told[1]) - minutes) < 0.7 if told else minutes < 1.1, article["slug"]
            said += bool(told)
    assert said
