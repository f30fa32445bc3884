"""`narrator completion`: what lets a shell finish commands, options, voice profiles and formats."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from narrator.config.load import profile_names
from narrator.publishing.formats import NAMES

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_NARRATOR_COMPLETE"
HELP = """Print the script that lets SHELL finish what you begin to type: commands, options, voice profiles, formats.

    \b
      narrator completion bash >> ~/.bashrc
      narrator completion zsh >> ~/.zshrc
      narrator completion fish > ~/.config/fish/completions/narrator.fish
    """


@click.command(help=HELP)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print it."""
    root = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} is not known")
    click.echo(kind(root, {}, "narrator", VARIABLE).source())
    return 0


def profiles(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the voice profiles that begin as what was typed."""
    return [CompletionItem(name) for name in profile_names(Path.cwd()) if name.startswith(begun)]


def formats(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the lists of formats that go on from what was typed: "mp3,p" → "mp3,page"."""
    before, comma, last = begun.rpartition(",")
    chosen = set(before.split(","))
    return [CompletionItem(f"{before}{comma}{name}") for name in NAMES if name.startswith(last) and name not in chosen]
