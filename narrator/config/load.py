"""Files → settings: voice profiles from `voices/*.toml`, the site from `narrator.toml`."""

import re
import tomllib
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from narrator.config.breaks import breaks_at
from narrator.config.convert import convert, homes_of, policy_at
from narrator.config.finding_settings import check_findings
from narrator.config.policy import Policy
from narrator.config.ranges import faults_of
from narrator.config.site import PERMALINK_PARTS, Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, ProfileError, UsageError
from narrator.files import real
from narrator.languages.tags import tag_fault

PACKAGE = Path(__file__).parents[1]
SHIPPED = (PACKAGE / "voices", PACKAGE.parent / "voices")
"""Where our own profiles lie: in the wheel, or beside the package in a checkout."""
HIGHEST_LIMIT = 4096
"""Megabytes, or seconds: what no machine of today reads as one post."""
LOWEST_HEADING = 6
LEXICON = "lexicon.toml"
"""A site's own pronunciations, where narrator.toml names no others."""


def profile_names(root: Path) -> tuple[str, ...]:
    """Return the names of all profiles that a site in *root* can use, the site's own and ours."""
    folders = (root / "voices", *SHIPPED)
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.toml")}))


def load_profile(name: str, root: Path) -> VoiceProfile:
    """Return the profile *name* (or the file, if it ends in `.toml`). Raises `ProfileError`.

    A site's own `voices/<name>.toml` wins over ours; one that is ours byte for byte is ours, and ours is what is read.
    """
    path = Path(name) if name.endswith(".toml") else _find(name, root)
    if not path.is_file():
        known = profile_names(root)
        close = get_close_matches(name.casefold(), known, 1)
        hint = f"Did you mean {close[0]}? " if close else ""
        hint += f"Profiles here: {', '.join(known)}. See `narrator voices`."
        raise ProfileError(f"there is no voice profile {name!r}", hint=hint)
    table = _toml(path, ProfileError)
    for key in ("name", "path"):
        if key in table:
            raise ProfileError(f"the key `{key}` is set by the file's own name", where=str(path), hint="Delete it.")
    profile = convert(table | {"name": path.stem}, VoiceProfile, where=str(path), error=ProfileError)
    policy = policy_at(profile.verbosity, Policy(), where=str(path), error=ProfileError)
    spoken = {**asdict(policy), **table.get("policy", {})}
    profile = replace(profile, policy=convert(spoken, Policy, where=str(path), error=ProfileError))
    profile = replace(profile, breaks=breaks_at(profile.rate, profile.breaks, table.get("breaks", {})))
    _check(profile, path)
    lexicons = tuple(path.parent / lexicon for lexicon in profile.lexicons)
    inside = (real(root), real(path).parent)  # of a loop of links too, which is told where it is read
    if outside := [one for one in lexicons if not any(real(one).is_relative_to(place) for place in inside)]:
        what = f"the lexicon {outside[0]} lies outside the site's folder and the profile's"
        raise ProfileError(what, where=str(path), hint="Copy it beside the profile.")
    return replace(profile, path=path, lexicons=lexicons)


def shadows(name: str, root: Path) -> Path | None:
    """Return the site's own profile that hides one of ours of the same name, if it does."""
    own = root / "voices" / f"{name}.toml"
    shipped = any((folder / f"{name}.toml").is_file() and folder != own.parent for folder in SHIPPED)
    return own if own.is_file() and shipped and _same_of_ours(own) is None else None


def load_site(path: Path | None, start: Path) -> Site:
    """Return the site of *path*, or of the nearest `narrator.toml` at or above *start*, or the defaults.

    Raises `ConfigError`.
    """
    if path is None:
        path = next((at / "narrator.toml" for at in (start, *start.parents) if (at / "narrator.toml").is_file()), None)
    if path is None:
        return _with_lexicon(Site(root=start))
    if not path.is_file():
        raise ConfigError("there is no such file", where=str(path), hint="Make one with `narrator init`.")
    table = _toml(path, ConfigError)
    if "trusted_commands" in table:
        hint = "Delete the line, and trust each profile yourself: narrator trust voices/NAME.toml"
        raise ConfigError("`trusted_commands` grants nothing: a folder cannot trust itself", where=str(path), hint=hint)
    root = path.resolve().parent
    homes = homes_of(table.pop("homes", {}), where=str(path))
    site = replace(convert(table | {"root": str(root)}, Site, where=str(path)), homes=homes)
    for key, tag in (("language", site.language), ("show.language", site.show.language)):
        if tag and tag_fault(tag):
            raise ConfigError(f"`{key}`: {tag_fault(tag)}", where=str(path), hint="See docs/settings.md.")
    _check_permalink(site, path)
    check_findings(site.findings, where=str(path))
    for key, given in asdict(site.limits).items():
        if not 1 <= given <= HIGHEST_LIMIT:
            raise ConfigError(f"`limits.{key}` is {given}: give 1 to {HIGHEST_LIMIT}", where=str(path))
    if not 1 <= site.sound.chime_level <= LOWEST_HEADING:
        raise ConfigError(f"`sound.chime_level` is {site.sound.chime_level}: give 1 to 6", where=str(path))
    return _with_lexicon(replace(site, path=path.resolve()))


def _check_permalink(site: Site, path: Path) -> None:
    if unknown := [name for name in re.findall(r":([a-z]+)", site.show.permalink) if name not in PERMALINK_PARTS]:
        hint = f"It may have {', '.join(f':{name}' for name in PERMALINK_PARTS)}; docs/podcast.md says what they are."
        raise ConfigError(f"`show.permalink` cannot have :{unknown[0]}", where=str(path), hint=hint)


def _with_lexicon(site: Site) -> Site:
    """Let a `lexicon.toml` beside the posts hold without being named: `narrator pronounce` writes it."""
    found = not site.lexicons and (site.root / LEXICON).is_file()
    return replace(site, lexicons=(LEXICON,)) if found else site


def _find(name: str, root: Path) -> Path:
    candidates = [folder / f"{name}.toml" for folder in (root / "voices", *SHIPPED)]
    path = next((path for path in candidates if path.is_file()), candidates[0])
    return _same_of_ours(path) or path


def _same_of_ours(path: Path) -> Path | None:
    """Return the profile of ours whose name and bytes *path* has: where a clone of narrator is the site."""
    with suppress(OSError):
        content = path.read_bytes()
        ours = (folder / path.name for folder in SHIPPED)
        return next((one for one in ours if one.is_file() and one.read_bytes() == content), None)
    return None


def _toml(path: Path, error: type[UsageError]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise error(f"not TOML: {problem}", where=str(path), hint="Strings need quotation marks.") from problem
    except RecursionError:
        raise error("nests too deep", where=str(path), hint="Settings are tables of values.") from None
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror}", where=str(path)) from problem


def _check(profile: VoiceProfile, path: Path) -> None:
    for what in faults_of(profile):
        raise ProfileError(what, where=str(path), hint="See docs/voices.md.")
