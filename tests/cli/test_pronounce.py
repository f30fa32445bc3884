"""`narrator pronounce` as a user types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from narrator.cli.pronounce import command


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty site."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "narrator.toml").write_text('language = "en"\n', encoding="utf-8")
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    """Return exit code and output of `narrator pronounce` with *words*."""
    result = CliRunner().invoke(command, list(words))
    return result.exit_code, result.output


def test_a_word_is_taught_listed_and_taken_back(site: Path) -> None:
    """What add writes, list shows and remove undoes."""
    run("add", "Nguyen", "win")
    assert "Nguyen: win" in run("list")[1]
    run("remove", "Nguyen")
    assert "Nguyen" not in (site / "lexicon.toml").read_text("utf-8")


def test_an_unknown_word_after_pronounce_is_no_lexeme(site: Path) -> None:
    """A mistyped command teaches nothing and fails."""
    code, output = run("lsit", "Nguyen")
    assert code != 0
    assert "lsit" in output
    assert not (site / "lexicon.toml").exists()


def test_a_word_that_was_never_taught_cannot_be_removed(site: Path) -> None:
    """The error names it."""
    result = CliRunner().invoke(command, ["remove", "Nguyen"])
    assert result.exit_code != 0
    assert "Nguyen" in str(result.exception)
