"""The files of a folder, whatever lies in it."""

import os
from pathlib import Path
from typing import Self

import pytest

from narrator.files import files_in


def test_every_file_comes_once_with_its_status(tmp_path: Path) -> None:
    """At any depth."""
    (tmp_path / "a/b").mkdir(parents=True)
    for name in ("one", "a/two", "a/b/three"):
        (tmp_path / name).write_text(name, "utf-8")
    found = {path: status.st_size for path, status in files_in(tmp_path)}
    assert found == {str(tmp_path / name): len(name) for name in ("one", "a/two", "a/b/three")}


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """Links that lead nowhere, or back, pipes, and a folder that is not there."""
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(".", target_is_directory=True)
    (tmp_path / "itself").symlink_to("itself")
    os.mkfifo(tmp_path / "pipe")
    assert [path for path, _ in files_in(tmp_path)] == [str(tmp_path / "file")]
    assert list(files_in(tmp_path / "nowhere")) == []


def test_a_file_that_vanishes_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the listing and the look at it."""
    for name in ("kept", "gone"):
        (tmp_path / name).write_text("x", "utf-8")
    scandir = os.scandir

    def then_removed(folder: Path) -> object:
        entries = list(scandir(folder))
        (tmp_path / "gone").unlink()
        return _Entries(entries)

    monkeypatch.setattr(os, "scandir", then_removed)
    assert [path for path, _ in files_in(tmp_path)] == [str(tmp_path / "kept")]


class _Entries(list):  # type: ignore[type-arg]
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None
