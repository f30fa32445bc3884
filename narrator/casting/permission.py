"""A voice profile that runs a program → whether the user has said that it may, in a file of their own configuration.

Nothing that lies beside the posts can grant it. What is kept is the profile's path and a digest of all that decides
what would run: the profile itself, the program where it is named by a path, and every file among its arguments.
"""

import os
import shlex
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field
from platformdirs import user_config_path

from narrator.config.load import SHIPPED
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, EngineMissingError, ProfileError
from narrator.speech.model import Abilities
from narrator.speech.registry import abilities_of
from narrator.store.atomic import replace_bytes

FILE: Final = "trusted-profiles.json"
OWNER_ONLY: Final = 0o600


class TrustedProfile(Struct, frozen=True):
    """What was trusted."""

    digest: str
    command: tuple[str, ...]
    """For people who read the file; it decides nothing."""


class Trusted(Struct, frozen=True):
    """The file of the user's configuration."""

    schema: int = 1
    profiles: dict[str, TrustedProfile] = field(default_factory=dict)
    """By the profile's absolute path, symbolic links followed."""


def runs_program(profile: VoiceProfile) -> bool:
    """Return whether *profile* names a program for its own voice, a quote's or another language's."""
    roles = [
        *profile.languages.values(),
        *profile.cast.values(),
        *([profile.quote_voice] if profile.quote_voice is not None else []),
    ]
    engines = {profile.engine, *(role.engine for role in roles if role.engine)}
    return any(engine_abilities(engine).runs_programs for engine in engines)


def engine_abilities(engine: str) -> Abilities:
    """Return what *engine* can do: nothing, where it is not here, which casting then tells."""
    try:
        return abilities_of(engine)
    except EngineMissingError:
        return Abilities()


def require_permission(profile: VoiceProfile) -> None:
    """Raise `ProfileError` where *profile* runs a program that the user has not trusted.

    narrator's own profiles come with its code and are trusted with it.
    """
    if not runs_program(profile) or _is_shipped(profile):
        return
    path = _path_of(profile)
    known = trusted_profiles_file().profiles.get(str(path)) if path is not None else None
    if path is not None and known is not None and known.digest == _digest(profile, path):
        return
    why = "which you have not trusted" if known is None else "and it, or a file that it names, is not what you trusted"
    raise ProfileError(
        f"the voice profile {profile.name!r} runs a program, {why}: {shown(profile.command)}",
        where=str(profile.path or profile.name),
        hint=f"If you trust it: narrator trust {shlex.quote(str(profile.path or profile.name))}",
    )


def trust(profile: VoiceProfile) -> Path:
    """Let *profile* run its program, as it is now, and return where that is kept.

    Raises `ProfileError` where it cannot be read, `ConfigError` where the user has no folder for settings.
    """
    path = _path_of(profile)
    if path is None:
        raise ProfileError("has no file that could be trusted", where=profile.name)
    known = trusted_profiles_file().profiles
    return _write({**known, str(path): TrustedProfile(_digest(profile, path), profile.command)})


def revoke(path: Path) -> bool:
    """Forget the trust in the profile at *path*; return whether there was any."""
    known = dict(trusted_profiles_file().profiles)
    found = known.pop(str(path.resolve()), None)
    if found is not None:
        _write(known)
    return found is not None


def trusted_profiles_file() -> Trusted:
    """Return what the user has trusted; nothing, where the file is missing or damaged, or belongs to somebody else."""
    path = _file()
    if path is None:
        return Trusted()
    try:
        if hasattr(os, "geteuid") and path.stat().st_uid not in {os.geteuid(), 0}:
            return Trusted()
        return msgspec.json.decode(path.read_bytes(), type=Trusted)
    except (OSError, msgspec.DecodeError):
        return Trusted()


def shown(command: tuple[str, ...]) -> str:
    """Return *command* as a shell would take it, in one line that cannot play tricks with a terminal."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in shlex.join(command)) or "(none named)"


def _file() -> Path | None:
    """Return where trust is kept; None where the user has no home: `~` would be a folder in the working directory."""
    with suppress(RuntimeError, KeyError):
        folder = user_config_path("narrator", appauthor=False)
        return folder / FILE if folder.is_absolute() else None
    return None


def _write(profiles: dict[str, TrustedProfile]) -> Path:
    path = _file()
    if path is None:
        hint = "Set HOME, or XDG_CONFIG_HOME, to a folder of yours."
        raise ConfigError("there is no folder for your settings, where trust is kept", hint=hint)
    content = msgspec.json.format(msgspec.json.encode(Trusted(profiles=profiles)), indent=1)
    replace_bytes(path, content, mode=OWNER_ONLY)
    return path


def _path_of(profile: VoiceProfile) -> Path | None:
    return profile.path.resolve() if profile.path is not None else None


def _is_shipped(profile: VoiceProfile) -> bool:
    path = _path_of(profile)
    return path is not None and path.parent in {folder.resolve() for folder in SHIPPED}


def _digest(profile: VoiceProfile, path: Path) -> str:
    """Return a digest of everything that decides what *profile* runs. Raises `ProfileError` where it cannot be read."""
    try:
        content = path.read_bytes()
        command = tomllib.loads(content.decode("utf-8")).get("command", [])
    except (OSError, ValueError) as problem:
        raise ProfileError(f"cannot be read: {problem}", where=str(path)) from problem
    if tuple(command) != profile.command:
        raise ProfileError("was changed while narrator read it", where=str(path), hint="Run narrator again.")
    pieces = [content]
    for argument in profile.command:
        pieces += (argument.encode("utf-8", "surrogatepass"), *(_content(name) for name in _files_named(argument)))
    return sha256(b"".join(sha256(piece).digest() for piece in pieces)).hexdigest()


def _files_named(argument: str) -> tuple[str, ...]:
    """Return what in *argument* may be a file's name: all of it, and what stands behind `=` in an option."""
    return (argument, argument.partition("=")[2]) if "=" in argument else (argument,)


def _content(name: str) -> bytes:
    with suppress(OSError, ValueError):
        if name and Path(name).is_file():
            return b"file:" + Path(name).read_bytes()
    return b""
