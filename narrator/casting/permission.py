"""A voice profile that runs a program → whether the user has said that it may, in a file of their own configuration.

Nothing that lies beside the posts can grant it. What is kept is the profile's path and a digest of all that decides
what would run: the profile itself, the program where it is named by a path, and every file among its arguments.
"""

import shlex
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from narrator.config.load import SHIPPED
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import EngineMissingError, ProfileError
from narrator.speech.model import Abilities
from narrator.speech.registry import abilities_of
from narrator.store.trusted import TrustedProfile, keep_trusted, trusted_file


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
    known = trusted_file().profiles.get(str(path)) if path is not None else None
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
    trusted = trusted_file()
    profiles = {**trusted.profiles, str(path): TrustedProfile(_digest(profile, path), profile.command)}
    return keep_trusted(replace(trusted, profiles=profiles))


def revoke(path: Path) -> bool:
    """Forget the trust in the profile at *path*; return whether there was any."""
    trusted = trusted_file()
    profiles = dict(trusted.profiles)
    found = profiles.pop(str(path.resolve()), None)
    if found is not None:
        keep_trusted(replace(trusted, profiles=profiles))
    return found is not None


def shown(command: tuple[str, ...]) -> str:
    """Return *command* as a shell would take it, in one line that cannot play tricks with a terminal."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in shlex.join(command)) or "(none named)"


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
