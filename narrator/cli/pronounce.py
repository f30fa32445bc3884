"""`narrator pronounce`: teach a word, and find the words that want teaching."""

from pathlib import Path

import click

from narrator.cli.by_name import Commands
from narrator.editing.words import lexicon_of
from narrator.pipeline.session import open_session
from narrator.script.lexicon.add import add as add_word
from narrator.script.lexicon.edit import remove as remove_word
from narrator.script.lexicon.edit import taught

HELP = """Say how a word is pronounced, or find the words that a voice will likely get wrong.

    \b
      narrator pronounce audit hello.md       names, acronyms and foreign words, riskiest first
      narrator pronounce try Nguyen           hear how it is said now
      narrator pronounce try Nguyen "win"     hear how it would be said
      narrator pronounce add Nguyen "win"     from now on, in every post of this site
      narrator pronounce list                 every word that is taught
      narrator pronounce remove Nguyen        undo it
    """
SPEAKING = {
    "try": ("narrator.cli.pronounce_try", "Speak WORD as it is said now, or as SAY, to listen to."),
    "audit": ("narrator.cli.pronounce_audit", "List what a voice will likely get wrong in SOURCE."),
}


@click.group(cls=Commands, modules=SPEAKING, help=HELP)
def command() -> None:
    """Hold the two together."""


@command.command()
@click.argument("word")
@click.argument("say")
def add(word: str, say: str) -> int:
    """Say SAY wherever WORD is written."""
    path = _lexicon()
    replaced = add_word(word, say, path)
    click.echo(f"{path}: “{word}” is {'now' if replaced else ''} said “{say}”".replace("  ", " "), err=True)
    return 0


def _lexicon() -> Path:
    """Return the path of the lexicon that this command writes."""
    return lexicon_of(open_session())


@command.command(name="list")
def list_words() -> int:
    """List the words that are taught, and how each is said."""
    path = _lexicon()
    words = taught(path)
    for word, said in words:
        click.echo(f"{word}: {said}")
    if not words:
        click.echo(f"{path}: no word is taught yet", err=True)
    return 0


@command.command()
@click.argument("word")
def remove(word: str) -> int:
    """Take back what was taught for WORD."""
    path = _lexicon()
    remove_word(word, path)
    click.echo(f"{path}: “{word}” is no longer taught", err=True)
    return 0
