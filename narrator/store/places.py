"""Names that come from a file → paths below the output folder, or an error: what a file says is not believed."""

import os
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Final

from narrator.errors import PublishingError
from narrator.files import real

PORTS: Final = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
WINDOWS_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *PORTS})
"""Names that Windows keeps for devices, with any suffix (learn.microsoft.com, "Naming Files, Paths, Namespaces")."""
FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""In no file name on Windows; the first two would leave the folder."""
NO_LINK: Final = "Remove the link, or give another folder with --output."


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


def as_one_name(text: str) -> str:
    """Return *text* as file systems take it that tell neither case nor normalization apart (macOS, Windows)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


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
    if not real(folder).is_relative_to(real(output)):
        raise PublishingError("is a link that leads out of the output folder", where=str(folder), hint=NO_LINK)
    refuse_links_in(folder)
    return folder


def refuse_links_in(folder: Path, *, files: bool = False, depth: int = 1) -> None:
    """Raise `PublishingError` where *folder* is a link, or holds one to a folder, which would be written through.

    A file that is a link is replaced, not followed; *files*: it is refused, too. *depth*: levels of folders.
    """
    if folder.is_symlink():
        raise _is_link(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # not there yet, or whoever writes says why it cannot
    for entry in entries:
        if entry.is_symlink() and (files or entry.is_dir()):
            raise _is_link(Path(entry.path))
        if depth > 1 and entry.is_dir(follow_symlinks=False):
            refuse_links_in(Path(entry.path), files=files, depth=depth - 1)


def _is_link(path: Path) -> PublishingError:
    hint = "Remove it: what it leads to is not touched."
    return PublishingError("is a link, where narrator keeps what it makes", where=str(path), hint=hint)
