"""The tutorial for engineers, word by word: its files are written, its commands run, in an empty folder, in order."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).parent.parent / "docs/tutorials/engineer.md"
STEP = re.compile(r"<!-- (file|run)(?:: ([^>]+?))? -->\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the surroundings of a shell that finds narrator, with a cache of its own and nothing set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NARRATOR_") and name != "CI"}
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return kept | {"PATH": path, "NARRATOR_CACHE": str(tmp_path_factory.mktemp("cache"))}


def run(command: str, folder: Path, environment: dict[str, str], *, code: int = 0) -> str:
    """Run *command* in a shell, expect the exit *code*, and return what it prints."""
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, (command, done.stdout, done.stderr)
    return done.stdout


def test_every_step_runs_as_it_stands(tmp_path: Path, environment: dict[str, str]) -> None:
    """With the exit code that it says: 0, unless it says another one."""
    steps = STEP.findall(TUTORIAL.read_text("utf-8"))
    assert sum(kind == "run" for kind, _, _ in steps) >= 11
    for kind, what, text in steps:
        if kind == "file":
            (tmp_path / what).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / what).write_text(text, "utf-8")
            continue
        for command in text.splitlines():
            run(command, tmp_path, environment, code=int(what or 0))
    assert (tmp_path / "output/feed.xml").is_file()
    assert (tmp_path / "static/audio/second/second.mp3").is_file()
    assert (tmp_path / "public/audio/feed.xml").is_file()
    ledger = json.loads((tmp_path / "output/read-by-me/first/ledger.json").read_text("utf-8"))
    assert {run["by"] for run in ledger["spoken"]} == {"narration"}


def test_a_sentence_is_taught_and_only_it_is_spoken_again(tmp_path: Path, environment: dict[str, str]) -> None:
    """As step 3 says."""
    steps = STEP.findall(TUTORIAL.read_text("utf-8"))
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/first.md").write_text(next(text for kind, _, text in steps if kind == "file"), "utf-8")

    assert run("narrator pronounce audit posts/first.md", tmp_path, environment).startswith("Nguyen: name")
    run("narrator make posts/ -q", tmp_path, environment)
    run('narrator pronounce add Nguyen "win"', tmp_path, environment)
    assert '"spoken_now": 1,' in run("narrator make posts/ --json", tmp_path, environment)
