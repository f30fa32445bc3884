"""`narrator trust`: which voice profiles may run a program, and which sites may reach out of their folder."""

import tomllib
from pathlib import Path

import click
import msgspec

from narrator.casting import permission
from narrator.config.load import load_profile, load_site
from narrator.store.reach import reaches, revoke_reach, trust_reach
from narrator.store.trusted import trusted_file

SITE_ONLY = frozenset({"output", "posts", "home", "homes", "show", "sound", "allow_private"})
"""Settings that no voice profile has."""

HELP = """Let the voice profile FILE run its program, or the narrator.toml FILE reach out of its folder, as it is now.

    A profile with the engine `command` runs a program of its author's choice. narrator asks you before it does so, and
    asks again when the profile, or a file that its command names, has changed. A narrator.toml may name folders and
    files outside its own folder, and addresses in your own network (`allow_private`); narrator asks you before it uses
    them, and asks again when it names others. What you trust is kept in your own settings, never beside the posts.
    Without FILE: list what you trust.

    \b
      narrator trust voices/say.toml            it shows the command, and trusts it
      narrator trust narrator.toml              it shows the places, and trusts them
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
    if _is_site(Path(file)):
        return _revoke_site(Path(file)) if revoke else _trust_site(Path(file))
    if revoke and Path(file).suffix == ".toml":  # it may be gone, or broken
        path = Path(file)
    else:
        profile = load_profile(file, load_site(None, Path.cwd()).root)
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


def _is_site(file: Path) -> bool:
    """Return whether *file* is a site's settings, whatever its name, and not a voice profile."""
    if file.name == "narrator.toml":
        return True
    try:
        return not SITE_ONLY.isdisjoint(tomllib.loads(file.read_text("utf-8")))
    except (OSError, ValueError):
        return False  # whoever reads it as a profile says what is wrong


def _trust_site(file: Path) -> int:
    site = load_site(file, Path.cwd())
    places = reaches(site)
    if not places:
        click.echo(f"{file}: does not reach out of its folder; there is nothing to trust", err=True)
        return 0
    kept = trust_reach(site)
    for place in places:
        click.echo(f"{file}: may reach: {place}")
    click.echo(f"kept in {kept}; narrator asks again when other places are named", err=True)
    return 0


def _revoke_site(file: Path) -> int:
    click.echo(f"{file}: {'no longer trusted' if revoke_reach(file) else 'was not trusted'}", err=True)
    return 0


def _list(*, as_json: bool) -> int:
    trusted = trusted_file()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(trusted), indent=2))
        return 0
    for path, one in sorted(trusted.profiles.items()):
        click.echo(f"{path}: may run: {permission.shown(one.command)}")
    for path, places in sorted(trusted.sites.items()):
        for place in places:
            click.echo(f"{path}: may reach: {place}")
    if not trusted.profiles and not trusted.sites:
        click.echo("you trust no profile to run a program, and no site to reach out of its folder", err=True)
    return 0
