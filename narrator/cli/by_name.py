"""Commands by name: a group that imports a command's module when it is called, so that --help answers at once.

And how a command is typed here, so that those that are told can be copied and run as they are.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click


class Commands(click.Group):
    """A group of commands that stand in modules of their own, besides those that are added to it."""

    def __init__(self, *arguments: Any, modules: Mapping[str, tuple[str, str]], **options: Any) -> None:
        """Take *modules*: name → the module whose `command` it is, and one line of help, in the order of use."""
        super().__init__(*arguments, **options)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names: those of modules first, in the order of use."""
        return [*self._modules, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(self._modules[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; of a mistyped one say what it may have been."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            close = get_close_matches(args[0], self.list_commands(ctx), 1)
            if not close or "Did you mean" in problem.message:
                raise
            raise click.UsageError(f"{problem.message} Did you mean {close[0]}?", ctx) from problem

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands; those of modules from the table alone."""
        rows = [(name, line) for name, (_, line) in self._modules.items()]
        for name in super().list_commands(ctx):
            command = super().get_command(ctx, name)
            rows.append((name, command.get_short_help_str(limit=80) if command is not None else ""))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


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
