"""`narrator trust`: which voice profiles may run a program."""

from pathlib import Path

import click
import msgspec

from narrator.casting import permission
from narrator.config.load import load_profile
from narrator.pipeline.session import open_session

HELP = """Let the voice profile FILE run its program, as it is now. Without FILE: list what you trust.

    A profile with the engine `command` runs a program of its author's choice. narrator asks you before it does so, and
    asks again when the profile, or a file that its command names, has changed. What you trust is kept in your own
    settings, never beside the posts.

    \b
      narrator trust voices/say.toml            it shows the command, and trusts it
      narrator trust                            what you trust
      narrator trust --revoke voices/say.toml   no longer
    """


@click.command(help=HELP)
@click.argument("file", required=False)
@click.option("--revoke", is_flag=True, help="Trust it no longer.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: what you trust.")
def command(file: str | None, *, revoke: bool, as_json: bool) -> int:
    """Trust, revoke or list."""
    if file is None or as_json:
        return _list(as_json=as_json)
    if revoke and Path(file).suffix == ".toml":  # it may be gone, or broken
        path = Path(file)
    else:
        profile = load_profile(file, open_session().site.root)
        path = profile.path or Path(file)
    if revoke:
        was = permission.revoke(path)
        click.echo(f"{path}: {'no longer trusted' if was else 'was not trusted'}", err=True)
        return 0
    if not permission.runs_program(profile):
        click.echo(f"{path}: runs no program; there is nothing to trust", err=True)
        return 0
    kept = permission.trust(profile)
    click.echo(f"{path}: may run: {permission.shown(profile.command)}")
    click.echo(f"kept in {kept}; narrator asks again when the profile changes", err=True)
    return 0


def _list(*, as_json: bool) -> int:
    trusted = permission.trusted_profiles_file()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(trusted), indent=2))
        return 0
    for path, one in sorted(trusted.profiles.items()):
        click.echo(f"{path}: may run: {permission.shown(one.command)}")
    if not trusted.profiles:
        click.echo("you trust no profile to run a program", err=True)
    return 0
