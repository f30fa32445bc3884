"""Changes can be taken back, nothing of another program's is overwritten, and every file is whole after a kill."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from narrator.editing.history import ChangedElsewhereError, History
from narrator.editing.post import version_of
from narrator.errors import OutputError
from narrator.languages.phrases import worded


def test_a_change_is_taken_back(tmp_path: Path) -> None:
    """Each in its turn, to the file that was there, or to none."""
    history, path = History(tmp_path), tmp_path / "a.md"
    history.replace(path, b"one", worded("made"), expected="")
    history.replace(path, b"two", worded("changed"), expected=version_of(b"one"))
    last = history.last()
    assert last is not None
    assert str(last.label) == "changed"
    history.undo(last.number)
    assert path.read_bytes() == b"one"
    first = history.last()
    assert first is not None
    assert str(first.label) == "made"
    history.undo(first.number)
    assert not path.exists()
    assert history.last() is None
    with pytest.raises(ChangedElsewhereError):
        history.undo(first.number)


def test_what_another_program_wrote_is_never_overwritten(tmp_path: Path) -> None:
    """Neither by a change nor by taking one back."""
    history, path = History(tmp_path), tmp_path / "a.md"
    change = history.replace(path, b"one", worded("made"), expected="")
    path.write_bytes(b"by hand")
    with pytest.raises(ChangedElsewhereError):
        history.replace(path, b"two", worded("changed"), expected=version_of(b"one"))
    with pytest.raises(ChangedElsewhereError):
        history.undo(change.number)
    assert path.read_bytes() == b"by hand"
    assert history.last() is None


def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    """And nothing is kept of a change that did not happen."""
    if os.geteuid() == 0:
        (tmp_path / "posts").write_text("a file where a folder should be", "utf-8")
    else:
        (tmp_path / "posts").mkdir(mode=0o500)
    history = History(tmp_path)
    with pytest.raises(OutputError, match="posts"):
        history.replace(tmp_path / "posts/a.md", b"one", worded("made"), expected="")
    assert history.last() is None


KILLED = """
import os, sys
from pathlib import Path
from narrator.editing.history import History
from narrator.editing.post import version_of
from narrator.languages.phrases import worded

root = Path(sys.argv[1])
OLD, NEW = b"old" * 5000, b"new" * 7000
for moment in range(1, 25):
    folder = root / str(moment)
    folder.mkdir()
    history = History(folder)
    history.replace(folder / "a.md", OLD, worded("first"), expected="")
    if os.fork() == 0:
        left = moment
        def die(event, arguments):
            global left
            if event in {"open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir"}:
                left -= 1
                if not left:
                    os._exit(9)
        sys.addaudithook(die)
        history.replace(folder / "a.md", NEW, worded("second"), expected=version_of(OLD))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def test_killed_at_any_moment_while_saving_the_file_is_whole(tmp_path: Path) -> None:
    """The old one or the new one, and what is named as the last change is what is there."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)], capture_output=True, text=True, check=True
    )
    codes = [int(line) for line in done.stdout.split()]
    assert codes.count(9) >= 8  # the moments at which the system is asked for something
    assert codes[-1] == 0
    for moment in range(1, 25):
        folder = tmp_path / str(moment)
        content = (folder / "a.md").read_bytes()
        assert content in {b"old" * 5000, b"new" * 7000}
        last = History(folder).last()
        assert last is not None
        assert (str(last.label) == "second") == (content == b"new" * 7000)
        History(folder).undo(last.number)
        assert [p.name for p in folder.glob("*.md")] == (["a.md"] if str(last.label) == "second" else [])
