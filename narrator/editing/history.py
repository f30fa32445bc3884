"""Changes to the files of a site, each kept with what was there before, so that it can be taken back.

They lie in `.narrator/changes/` beside the posts: one file a change, written before the change is made.
"""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from narrator.editing.post import version_of
from narrator.errors import NarratorError, OutputError
from narrator.files import PART, files_in, replace_file, write_whole
from narrator.languages.phrases import FilledMessage
from narrator.store.places import refuse_links_in

FOLDER: Final = Path(".narrator/changes")
KEPT: Final = 200
"""Changes that can be taken back; older ones are forgotten."""
LEFT_SECONDS: Final = 60
"""A file that is being written is younger."""
IGNORED: Final = "*\n"
"""For Git: what can be undone here is nobody else's business."""


class ChangedElsewhereError(NarratorError):
    """The file is not any more what the author saw when she asked for the change."""


class Change(Struct, frozen=True):
    """One change of one file."""

    number: int
    """Ascending, and never used again: an old page's button takes back its own change or none."""
    file: str
    """From the site's folder, with slashes."""
    label: FilledMessage
    """What it was, in words that follow "Undo:"."""
    before: bytes | None
    """The file's content; None: there was none."""
    after: str
    """The version that it made; empty: no file."""
    when: float = 0
    """Seconds since 1970."""


class History:
    """The changes of one site's folder; safe in threads."""

    def __init__(self, root: Path) -> None:
        """Keep them in *root*, where the files lie."""
        self.root = root.resolve()
        self.folder = self.root / FOLDER
        self._lock = threading.RLock()

    def last(self, file: str = "") -> Change | None:
        """Return the last change, or the last of *file*, that was not taken back; None: there is none."""
        for path in reversed(self._files()):
            change = self._read(path)
            if change is not None and file in {"", change.file} and self._stands(change):
                return change
        return None

    def replace(self, path: Path, content: bytes, label: FilledMessage, *, expected: str) -> Change:
        """Write *content* to *path*, whole or not at all, if it still has the version *expected* (empty: no file).

        Raises `ChangedElsewhereError` and `OutputError`.
        """

        def put() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)

        return self.around(path, label, put, after=version_of(content), expected=expected)

    def around(
        self,
        path: Path,
        label: FilledMessage,
        put: Callable[[], object],
        *,
        after: str | None = None,
        expected: str | None = None,
    ) -> Change:
        """Let *put* change *path*, and keep what was there; *after*: the version that it will make, where it is known.

        Raises `ChangedElsewhereError`, `OutputError` and what *put* raises.
        """
        with self._lock:
            before = _content(path)
            if expected is not None and _version(before) != expected:
                raise ChangedElsewhereError(
                    "was changed by another program meanwhile, and is left as it is",
                    where=path.name,
                    hint="Look at the page again, and make your change once more.",
                )
            number = max(max((int(one.stem) for one in self._files()), default=0) + 1, time.time_ns() // 1_000_000)
            name = path.resolve().relative_to(self.root).as_posix()
            change = Change(number, name, label, before, after or "", time.time())
            try:
                self._keep(change)
                put()
            except OSError as problem:
                self._forget(change)
                raise _cannot(problem, path) from problem
            except BaseException:
                self._forget(change)
                raise
            if after is None:
                change = msgspec.structs.replace(change, after=_version(_content(path)))
                self._keep(change)
            return change

    def undo(self, number: int) -> Change:
        """Take back the change *number*; return it. Raises `ChangedElsewhereError` and `OutputError`."""
        with self._lock:
            change = self._read(self.folder / f"{number:015}.json")
            if change is None:
                raise ChangedElsewhereError("was taken back already", where="this change")
            path = self._inside(change)
            if _version(_content(path)) != change.after:
                raise ChangedElsewhereError(
                    "has been changed since; to undo this would lose that", where=change.file,
                    hint="Open the file in an editor.",
                )  # fmt: skip
            try:
                if change.before is None:
                    self.folder.mkdir(parents=True, exist_ok=True)
                    replace_file(path, self.folder / f"undone-{change.number}-{path.name}")  # it may be a recording
                else:
                    write_whole(path, change.before)
            except OSError as problem:
                raise _cannot(problem, path) from problem
            self._forget(change)
            return change

    def _keep(self, change: Change) -> None:
        refuse_links_in(self.folder.parent, files=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        ignored = self.folder.parent / ".gitignore"
        if not ignored.exists():
            write_whole(ignored, IGNORED.encode(), durable=False)
        write_whole(self.folder / f"{change.number:015}.json", msgspec.json.encode(change), mode=0o600)
        for old in self._files()[:-KEPT]:
            with suppress(OSError):
                old.unlink()

    def _forget(self, change: Change) -> None:
        with suppress(OSError):
            (self.folder / f"{change.number:015}.json").unlink(missing_ok=True)

    def _stands(self, change: Change) -> bool:
        """Return whether the file is as *change* made it: not changed since, nor was the change cut off by a kill."""
        try:
            return _version(_content(self._inside(change))) == change.after
        except (OSError, ChangedElsewhereError):
            return False

    def _inside(self, change: Change) -> Path:
        """Return the file of *change*; what lies beside the posts may come from anybody, and is not believed."""
        path = self.root / change.file
        if not path.resolve().is_relative_to(self.root):
            raise ChangedElsewhereError(
                "is no file of this folder", where=change.file, hint="Delete .narrator/changes: it is not yours."
            )
        return path

    def _files(self) -> list[Path]:
        found = (Path(name) for name, _ in files_in(self.folder))
        return sorted(path for path in found if path.suffix == ".json" and path.stem.isdigit())

    def _read(self, path: Path) -> Change | None:
        try:
            return msgspec.json.decode(path.read_bytes(), type=Change)
        except (OSError, msgspec.DecodeError):
            return None


def sweep(folders: Iterable[Path]) -> None:
    """Delete from *folders* what a program that was killed left half written: no file of anybody's begins so."""
    for folder in folders:
        for path in folder.glob(f"{PART}*"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > LEFT_SECONDS:
                    path.unlink()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _version(content: bytes | None) -> str:
    return "" if content is None else version_of(content)


def _cannot(problem: OSError, path: Path) -> OutputError:
    return OutputError(
        f"cannot be written: {problem.strerror or problem}",
        where=str(path),
        hint="Nothing was changed. Allow yourself to write to this folder, or make room on the disk.",
    )
