"""`narrator pronounce try`: hear a word."""

from pathlib import Path

import click

from narrator.pipeline.listening.try_word import spoken_word
from narrator.pipeline.session import open_session


@click.command(name="try")
@click.argument("word")
@click.argument("say", default="")
@click.option("--voice", default="", metavar="PROFILE", help="Voice profile. [default: the site's]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An MP3 to write. [default: pronounce-WORD.mp3]")
def command(word: str, say: str, voice: str, output: Path | None) -> int:
    """Speak WORD as it is said now, or as SAY, into a small file to listen to."""
    path, said = spoken_word(open_session(), word, say, voice=voice, output=output)
    click.echo(f"“{word}” is said “{said}”: {path}", err=True)
    click.echo(str(path))
    return 0
