"""A shell finishes what is begun: in bash itself, and by what narrator answers it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NARRATOR = Path(sys.executable).with_name("narrator")


def _answers(folder: Path, words: str, number: int) -> list[str]:
    """Return what bash would be offered after *words*, of which the last, *number*, is begun."""
    asked = {"_NARRATOR_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    done = subprocess.run([NARRATOR], cwd=folder, env=os.environ | asked, capture_output=True, check=True, text=True)
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    """It names narrator, and the variable by which it asks."""
    done = subprocess.run([NARRATOR, "completion", shell], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert "_NARRATOR_COMPLETE" in done.stdout
    assert "narrator" in done.stdout


def test_voices_formats_and_commands_are_known(tmp_path: Path) -> None:
    """The site's own profiles among ours; after a comma the formats that are left."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/mine.toml").write_text('engine = "tone"\n', "utf-8")
    assert _answers(tmp_path, "narrator ma", 1) == ["make"]
    assert _answers(tmp_path, "narrator make --voice mi", 3) == ["mine"]
    assert "natural" in _answers(tmp_path, "narrator make --voice na", 3)
    assert _answers(tmp_path, "narrator make --from as", 3) == ["asciidoc"]
    assert _answers(tmp_path, "narrator make --only mp3,pa", 3) == ["mp3,page"]
    assert "mp3,mp3" not in _answers(tmp_path, "narrator make --only mp3,m", 3)


def test_bash_takes_the_script(tmp_path: Path) -> None:
    """Without an error, and with a completion for narrator."""
    script = tmp_path / "narrator.bash"
    script.write_bytes(subprocess.run([NARRATOR, "completion", "bash"], capture_output=True, check=True).stdout)
    command = ["/bin/bash", "--norc", "-c", f"source {script} && complete -p narrator"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert "_narrator_completion" in done.stdout
