"""Names of voice profiles → the profiles, unless one of them would run a program that nobody has trusted."""

from collections.abc import Collection, Sequence

from narrator.article.model import Article
from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, ProfileError


def trusted_profiles(names: Sequence[str], *, asked: Collection[str], site: Site) -> list[VoiceProfile]:
    """Return the profiles *names*, each once; those *asked* for on the command line may run a program.

    Raises `ProfileError`.
    """
    return [_trusted(name, asked, site) for name in dict.fromkeys(names)]


def profiles_of(
    article: Article, profiles: Sequence[VoiceProfile], *, named: bool, site: Site
) -> tuple[VoiceProfile, ...]:
    """Return the profiles that speak *article*, the site's and its own settings laid over them, the main one first.

    They are *profiles*, or those of its own `voice:` unless the command line *named* some. What nobody on this machine
    wrote sets nothing. Raises `ConfigError` or `ProfileError`.
    """
    settings, where = article.settings if article.source.trusted else {}, article.source.name
    if "voice" in settings and not named:
        profiles = trusted_profiles(voices_of(settings["voice"], where=where), asked=(), site=site)
    return tuple(profile_for(profile, site, settings, where=where) for profile in profiles)


def voices_of(post: object, *, where: str) -> tuple[str, ...]:
    """Return the names that a post's `voice:` gives: one, or a list. Raises `ConfigError`."""
    names = [post] if isinstance(post, str) else post
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise ConfigError("`voice` must be the name of a voice profile, or a list of names", where=where)
    return tuple(names)


def _trusted(name: str, asked: Collection[str], site: Site) -> VoiceProfile:
    profile = load_profile(name, site.root)
    if profile.engine == "command" and name not in asked and name not in site.trusted_commands:
        raise ProfileError(
            f"the profile {name!r} runs a program",
            where=str(profile.path),
            hint=f'If you trust it: --voice {name}, or trusted_commands = ["{name}"] in narrator.toml.',
        )
    return profile
