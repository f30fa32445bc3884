"""The command `narrator`: its help, and the commands by name, each imported only when it is called."""

import errno
import gc
import io
import os
import sys
from typing import NoReturn

import click

from narrator.cli.by_name import Commands, as_called
from narrator.errors import ExitCode, NarratorError
from narrator.interrupts import listen
from narrator.programs import only_absolute_folders
from narrator.version import __version__

COMMANDS = {
    "make": ("narrator.cli.make", "Make the audio version, the page, the feed and the books."),
    "script": ("narrator.cli.script", "Print what would be said, without speaking it."),
    "align": ("narrator.cli.align", "Find a post's sentences in a recording of its author."),
    "voices": ("narrator.cli.voices", "List, preview and install voices."),
    "pronounce": ("narrator.cli.pronounce", "Teach a word; find words that a voice will get wrong."),
    "check": ("narrator.cli.check", "Find what a store would refuse, and what does not fit together."),
    "publish": ("narrator.cli.publish", "Bring what changed to its home: a folder, Git, S3, SFTP, WebDAV, …"),
    "studio": ("narrator.cli.studio", "All of this in the browser, on this machine: paste, listen, fix, publish."),
    "serve": ("narrator.cli.serve", "Serve the output folder on this machine, for players and apps."),
    "trust": ("narrator.cli.trust", "Let a voice profile run its program."),
    "init": ("narrator.cli.init", "Write narrator.toml: what podcast apps say of your show."),
    "remove": ("narrator.cli.remove", "Take an article out of feed and index."),
    "completion": ("narrator.cli.completion", "Let your shell finish commands, voices and formats."),
    "cache": ("narrator.cli.cache", "See and prune what makes the next run fast."),
}
"""Name → module and one line of help. The module's `command` is the command."""

GARBAGE = 100_000
"""Objects made before the collector looks at them: at its own 700, a tenth of a short run is looking in vain."""

TURN_SECONDS = 0.00002
"""After which a thread lets go of the interpreter where others wait. A worker needs it for a moment between one numpy
call and the next: at Python's own 5 ms an edit takes a tenth longer, since its one worker waits for the proof."""

REFUSED = {
    errno.ENAMETOOLONG,
    errno.ELOOP,
    errno.ENOTDIR,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EIO,
    errno.EMFILE,
}
"""What the system may answer for any path, the user's own words among them."""
LONGEST_NAME = 120
"""Characters of a path that are told."""

HELP = """Turn a written post into a complete accessible publication, offline.

Every word is either spoken or listed as left out, with the reason.

\b
  narrator make posts/                     every post of a folder
  narrator make posts/hello.md --listen    one post; hear its first passage at once
  narrator make https://example.com/post   a page of the web
  narrator make - --from text --title Hi   text pasted into the terminal
  narrator script posts/hello.md           what would be said, and what left out
  narrator voices                          the voices that are here

Each command has its own --help."""


@click.group(
    cls=Commands,
    modules=COMMANDS,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="narrator")  # importlib.metadata would cost as much as all the rest
def narrator() -> None:
    """Hold the commands together."""


def main() -> NoReturn:
    """Run the command line; every error that narrator can name becomes a message and an exit code."""
    # numpy's BLAS would start a thread for each core and let them spin, for products of matrices that we never take
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(GARBAGE, 20, 20)
    only_absolute_folders()
    listen()
    _open_what_is_closed()
    _take_any_text()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        code = narrator.main(standalone_mode=False)
    except click.exceptions.Abort:
        _say("interrupted; what was finished is in place, and the next run goes on from there")
        code = 130
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except KeyboardInterrupt:
        _say("interrupted; what was finished is in place, and the next run goes on from there")
        code = 130
    except OSError as problem:
        code = _code_of(problem)
    except NarratorError as problem:
        _say(str(problem))
        if problem.hint:
            click.echo(f"  {as_called(problem.hint, COMMANDS)}", err=True)
        code = int(problem.exit_code)
    _leave(code or 0)


def _code_of(problem: OSError) -> int:
    """Return the exit code of what the system refused, and say what it was. Raises what nobody expected."""
    if is_closed_pipe(problem):
        # The reader of our output went away (`narrator script x | head`): no error, and nothing left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(0)
    if isinstance(problem, FileNotFoundError) and _is_nowhere():
        _say("the folder that you are in is no longer there: go to another one")
    elif problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        _say("the disk is full: not everything could be written")
    elif problem.errno in REFUSED and problem.filename is not None:
        name = os.fsdecode(problem.filename)
        _say(f"{name[:LONGEST_NAME]}{'…' * (len(name) > LONGEST_NAME)}: {problem.strerror}")
    else:
        raise problem
    return int(ExitCode.ENVIRONMENT)


def is_closed_pipe(problem: OSError, system: str = sys.platform) -> bool:
    """Return whether nobody reads what we write any more; Windows calls that an invalid argument, of no file."""
    on_windows = system == "win32" and problem.errno == errno.EINVAL and problem.filename is None
    return isinstance(problem, BrokenPipeError) or on_windows


def _open_what_is_closed() -> None:
    """Give a stream that was closed for us (`2>&-`) a place to go, or else the next file opened would be it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115


def _is_nowhere() -> bool:
    """Return whether the working directory was deleted."""
    try:
        os.getcwd()  # noqa: PTH109  # no path is asked for
    except FileNotFoundError:
        return True
    return False


def _take_any_text() -> None:
    """Let a terminal or a pipe that is no UTF-8 get escapes for what it cannot show, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave(code: int) -> NoReturn:
    """End at once: to free every object one by one would take a tenth of a short run.

    Engines are closed and threads have ended by now; output that cannot be written is left to Python to tell of.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # AttributeError: there is no such stream (`>&-`)
        sys.exit(code)
    os._exit(code)


def _say(text: str) -> None:
    click.echo(f"narrator: {text}", err=True)
