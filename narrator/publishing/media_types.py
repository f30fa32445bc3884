"""The media type of each file that is published; Python's own guesses are wrong for some."""

from pathlib import PurePosixPath
from typing import Final

from narrator.publishing.formats import BY_NAME, suffix_types

MEDIA_TYPES: Final = {
    **suffix_types(),
    ".json": "application/json",
    ".txt": "text/plain",
    ".css": "text/css",
    ".js": "text/javascript",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
SUFFIXES: Final = {media_type: suffix for suffix, media_type in reversed(MEDIA_TYPES.items())}
"""The first suffix of each type. Python's own table reads the registry on Windows, which may say `.jpe`."""
CHAPTERS: Final = BY_NAME["chapters"].media_type
"""Podcast Namespace, "podcast:chapters"."""


def media_type(name: str) -> str:
    """Return the media type of the file *name*; what is unknown is bytes."""
    path = PurePosixPath(name)
    if path.suffix == ".json" and path.name.startswith("chapters"):
        return CHAPTERS
    return MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
