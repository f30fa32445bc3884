"""The output folder → a home that is a folder: what changed is copied, the feeds last."""

import shutil
from pathlib import Path

from msgspec import Struct

from narrator.errors import UsageError
from narrator.files import files_in, replace_file, sync_folder
from narrator.store.atomic import writing_to

LAST = (".xml", ".html", ".json")
"""What names other files: copied once those are there, feeds at the very end."""


class Brought(Struct, frozen=True):
    """What one publication to a home did."""

    copied: tuple[str, ...]
    """Names from the output folder."""
    unchanged: int


def bring(output: Path, home: Path) -> Brought:
    """Copy what changed in *output* to *home*, each file whole; nothing there is deleted.

    Raises `UsageError` where one lies in the other or there is nothing to copy, and `OutputError`.
    """
    output, home = output.resolve(), home.expanduser().resolve()
    if home == output or home.is_relative_to(output) or output.is_relative_to(home):
        hint = "Choose a folder that your web server or your sync program shows."
        raise UsageError("the home lies in the output folder, or around it", where=str(home), hint=hint)
    names = sorted(
        Path(name).relative_to(output)
        for name, _ in files_in(output)
        if not any(part.startswith(".") for part in Path(name).relative_to(output).parts)
    )
    if not names:
        raise UsageError("nothing is made yet", where=str(output), hint="Make the audio version first.")
    copied, unchanged = [], 0
    for name in sorted(names, key=_turn):
        if _is_there(output / name, home / name):
            unchanged += 1
            continue
        with writing_to(home):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            part = (home / name).with_name(f".part-{name.name}")
            shutil.copy2(output / name, part)
            replace_file(part, home / name)
        copied.append(name.as_posix())
    sync_folder(home)
    return Brought(tuple(copied), unchanged)


def _turn(name: Path) -> tuple[int, str]:
    return LAST[::-1].index(name.suffix) + 1 if name.suffix in LAST else 0, name.as_posix()


def _is_there(new: Path, old: Path) -> bool:
    if not old.is_file() or old.stat().st_size != new.stat().st_size:
        return False
    return old.stat().st_mtime_ns == new.stat().st_mtime_ns or old.read_bytes() == new.read_bytes()
