"""What the user trusts, in a file of their own configuration: nothing that lies beside the posts can grant it."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field
from platformdirs import user_config_path

from narrator.errors import ConfigError
from narrator.store.atomic import replace_bytes

FILE: Final = "trusted-profiles.json"
OWNER_ONLY: Final = 0o600


class TrustedProfile(Struct, frozen=True):
    """A voice profile that may run a program."""

    digest: str
    command: tuple[str, ...]
    """For people who read the file; it decides nothing."""


class Trusted(Struct, frozen=True):
    """The file."""

    schema: int = 1
    profiles: dict[str, TrustedProfile] = field(default_factory=dict)
    """By the profile's absolute path, symbolic links followed."""
    sites: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By the absolute path of narrator.toml: the settings that may lead out of its folder (`narrator.store.reach`)."""


def trusted_file() -> Trusted:
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


def keep_trusted(trusted: Trusted) -> Path:
    """Write *trusted*, and return where. Raises `ConfigError` where the user has no folder for settings."""
    path = _file()
    if path is None:
        hint = "Set HOME, or XDG_CONFIG_HOME, to a folder of yours."
        raise ConfigError("there is no folder for your settings, where trust is kept", hint=hint)
    replace_bytes(path, msgspec.json.format(msgspec.json.encode(trusted), indent=1), mode=OWNER_ONLY)
    return path


def _file() -> Path | None:
    """Return where trust is kept; None where the user has no home: `~` would be a folder in the working directory."""
    with suppress(RuntimeError, KeyError):
        folder = user_config_path("narrator", appauthor=False)
        return folder / FILE if folder.is_absolute() else None
    return None
