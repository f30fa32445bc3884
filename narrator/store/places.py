"""Names that come from a file → paths below the output folder, or an error: what a file says is not believed."""

import unicodedata
from pathlib import Path, PurePosixPath
from typing import Final

from narrator.errors import PublishingError

PORTS: Final = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
WINDOWS_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *PORTS})
"""Names that Windows keeps for devices, with any suffix (learn.microsoft.com, "Naming Files, Paths, Namespaces")."""
FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""In no file name on Windows; the first two would leave the folder."""


def is_device(name: str) -> bool:
    """Return whether Windows would take *name* for a device."""
    return name.partition(".")[0].rstrip(" ").lower() in WINDOWS_DEVICES


def is_slug(text: str) -> bool:
    """Return whether *text* can name an article's folder: one part of a path, not hidden, the same everywhere."""
    return bool(text) and not (
        text.startswith(".")
        or text.endswith((".", " "))
        or not FORBIDDEN.isdisjoint(text)
        or any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in text)
    )


def is_inside(name: str) -> bool:
    """Return whether *name* (with forward slashes, as records have it) leads to something below its folder."""
    parts = PurePosixPath(name).parts
    return bool(parts) and all(is_slug(part) for part in parts)


def article_folder(output: Path, slug: str) -> Path:
    """Return the folder of the article *slug*. Raises `PublishingError` where it would not lie in *output*."""
    folder = output / slug
    if not is_slug(slug):
        hint = "Correct it in narrator.lock, or bring back the last committed version."
        raise PublishingError(f"{slug!r} is no name for an article's folder", where=str(output), hint=hint)
    if not folder.resolve().is_relative_to(output.resolve()):
        hint = "Remove the link, or give another folder with --output."
        raise PublishingError("is a link that leads out of the output folder", where=str(folder), hint=hint)
    return folder
