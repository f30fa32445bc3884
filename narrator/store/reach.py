"""A site's settings that lead out of its folder → whether the user has said that they may.

A narrator.toml may be a stranger's, as everything beside it: what it names is read, written or published only inside
its own folder, symbolic links followed, unless the user trusts it (`narrator trust narrator.toml`) or names the place.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from narrator.config.homes import FolderHome, GitHome
from narrator.config.site import Site
from narrator.errors import ConfigError
from narrator.store.places import NO_LINK
from narrator.store.trusted import keep_trusted, trusted_file

PRIVATE: Final = "allow_private"
"""The setting that is no path: URLs inside the user's own network."""
ANYWHERE: Final = "://"
"""In what is an address, not a path."""


def reaches(site: Site) -> tuple[str, ...]:
    """Return the settings of *site* that lead out of its folder: `output = /somewhere/else`, each with the place."""
    root = Path(os.path.realpath(site.root))
    found = [PRIVATE] if site.allow_private else []
    for key, place in _named(site):
        there = Path(os.path.realpath(root / place))  # a loop of links is told where it is used
        if not there.is_relative_to(root):
            found.append(f"{key} = {there}")
    return tuple(found)


def require_reach(site: Site, *keys: str) -> None:
    """Raise `ConfigError` where one of *keys* leads out of the folder of *site*, and the user has not trusted it."""
    asked = [one for one in reaches(site) if one.partition(" = ")[0] in keys]
    known = trusted_file().sites.get(_name(site), ()) if asked else ()
    for one in asked:
        if one in known:
            continue
        key, _, place = one.partition(" = ")
        what = f"`{key}` leads out of the site's folder, to {place}" if place else f"`{key}` lets it read your network"
        raise ConfigError(f"{what}, and you have not trusted that", where=_name(site), hint=_way_out(site, key))


def trust_reach(site: Site) -> Path:
    """Let the settings of *site* lead where they lead now, and return where that is kept. Raises `ConfigError`."""
    trusted = trusted_file()
    return keep_trusted(replace(trusted, sites={**trusted.sites, _name(site): reaches(site)}))


def trust_home(site: Site) -> None:
    """Let the `home` of *site* lead where it leads now, beside what was trusted before. Raises `ConfigError`."""
    trusted = trusted_file()
    known = trusted.sites.get(_name(site), ())
    wanted = tuple(one for one in reaches(site) if one.startswith("home = ") and one not in known)
    if wanted:
        kept = tuple(one for one in known if not one.startswith("home = "))
        keep_trusted(replace(trusted, sites={**trusted.sites, _name(site): (*kept, *wanted)}))


def revoke_reach(path: Path) -> bool:
    """Forget the trust in the narrator.toml at *path*; return whether there was any."""
    trusted = trusted_file()
    sites = {name: places for name, places in trusted.sites.items() if name != str(path.resolve())}
    if sites == trusted.sites:
        return False
    keep_trusted(replace(trusted, sites=sites))
    return True


def _named(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each setting that is a path, with it."""
    sound = site.sound
    yield "output", site.output
    yield from (("posts", name) for name in site.posts if name != "-" and ANYWHERE not in name)
    yield from (("lexicons", name) for name in site.lexicons)
    yield from (("show.cover", name) for name in [site.show.cover] if name)
    files = (("intro", sound.intro), ("outro", sound.outro), ("chime", sound.chime))
    yield from ((f"sound.{kind}", name) for kind, name in files if name)
    if site.home and site.home not in site.homes:
        yield "home", _expanded(site.home)
    for name, home in site.homes.items():
        if isinstance(home, FolderHome):
            yield f"homes.{name}", _expanded(home.path)
        elif isinstance(home, GitHome) and home.is_local:
            yield f"homes.{name}", _expanded(home.remote)


def _expanded(place: str) -> str:
    """Return *place* with the home folder that `~` stands for, as homes understand it."""
    try:
        return str(Path(place).expanduser())
    except RuntimeError as problem:
        raise ConfigError(f"{place!r} names the home folder of nobody", hint="Write the whole path.") from problem


def _name(site: Site) -> str:
    return str((site.path or site.root / "narrator.toml").resolve())


def _way_out(site: Site, key: str) -> str:
    if site.path is None:  # a link of that name, in a folder without settings
        return NO_LINK if key == "output" else "Remove the link."
    other = {"output": ", or give the folder with --output", PRIVATE: ", or say --allow-private"}.get(key, "")
    return f"If you trust it: narrator trust {shlex.quote(str(site.path))}{other}"
