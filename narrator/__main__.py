"""`python -m narrator`."""

import sys
from contextlib import suppress
from pathlib import Path

with suppress(OSError, IndexError):  # a working directory that is gone is told later
    if Path(sys.path[0]) == Path.cwd() != Path(__file__).parents[1]:
        del sys.path[0]  # where `-m` looks first: it may be a stranger's, and say what is imported

from narrator.cli.app import main  # after the working directory

main()
