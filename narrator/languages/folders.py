"""A language's tag → its folder here, and the files that lie in it."""

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

SAME_LANGUAGE: Final = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh", "tl": "fil"}
"""Tags whose readers are served by another one: macrolanguages, withdrawn codes, and Nynorsk, which has no voice."""


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the first subtag of *tag* (BCP 47) in small letters, in the form that the folders have."""
    first = tag.partition("-")[0].lower()
    return SAME_LANGUAGE.get(first, first)


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """Return the languages that have a folder here, in order of their tags."""
    folders = files("narrator.languages").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir() and folder.name.isalpha()))


def language_file(tag: str, name: str) -> Traversable | None:
    """Return the file *name* of the language of *tag* (BCP 47); None where it has none."""
    folder = primary(tag)
    file = files("narrator.languages").joinpath(folder, name) if folder in known_languages() else None
    return file if file is not None and file.is_file() else None
