"""How narrator was called: commands that are told can be copied and run as they are."""

import re
import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path


def program() -> str:
    """Return what stands before a command of narrator's in this shell: `narrator` where it is on the PATH."""
    called = Path(sys.argv[0])
    if called.stem != "narrator":  # `python -m narrator`: the module's own file
        return f"{_found('python') or shlex.quote(sys.executable)} -m narrator"
    return _found("narrator") or shlex.quote(str(called))


def as_called(text: str, commands: Iterable[str]) -> str:
    """Return *text*, in which each of narrator's *commands* is written so that it runs here."""
    names = "|".join(re.escape(name) for name in commands)
    return re.sub(rf"(?<![\w./-])narrator (?=(?:{names})\b)", lambda _: f"{program()} ", text)


def _found(name: str) -> str:
    """Return *name* where the PATH leads to what runs now, else nothing."""
    found, runs = shutil.which(name), sys.executable if name == "python" else sys.argv[0]
    return name if found and Path(found).absolute() == Path(runs).absolute() else ""
