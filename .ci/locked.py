"""Say whether this environment holds what .ci/requirements.txt locks, and nothing else: run by .ci/run and by CI."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK: Final = Path(__file__).with_name("requirements.txt")
NOT_LOCKED: Final = frozenset({"narrator-audio", "pip", "setuptools", "wheel", "uv"})


def main() -> None:
    """Compare, and exit with what to do."""
    lines = [line.rstrip("\\ \n") for line in LOCK.read_text("utf-8").splitlines() if re.match(r"[A-Za-z0-9]", line)]
    wanted = [Requirement(line) for line in lines]
    locked = {
        canonicalize_name(one.name): str(one.specifier) for one in wanted if not one.marker or one.marker.evaluate()
    }
    found = {canonicalize_name(one.metadata["Name"]): f"=={one.version}" for one in distributions()}
    other = {name for name in found | locked if found.get(name) != locked.get(name)} - NOT_LOCKED
    if other:
        shown = (f"{name}: {locked.get(name, 'none')} locked, {found.get(name, 'none')} here" for name in sorted(other))
        sys.exit("\n".join((*shown, "run .ci/lock and commit .ci/requirements.txt")))


if __name__ == "__main__":
    main()
