"""Names of programs → where they lie: in the folders that the user's PATH names, never in the one worked on."""

import os
import shutil
from pathlib import Path


def program_path(name: str) -> str | None:
    """Return the absolute path of the program *name*; None: it is not on this machine.

    A name without a folder is looked for in the absolute folders of PATH alone: an entry such as `node_modules/.bin`,
    and on Windows the working directory, would let somebody else's folder say what runs. A path is taken as it is,
    from the working directory.
    """
    if Path(name).name != name:
        found = shutil.which(name)
        return str(Path(found).absolute()) if found else None
    folders = _absolute_folders(os.environ.get("PATH", os.defpath))
    return next((found for folder in folders if (found := shutil.which(str(Path(folder) / name)))), None)


def only_absolute_folders() -> None:
    """Leave out of this process's PATH what names the folder worked on: an empty entry, `.`, `node_modules/.bin`.

    Libraries that look for programs of their own (a browser, a linker, a converter) take the first that PATH has; on
    Windows the working directory comes before it.
    """
    path = os.environ.get("PATH")
    if path is not None:
        os.environ["PATH"] = os.pathsep.join(_absolute_folders(path))
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")


def _absolute_folders(path: str) -> list[str]:
    return [folder for folder in path.split(os.pathsep) if Path(folder).is_absolute()]
