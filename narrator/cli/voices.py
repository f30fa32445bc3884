"""`narrator voices`: engines, profiles and voices that are here, and how to get the others."""

from pathlib import Path

import click
import msgspec

from narrator.casting.survey import survey
from narrator.cli.by_name import Commands
from narrator.cli.program import program

HELP = """List the voices, hear one, install one.

    \b
      narrator voices --language de           profiles, engines and voices, for one language
      narrator voices preview natural         a sample of a profile, as preview-natural.mp3
      narrator voices preview en-gb           of an engine's own voice
      narrator voices install en_US-ljspeech-medium
    """
HEAVY = {
    "preview": ("narrator.cli.voices_preview", "Write a sample of PROFILE, or of an engine's voice of that name."),
    "install": ("narrator.cli.voices_install", "Download the Piper voice NAME into voices/."),
}
"""Commands of modules of their own: listing what is here needs nothing of them."""
SHOWN_VOICES = 12
"""Of each engine, unless a language is asked for: eSpeak alone has more than a hundred."""


@click.group(cls=Commands, modules=HEAVY, help=HELP, invoke_without_command=True)
@click.option("--language", default="", help="Only voices for this language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, language: str, *, as_json: bool) -> None:
    """List, unless a subcommand is given."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_voices, language=language, as_json=as_json)


@command.command("list")
@click.option("--language", default="", help="Only voices for this language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_voices(language: str = "", *, as_json: bool = False) -> int:
    """List profiles, engines and voices."""
    found = survey(Path.cwd(), language)
    if as_json:
        document = {"schema": 1, **msgspec.to_builtins(found, enc_hook=str)}
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
        return 0
    click.echo("Profiles (narrator make --voice NAME):")
    missing = {engine.name: engine.how_to_get for engine in found.engines if not engine.present}
    for profile in found.profiles:
        click.echo(f"  {profile.name:<12} {profile.engine:<8} {profile.rate:g} words a minute  {profile.description}")
        if profile.engine in missing:
            click.echo(f"  {'':<12} not here yet: {missing[profile.engine]}")
    click.echo(f"Hear one: {program()} voices preview natural. A voice's name below may stand for a profile's.")
    for faulty in found.faulty:
        click.echo(f"  {faulty.name:<12} cannot be used: {faulty.error}")
        click.echo(f"  {'':<12} {faulty.hint}")
    for engine in found.engines:
        state = (engine.version or "here") if engine.present else f"not here: {engine.how_to_get}"
        click.echo(f"\nEngine {engine.name}: {state}")
        shown = engine.voices if language else engine.voices[:SHOWN_VOICES]
        for voice in shown:
            rate = f"{voice.sample_rate_hz} Hz" if voice.sample_rate_hz else ""
            told = "  ".join(part for part in (voice.description, voice.licence, rate) if part)
            click.echo(f"  {voice.language:<12} {voice.name:<20} {told}")
        if engine.present and not shown:
            click.echo(f"  {engine.voices_hint}".rstrip() or f"  no voice for “{language}”")
        if len(shown) < len(engine.voices):
            click.echo(f"  … and {len(engine.voices) - len(shown)} more: narrator voices --language CODE")
    return 0
