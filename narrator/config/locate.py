"""`narrator.toml` and what the command line adds to it → the site's settings for one run."""

from pathlib import Path

from msgspec.structs import replace

from narrator.config.load import load_site
from narrator.config.site import Site


def site_of(config: Path | None, *, allow_private: bool = False) -> Site:
    """Return the site of *config*, or of the nearest narrator.toml. Raises `ConfigError`."""
    site = load_site(config, Path.cwd())
    return replace(site, allow_private=True) if allow_private else site


def output_of(site: Site) -> Path:
    """Return the folder that the site's results go to, from the working directory where it lies in it."""
    folder = site.root / site.output
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def posts_of(site: Site) -> tuple[str, ...]:
    """Return the site's `posts`, as `make` takes them."""
    places = [site.root / name for name in site.posts]
    return tuple(str(p.relative_to(Path.cwd()) if p.is_relative_to(Path.cwd()) else p) for p in places)
