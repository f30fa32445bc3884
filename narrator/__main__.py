"""`python -m narrator`."""

import sys
from pathlib import Path

WORKED_ON = sys.path[0] if sys.path else ""
"""Where `python -m` looks first: the working directory, which may be a stranger's, and say what is imported."""
if WORKED_ON and Path(WORKED_ON) == Path.cwd() and Path(WORKED_ON) != Path(__file__).parents[1]:
    del sys.path[0]

from narrator.cli.app import main  # noqa: E402  # after the working directory

main()
