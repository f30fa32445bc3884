"""Engines by name: ours and third parties' alike are entry points of the group `narrator.engines`."""

from importlib import import_module
from importlib.metadata import entry_points
from typing import Final, cast

from narrator.errors import EngineMissingError
from narrator.speech.model import Abilities, Engine

GROUP: Final = "narrator.engines"
OURS: Final = {
    "command": "narrator.speech.engines.command",
    "hibari": "narrator.speech.engines.hibari.engine",
    "pico": "narrator.speech.engines.pico.engine",
    "piper": "narrator.speech.engines.piper.engine",
    "pyttsx3": "narrator.speech.engines.pyttsx3",
    "tone": "narrator.speech.engines.tone",
}
"""The same names as in pyproject.toml: a checkout that is not installed has no entry points."""


def engine_modules() -> dict[str, str]:
    """Return every engine's name and the module that provides it; a third party cannot take one of our names."""
    found = {point.name: point.value for point in entry_points(group=GROUP)}
    return dict(sorted({**found, **OURS}.items()))


def engine_names() -> tuple[str, ...]:
    """Return the names of all engines, ours and third parties', in alphabetical order."""
    return tuple(engine_modules())


def engine_module(name: str) -> str:
    """Return the module that provides engine *name*. Raises `EngineMissingError`."""
    if name in OURS:
        return OURS[name]
    modules = engine_modules()
    if name not in modules:
        raise EngineMissingError(
            f"there is no engine called “{name}”",
            hint=f"engines here: {', '.join(modules)}; `engine = …` in the voice profile chooses one",
        )
    return modules[name]


def engine_named(name: str) -> Engine:
    """Return the engine called *name*. Raises `EngineMissingError` when nobody provides it."""
    module = engine_module(name)
    try:
        return cast("Engine", import_module(module))
    except ImportError as error:
        raise EngineMissingError(
            f"the engine “{name}” cannot be loaded: {error}",
            hint=f"install again the package that provides {module}",
        ) from error


def abilities_of(name: str) -> Abilities:
    """Return what the engine called *name* can do. Raises `EngineMissingError` when nobody provides it."""
    return getattr(engine_named(name), "abilities", Abilities())
