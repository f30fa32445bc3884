"""`narrator voices`: engines, profiles and voices that are here, and how to get the others."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from narrator.casting.survey import ANY, EngineSurvey, survey
from narrator.cli.by_name import Commands, program

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
@click.option("-v", "--verbose", is_flag=True, help="Every engine, with versions, licences and the voices for tests.")
@click.pass_context
def command(ctx: click.Context, language: str, *, as_json: bool, verbose: bool) -> None:
    """List, unless a subcommand is given."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_voices, language=language, as_json=as_json, verbose=verbose)


@command.command("list")
@click.option("--language", default="", help="Only voices for this language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Every engine, with versions, licences and the voices for tests.")
def list_voices(language: str = "", *, as_json: bool = False, verbose: bool = False) -> int:
    """List profiles, engines and voices."""
    found = survey(Path.cwd(), language)
    if as_json:
        document = {"schema": 1, **msgspec.to_builtins(found, enc_hook=str)}
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
        return 0
    engines = {engine.name: engine for engine in found.engines}
    click.echo(f"Profiles ({program()} make --voice NAME):")
    for profile in found.profiles:
        told = f"{profile.rate:g} words a minute  {profile.description}"
        click.echo(f"  {profile.name:<12} {f'{profile.engine:<8} ' if verbose else ''}{told}")
        if not engines[profile.engine].present:
            click.echo(f"  {'':<12} not here yet: {engines[profile.engine].how_to_get}")
    for faulty in found.faulty:
        click.echo(f"  {faulty.name:<12} cannot be used: {faulty.error}")
        click.echo(f"  {'':<12} {faulty.hint}")
    here = [profile.name for profile in found.profiles if engines[profile.engine].present]
    heard = "natural" if "natural" in here else (*here, "default")[0]
    click.echo(f"Hear one: {program()} voices preview {heard}. A voice's name below may stand for a profile's.")
    for engine in found.engines:
        if verbose or _is_for_people(engine):
            for line in _engine_lines(engine, language, verbose=verbose):
                click.echo(line)
    if not verbose:
        click.echo(f"\nEvery engine, its version, the licences: {program()} voices --verbose")
    return 0


def _is_for_people(engine: EngineSurvey) -> bool:
    """Return whether the plain list has *engine*: it is here, and has voices in languages of people."""
    return engine.present and any(voice.language != ANY for voice in engine.voices)


def _engine_lines(engine: EngineSurvey, language: str, *, verbose: bool) -> Iterator[str]:
    """Yield *engine* and its voices; in the plain list without its version, licences and rates."""
    state = (engine.version or "here") if engine.present else f"not here: {engine.how_to_get}"
    yield f"\nEngine {engine.name}: {state}" if verbose else f"\n{engine.label or engine.name}:"
    shown = engine.voices if language else engine.voices[:SHOWN_VOICES]
    for voice in shown:
        rate = f"{voice.sample_rate_hz} Hz" if voice.sample_rate_hz else ""
        parts = (voice.description, voice.licence, rate) if verbose else (voice.description,)
        yield f"  {voice.language:<12} {voice.name:<20} {'  '.join(filter(None, parts))}".rstrip()
    if engine.present and not shown:
        yield f"  {engine.voices_hint}".rstrip() or f"  no voice for “{language}”"
    if len(shown) < len(engine.voices):
        yield f"  … and {len(engine.voices) - len(shown)} more: {program()} voices --language CODE"
