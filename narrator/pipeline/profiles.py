"""Names of voice profiles → the profiles, unless one of them would run a program that nobody has trusted."""

from collections.abc import Collection, Sequence

from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, ProfileError


def trusted_profiles(names: Sequence[str], *, asked: Collection[str], site: Site) -> list[VoiceProfile]:
    """Return the profiles *names*, each once; those *asked* for on the command line may run a program.

    Raises `ProfileError`.
    """
    return [_trusted(name, asked, site) for name in dict.fromkeys(names)]


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
