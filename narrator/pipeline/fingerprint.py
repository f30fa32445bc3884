"""What an article was made from, in one number: where it is unchanged, nothing needs to be parsed."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from narrator.article.model import Source
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.files import files_in
from narrator.pipeline.options import MakeOptions
from narrator.reading.markdown.front_matter.site_authors import author_files
from narrator.store.key import key_of
from narrator.version import __version__

PACKAGE = Path(__file__).parent.parent


def run_fingerprint(options: MakeOptions, site: Site, profiles: Iterable[VoiceProfile]) -> str:
    """Return the fingerprint of everything beside the sources that a run's results depend on."""
    profiles = tuple(profiles)
    files = [site.path, *(profile.path for profile in profiles)]
    lexicons = [path for profile in profiles for path in profile.lexicons]
    lexicons += [site.root / name for name in site.lexicons]
    lexicons += (*_nameable(site.root), *author_files(site.root))
    lexicons += [site.root / name for name in (site.sound.intro, site.sound.outro, site.sound.chime) if name]
    asked = (options.formats(site.only), options.feed, options.fetch_images, bool(options.voices), options.verbosity)
    shown = (asked, profiles, site)
    return key_of(code_fingerprint(), repr(shown), *(_content(file) for file in (*files, *lexicons)))


def fingerprint(source: Source, run: str, recordings: str = "") -> str:
    """Return the fingerprint of what *source* will become under *run* (a `run_fingerprint`).

    *recordings* is the state of those that it names.
    """
    text = (source.announced, "page") if source.announced else (source.text,)
    return key_of(run, source.name, source.format, *text, source.trusted, repr(source.given), recordings)


@cache
def code_fingerprint() -> str:
    """Return a number that changes with narrator's own code, so that a new version makes its articles anew.

    From names, sizes and times of the files: reading them all would cost more than the rest of an unchanged run.
    """
    return key_of(__version__, package_state(PACKAGE))


def package_state(folder: Path) -> str:
    """Return a text that changes with the files of an installed package: names, sizes and times, not contents."""
    inside = len(str(folder))
    found = sorted(
        (path[inside:], stat.st_size, stat.st_mtime_ns)
        for path, stat in files_in(folder)
        if f"{os.sep}__pycache__{os.sep}" not in path  # compiled meanwhile, by any run
    )
    return repr(found)


def _nameable(root: Path) -> list[Path]:
    """Return the voices and lexicons that a post's front matter may name, which is not read where all is unchanged."""
    return sorted(path for pattern in ("voices/*.toml", "*.toml", "*.pls") for path in root.glob(pattern))


def _content(path: Path | None) -> bytes:
    return path.read_bytes() if path is not None and path.is_file() else b""
