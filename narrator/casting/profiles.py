"""Names of voice profiles → the profiles, unless one of them would run a program that nobody has trusted."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from narrator.article.model import Article
from narrator.casting.permission import engine_abilities, require_permission
from narrator.casting.resolve import check_needs
from narrator.config.layers import profile_for
from narrator.config.load import load_profile, profile_names
from narrator.config.ranges import ANY_OTHER
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError
from narrator.speech.model import EngineOptions, Voice
from narrator.speech.registry import engine_named, engine_names
from narrator.speech.voices import ANY_LANGUAGE, voice_called

PLAIN_NAME: Final = re.compile(r"[^\W_][\w.-]*")
"""A profile's name: no path, and no file."""


def trusted_profiles(names: Sequence[str], *, site: Site) -> list[VoiceProfile]:
    """Return the profiles *names*, each once.

    Raises `ProfileError`, also where one runs a program that the user has not trusted.
    """
    profiles = [named_profile(name, site.root) for name in dict.fromkeys(names)]
    for profile in profiles:
        require_permission(profile)
        check_needs(profile, profile.engine)
    return profiles


def named_profile(name: str, root: Path) -> VoiceProfile:
    """Return the profile called *name*, else one with the engine's voice of that name (or language), and defaults.

    A voice that has exactly the name goes before one that is spelled otherwise, of whichever engine. A voice may have
    a variant behind it (`en-us+f3`). Raises `ProfileError`.
    """
    if name.endswith(".toml") or name in profile_names(root):
        return load_profile(name, root)
    base, plus, variant = name.partition("+")
    if plus and not variant:
        return load_profile(name, root)
    here = [(engine, voices) for engine, voices in _voices_here() if not plus or engine_abilities(engine).variants]
    found = [(engine, voice) for engine, voices in here if (voice := voice_called(voices, base)) is not None]
    if not found:
        return load_profile(name, root)
    engine, voice = next((one for one in found if one[1].name == base), found[0])
    language = "" if voice.language in ANY_LANGUAGE else voice.language
    called = voice.name + plus + variant
    return VoiceProfile(called, engine=engine, voice=called, language=language)


def _voices_here() -> Iterator[tuple[str, tuple[Voice, ...]]]:
    """Yield each engine that is here and needs nothing of a profile, with its voices."""
    for engine in engine_names():
        module = engine_named(engine)
        if not engine_abilities(engine).needs and module.probe(EngineOptions()).present:
            yield engine, module.voices(EngineOptions())


def profiles_of(
    article: Article, profiles: Sequence[VoiceProfile], *, named: bool, site: Site, verbosity: str = ""
) -> tuple[VoiceProfile, ...]:
    """Return the profiles that speak *article*, the site's and its own settings laid over them, the main one first.

    They are *profiles*, or those of its own `voice:` unless the command line *named* some. A *verbosity* wins over that
    of the post and of the site. What nobody on this machine wrote sets nothing. Raises `ConfigError` or `ProfileError`.
    """
    settings, where = article.settings if article.source.trusted else {}, article.source.name
    if "voice" in settings and not named:
        profiles = trusted_profiles(voices_of(settings["voice"], where=where), site=site)
    settings = {**settings, "verbosity": verbosity} if verbosity else settings
    return tuple(profile_for(profile, site, settings, where=where) for profile in profiles)


def voices_of(post: object, *, where: str) -> tuple[str, ...]:
    """Return the names that a post's `voice:` gives: one, or a list. Raises `ConfigError`."""
    names = [post] if isinstance(post, str) else post
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise ConfigError("`voice` must be the name of a voice profile, or a list of names", where=where)
    for name in names:
        if not PLAIN_NAME.fullmatch(name) or name.endswith(".toml"):
            hint = "Put the profile into voices/ beside narrator.toml and give its name, without .toml."
            raise ConfigError(f"`voice: {name}` is a path: a post names a profile", where=where, hint=hint)
    return tuple(names)


def languages_of(profile: VoiceProfile) -> frozenset[str] | None:
    """Return the languages that *profile* names voices for, by their first subtag; None where its engine finds any."""
    if ANY_OTHER in profile.languages or (engine_abilities(profile.engine).any_language and not profile.voice):
        return None
    return frozenset(language.partition("-")[0].lower() for language in profile.languages)
