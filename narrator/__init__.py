"""Turn a written post into a complete accessible publication, offline; every word spoken or listed as left out."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "make", "read", "spoken_form", "write"]

if TYPE_CHECKING:
    from narrator.pipeline.library import make, read, spoken_form, write


def __getattr__(name: str) -> Any:
    """Import the library when it is first used, so that `narrator --help` stays instant."""
    if name in __all__:
        from narrator.pipeline import library  # noqa: PLC0415

        return getattr(library, name)
    raise AttributeError(f"module 'narrator' has no attribute {name!r}")
