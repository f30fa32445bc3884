"""`narrator.toml` and what the command line adds to it → the site's settings for one run."""

from dataclasses import replace
from pathlib import Path

from narrator.config.load import load_site
from narrator.config.site import Site


def site_of(config: Path | None, *, allow_private: bool = False) -> Site:
    """Return the site of *config*, or of the nearest narrator.toml. Raises `ConfigError`."""
    site = load_site(config, Path.cwd())
    return replace(site, allow_private=True) if allow_private else site
