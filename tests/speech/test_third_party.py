"""An engine from a package of its own does all that ours can."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ENGINE = '''
"""Engine `chimes`: tones of a pitch that a model file names, in two languages."""

import json
from pathlib import Path

from narrator.speech.engines import tone
from narrator.speech.model import Abilities, EngineInfo, Pcm, Voice

name = "chimes"
abilities = Abilities(
    any_language=True, takes=("model",), needs=("model",), model_suffix=".chime", voices_hint="buy some"
)


def probe(options):
    if options.model and not Path(options.model).is_file():
        return EngineInfo(name, present=False, how_to_get="make a .chime file")
    return EngineInfo(name, present=True, version="chimes 1", default_rate=160, rate_range=(40, 600), phonemes=True)


def voices(options):
    if not options.model:
        return ()
    languages = json.loads(Path(options.model).read_text("utf-8"))
    return tuple(Voice(f"chime-{code}", code, sample_rate_hz=22050) for code in languages)


def open(options):
    return Chimes(dict(options.settings).get("louder", False))


class Chimes:
    def __init__(self, louder):
        self.tone = tone.open(None)
        self.louder = louder

    def speak(self, request):
        from narrator.speech.model import Request
        voice = "high" if request.voice == "chime-de" else "low"
        pcm = self.tone.speak(Request(request.text, request.language, voice, request.engine_rate, request.pitch))
        data = bytes(pcm.data)
        if self.louder:
            import array
            data = array.array("h", [2 * one for one in array.array("h", data)]).tobytes()
        return Pcm(data, pcm.sample_rate_hz, complete=True)

    def close(self):
        pass
'''
POST = """---
title: Two languages
lang: en
---

This paragraph is in English, and it has some words.

<p lang="de">Dieser Absatz ist auf Deutsch, und er hat einige Wörter.</p>
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a folder in which the package lies as pip would have installed it, and a site beside it."""
    packages = tmp_path / "packages"
    info = packages / "narrator_chimes-1.0.dist-info"
    info.mkdir(parents=True)
    (packages / "chimes.py").write_text(ENGINE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: narrator-chimes\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[narrator.engines]\nchimes = chimes\n", "utf-8")
    site = tmp_path / "site"
    (site / "voices").mkdir(parents=True)
    (site / "voices/two.chime").write_text('["en", "de"]', "utf-8")
    (site / "voices/chimes.toml").write_text('engine = "chimes"\nmodel = "two.chime"\n', "utf-8")
    (site / "essay.md").write_text(POST, "utf-8")
    return site


def narrator(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run narrator in *site* with the package beside it on the path."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(site.parent / "packages"),
        "NARRATOR_CACHE": str(site.parent / "cache"),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "narrator", *arguments]
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)


def made(site: Path) -> dict[str, Any]:
    """Make the post and return its edition."""
    done = narrator(site, "make", "essay.md", "--voice", "chimes", "--only", "mp3", "--json")
    assert done.returncode == 0, done.stderr
    edition: dict[str, Any] = json.loads(done.stdout)["articles"][0]["editions"][0]
    return edition


def test_it_gets_its_model_speaks_both_languages_and_is_listed(installed: Path) -> None:
    """Found where ours would be, a voice for each language, no fallback."""
    edition = made(installed)
    assert edition["spoken_now"] == edition["utterances"]
    done = narrator(installed, "script", "essay.md", "--voice", "chimes", "--json")
    assert {one["language"] for one in json.loads(done.stdout)["utterances"]} == {"en", "de"}
    ledger = json.loads((installed / "output/essay/ledger.json").read_text("utf-8"))
    assert ledger["fallbacks"] == []
    listed = json.loads(narrator(installed, "voices", "--json").stdout)
    (engine,) = (one for one in listed["engines"] if one["name"] == "chimes")
    assert {voice["name"] for voice in engine["voices"]} == {"chime-en", "chime-de"}


def test_its_options_reach_it_and_are_part_of_what_was_said(installed: Path) -> None:
    """`[engine_options]` of the profile: another value is another clip."""
    made(installed)
    assert made(installed)["spoken_now"] == 0
    profile = installed / "voices/chimes.toml"
    profile.write_text(profile.read_text("utf-8") + "[engine_options]\nlouder = true\n", "utf-8")
    changed = made(installed)
    assert changed["spoken_now"] == changed["utterances"]


def test_a_profile_without_what_it_needs_is_told(installed: Path) -> None:
    """By the key's name; and a model that is gone by the engine's own way to get one."""
    (installed / "voices/chimes.toml").write_text('engine = "chimes"\n', "utf-8")
    done = narrator(installed, "make", "essay.md", "--voice", "chimes")
    assert done.returncode == 2
    assert "needs `model`" in done.stderr
    (installed / "voices/chimes.toml").write_text('engine = "chimes"\nmodel = "gone.chime"\n', "utf-8")
    done = narrator(installed, "make", "essay.md", "--voice", "chimes")
    assert done.returncode == 4
    assert "make a .chime file" in done.stderr
