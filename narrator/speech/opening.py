"""What speaks for an engine, by the name of its class: it is loaded in the engine's own process alone."""

from importlib import import_module
from typing import Any, cast

from narrator.speech.model import Speaker


def opened(place: str, **options: Any) -> Speaker:
    """Return the speaker at *place*, `module:class`, made with *options*."""
    module, _, name = place.partition(":")
    return cast("Speaker", getattr(import_module(module), name)(**options))
