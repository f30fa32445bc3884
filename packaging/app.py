"""The program to double-click: it opens the studio on a folder of its own; with arguments it is `narrator`.

narrator starts engines and readers of untrusted files as processes of their own, by `sys.executable -m MODULE` or
`-c CODE`. In a program that carries its own Python, `sys.executable` is this program, so it answers to both.
"""

import runpy
import sys
from pathlib import Path

from narrator.cli.app import main

FOLDER = "narrator"
"""In the user's home: where the posts of those who never see a terminal lie."""


def run(arguments: list[str]) -> None:
    """Be the interpreter, the command line or the studio, as *arguments* ask. Does not return."""
    while arguments[:1] == ["-P"]:  # the folder that it was started in is never on its path
        arguments = arguments[1:]
    if arguments[:1] == ["-m"]:
        sys.argv = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        sys.exit(0)
    if arguments[:1] == ["-c"]:
        sys.argv = ["-c", *arguments[2:]]
        exec(compile(arguments[1], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  # as Python's own -c
        sys.exit(0)
    if not arguments:
        folder = Path.home() / FOLDER
        folder.mkdir(exist_ok=True)
        arguments = ["studio", str(folder)]
    sys.argv = ["narrator", *arguments]
    main()


if __name__ == "__main__":
    run(sys.argv[1:])
