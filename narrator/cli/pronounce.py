"""`narrator pronounce`: teach a word, and find the words that want teaching."""

from pathlib import Path

import click
import msgspec

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


@click.group(help=HELP)
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


@command.command(name="try")
@click.argument("word")
@click.argument("say", default="")
@click.option("--voice", default="", metavar="PROFILE", help="Voice profile. [default: the site's]")
@click.option("--out", type=click.Path(path_type=Path), help="Write the sound here. [default: pronounce-WORD.mp3]")
def try_word(word: str, say: str, voice: str, out: Path | None) -> int:
    """Speak WORD as it is said now, or as SAY, into a small file to listen to."""
    from narrator.pipeline.listening.try_word import spoken_word  # noqa: PLC0415  # heavy: all that speaks

    path, said = spoken_word(open_session(), word, say, voice=voice, out=out)
    click.echo(f"“{word}” is said “{said}”: {path}", err=True)
    click.echo(str(path))
    return 0


@command.command()
@click.argument("source")
@click.option("--voice", default="", metavar="PROFILE", help="Voice profile. [default: the site's]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def audit(source: str, voice: str, *, as_json: bool) -> int:
    """List what a voice will likely get wrong in SOURCE, in order of risk."""
    from narrator.pipeline.script_command import risks_of  # noqa: PLC0415  # heavy, like what follows

    risks = risks_of(open_session(), source, voice=voice)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode({"schema": 1, "risks": risks}), indent=2))
        return 0
    for risk in risks:
        line = f" (line {risk.line})" if risk.line else ""
        times = f", {risk.count} times" if risk.count > 1 else ""
        said = "as it is written" if risk.said == risk.word else f"“{risk.said}”"
        click.echo(f"{risk.word}: {risk.kind}{line}{times}; said {said}\n    {risk.context}")
    if not risks:
        click.echo("nothing that a voice would likely get wrong", err=True)
    return 0
