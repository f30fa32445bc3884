"""`narrator script`: what would be said."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrator.article.model import Given
from narrator.article.source_formats import FileFormat
from narrator.cli.completion import profiles
from narrator.cli.shared_options import checked_language, source_format_option, verbosity_option
from narrator.cli.show import passed_over_lines
from narrator.errors import ExitCode
from narrator.pipeline.script_command import script_of
from narrator.pipeline.session import open_session

if TYPE_CHECKING:
    from narrator.reading.discover import PassedOver

HELP = """Print what would be said for SOURCE, utterance by utterance, without speaking it.

    \b
      narrator script hello.md             to proofread: what is said, what is left out, and why
      narrator script hello.md --json      for programs
      narrator script hello.md --ssml      for another speech engine
    """


@click.command(help=HELP)
@click.argument("source")
@click.option("--voice", default="", metavar="PROFILE", shell_complete=profiles,
              help="Voice profile. [default: the site's]")  # fmt: skip
@verbosity_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--ssml", "as_ssml", is_flag=True, help="Print SSML 1.1.")
@source_format_option
@click.option("--title", default="", help="Title, where the source cannot say.")
@click.option("--author", default="", help="Author.")
@click.option("--language", default="", callback=checked_language, help="Language: en, de-CH, ...")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
@click.option("--allow-private", is_flag=True, help="Allow URLs inside your own network.")
@click.option("--strict", is_flag=True, help="Exit with 3 if there is anything you should look at.")
def command(
    source: str,
    voice: str,
    source_format: FileFormat | None,
    title: str,
    author: str,
    language: str,
    *,
    verbosity: str,
    config: Path | None,
    as_json: bool,
    as_ssml: bool,
    allow_private: bool,
    strict: bool,
) -> int:
    """Read, write, print."""
    passed_over: list[PassedOver] = []
    scripted = script_of(
        open_session(config=config, allow_private=allow_private), source, voice=voice, verbosity=verbosity,
        format=source_format,
        given=Given(title=title, author=author, language=language), passed_over=passed_over,
    )  # fmt: skip
    for number, item in enumerate(scripted):
        if as_json:
            click.echo(item.json())
        elif as_ssml:
            click.echo(item.ssml())
        else:
            click.echo(("\n" if number else "") + item.plain())
    for line in passed_over_lines({"source": over.source, "reason": over.reason} for over in passed_over):
        click.echo(line, err=True)
    if not scripted:
        click.echo("narrator: nothing to say: no post was found", err=True)
        return int(ExitCode.SOURCE_FAILED)
    needs_a_look = bool(passed_over) or any(item.needs_a_look for item in scripted)
    return int(ExitCode.REVIEW if strict and needs_a_look else ExitCode.OK)
