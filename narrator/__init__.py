"""Turn a written post into a complete accessible publication, offline; every word spoken or listed as left out."""

from typing import TYPE_CHECKING, Any

from narrator.version import __version__

__all__ = ["__version__", "make", "read", "spoken_form", "write"]

_HOMES = {
    "make": "narrator.pipeline.library",
    "read": "narrator.pipeline.library",
    "spoken_form": "narrator.script.spoken.form",
    "write": "narrator.pipeline.library",
}

if TYPE_CHECKING:
    from narrator.pipeline.library import make, read, write
    from narrator.script.spoken.form import spoken_form


def __getattr__(name: str) -> Any:
    """Import what is used when it is first used, so that `narrator --help` stays instant."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        globals()[name] = getattr(import_module(_HOMES[name]), name)
        return globals()[name]
    raise AttributeError(f"module 'narrator' has no attribute {name!r}")
