"""What stands under a name: `module:name`, as tables give it whose entries are loaded only when they are used."""

from importlib import import_module
from typing import Any


def named(place: str) -> Any:
    """Return what *place* names, its module imported. Raises `ImportError` and `AttributeError`."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
