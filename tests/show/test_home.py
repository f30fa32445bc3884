"""A home that is a folder gets what changed, and nothing hidden."""

from pathlib import Path

import pytest

from narrator.errors import UsageError
from narrator.show.home import bring


def test_what_changed_is_copied_and_nothing_deleted(tmp_path: Path) -> None:
    """The second time only what is new."""
    output, home = tmp_path / "output", tmp_path / "home"
    (output / "a").mkdir(parents=True)
    (output / ".narrator").mkdir()
    (output / ".narrator/secret.json").write_text("x", "utf-8")
    (output / "feed.xml").write_text("feed", "utf-8")
    (output / "a/a.mp3").write_bytes(b"sound")
    home.mkdir()
    (home / "other.html").write_text("theirs", "utf-8")
    assert bring(output, home).copied == ("a/a.mp3", "feed.xml")
    (output / "a/a.mp3").write_bytes(b"other")
    done = bring(output, home)
    assert (done.copied, done.unchanged) == (("a/a.mp3",), 1)
    assert sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file()) == [
        "a/a.mp3", "feed.xml", "other.html",
    ]  # fmt: skip


@pytest.mark.parametrize("home", ["output", "output/home", "."])
def test_a_home_around_the_output_is_refused(tmp_path: Path, home: str) -> None:
    """It would copy itself."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a.mp3").write_bytes(b"x")
    with pytest.raises(UsageError, match="around it"):
        bring(tmp_path / "output", tmp_path / home)


def test_nothing_made_is_told(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "output").mkdir()
    with pytest.raises(UsageError, match="nothing is made"):
        bring(tmp_path / "output", tmp_path / "home")
