"""A file whose name says one kind and whose first bytes another → what it is, and what to do."""

from typing import Final

from narrator.article.kinds import SourceFormat
from narrator.article.source_formats import BY_SUFFIX, FileFormat, file_format_of
from narrator.errors import SourceError
from narrator.reading.decode import KINDS_OF_BINARY
from narrator.reading.sniff import HEAD_CHARACTERS, PDF_START, ZIP_START

STARTS: Final = ((PDF_START, ".pdf"), (b"{\\rtf", ".rtf"))
PACKED: Final = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
    (b"mimetypeapplication/epub+zip", ".epub"),
)
"""The first part of an archive says so, unpacked."""
WORD_PARTS: Final = (b"[Content_Types].xml", b"word/document.xml")
HEAD: Final = 200


def refuse_mistaken(data: bytes, known: FileFormat, where: str) -> None:
    """Raise `SourceError` where *data* is plainly another kind of file than *known*, by its first bytes."""
    found = _format_of(data, known)
    if found is known or (found is not None and found.name == known.name):
        return
    if found is not None:
        suffix = found.suffixes[0]
        hint = f"Name it {suffix}, or say so with --from {suffix.removeprefix('.')}."
        raise SourceError(f"not {known.name}: it is {found.name}", hint=hint, where=where)
    is_archive = data.startswith(ZIP_START)
    what = next((what for magic, what, _ in KINDS_OF_BINARY if data.startswith(magic) and not is_archive), "")
    if what and what != "an old Word document":  # whoever reads it knows more of those
        raise SourceError(f"not {known.name}: it is {what}", hint="Give the post itself.", where=where)


def _format_of(data: bytes, known: FileFormat) -> FileFormat | None:
    """Return the kind of file that the first bytes are of; None: they do not say."""
    for start, suffix in STARTS:
        if data.startswith(start):
            return BY_SUFFIX[suffix]
    if not data.startswith(ZIP_START):
        return None
    for name, suffix in PACKED:
        if name in data[:HEAD]:
            return BY_SUFFIX[suffix]
    if known is BY_SUFFIX[".zip"]:
        return known  # it may hold Word documents
    ends = data[:HEAD_CHARACTERS] + data[-HEAD_CHARACTERS:]
    return file_format_of(SourceFormat.DOCX) if all(name in ends for name in WORD_PARTS) else None
