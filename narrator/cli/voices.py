"""`narrator voices`: engines, profiles and voices that are here, and how to get the others."""

from pathlib import Path

import click

HELP = """List the voices, hear one, install one.

    \b
      narrator voices                         profiles, engines and voices
      narrator voices preview fast            a sample of a profile
      narrator voices install en_US-lessac-medium
    """


@click.group(help=HELP, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, unless a subcommand is given."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_voices)


@command.command("list")
@click.option("--language", default="", help="Only voices for this language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_voices(language: str = "", *, as_json: bool = False) -> int:
    """List profiles, engines and voices."""
    from narrator.pipeline.voices import survey  # noqa: PLC0415  # heavy

    found = survey(Path.cwd(), language)
    if as_json:
        import msgspec  # noqa: PLC0415

        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    click.echo("Profiles (narrator make --voice NAME):")
    for profile in found.profiles:
        click.echo(f"  {profile.name:<14} {profile.engine:<9} {profile.rate:g} words a minute  {profile.description}")
    for engine in found.engines:
        state = engine.version if engine.present else f"not here: {engine.how_to_get}"
        click.echo(f"\nEngine {engine.name}: {state}")
        for voice in engine.voices:
            licence = f"  {voice.licence}" if voice.licence else ""
            click.echo(f"  {voice.language:<12} {voice.name:<22} {voice.description}{licence}")
    return 0
