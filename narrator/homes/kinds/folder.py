"""A home that is a folder: files are copied beside their place and then put there, each whole."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from narrator.config.homes import FolderHome
from narrator.errors import HomeError, RefusedError, UsageError
from narrator.files import PART, files_in, replace_file, sync_file, sync_folder
from narrator.homes.model import FileByFile, Held, LocalFile


def open_home(settings: FolderHome, root: Path, output: Path, state: Path) -> "FolderPlace":  # noqa: ARG001  # all kinds' signature
    """Return the folder. Raises `UsageError` where it lies in the output folder, or around it."""
    folder = Path(os.path.realpath(root / Path(settings.path).expanduser()))  # a loop of links is told where it is used
    if folder == output or folder.is_relative_to(output) or output.is_relative_to(folder):
        hint = "Choose a folder that your web server or your sync program shows."
        raise UsageError("the home lies in the output folder, or around it", where=str(folder), hint=hint)
    return FolderPlace(folder)


class FolderPlace(FileByFile):
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.shown = str(folder)
        self._folder = folder

    def listing(self) -> Mapping[str, Held]:
        """Return what is there."""
        with self._using():
            found = list(files_in(self._folder))
        return {Path(path).relative_to(self._folder).as_posix(): Held(status.st_size) for path, status in found}

    def read(self, name: str) -> bytes | None:
        """Return a file's content."""
        path = self._folder / name
        with self._using():
            return path.read_bytes() if path.is_file() else None

    def begin(self, files: Sequence[LocalFile], changed: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Make the folder."""
        with self._using():
            self._folder.mkdir(parents=True, exist_ok=True)
        return changed

    def put(self, file: LocalFile) -> None:
        """Copy *file* beside its place, let the disk have it, and put it there."""
        path = self._folder / file.name
        with self._writing():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.resolve().is_relative_to(self._folder):
                raise RefusedError("would be written through a link that leads out of the home", where=str(path))
            part = path.with_name(f"{PART}narrator-{path.name}")
            try:
                with file.opened() as source, part.open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
                sync_file(part)
                if path.is_dir():
                    raise RefusedError("a folder of that name is in its place", where=str(path))
                replace_file(part, path)
            finally:
                part.unlink(missing_ok=True)
            sync_folder(path.parent)

    def delete(self, name: str) -> None:
        """Delete a file, and its folder where that is empty then."""
        path = self._folder / name
        with self._writing():
            path.unlink(missing_ok=True)
            if path.parent != self._folder and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def finish(self) -> None:
        """Let the disk have the names."""
        with self._using():
            sync_folder(self._folder)

    def close(self) -> None:
        """Nothing is open."""

    @contextmanager
    def _using(self) -> Iterator[None]:
        """Raise `HomeError` where the folder itself cannot be made or read: a drive that is not there, no right."""
        try:
            yield
        except OSError as problem:
            what = f"the folder cannot be used: {problem.strerror or problem}"
            hint = "See that its drive is there and that you may write in it, or give the home another `path`."
            raise HomeError(what, where=self.shown, hint=hint) from problem

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as problem:
            if problem.errno in {errno.ENAMETOOLONG, errno.EINVAL, errno.EFBIG}:
                raise RefusedError(problem.strerror or str(problem), where=str(problem.filename or "")) from problem
            full = problem.errno in {errno.ENOSPC, errno.EDQUOT}
            hint = (
                "Make room, and publish again: what was sent is not sent again." if full else "See who may write there."
            )
            what = "is full" if full else f"cannot be written: {problem.strerror or problem}"
            raise HomeError(what, where=self.shown, hint=hint) from problem
