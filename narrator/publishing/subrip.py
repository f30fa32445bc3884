"""Edition → `transcript.srt`: SubRip, numbered from 1."""

from pathlib import Path

from narrator.publishing.formats import write
from narrator.publishing.model import Edition, Publication
from narrator.publishing.transcript import timestamp, transcript_of


def make(_publication: Publication, edition: Edition, path: Path) -> None:
    """Write the transcript."""
    write(path, subrip(edition))


def subrip(edition: Edition) -> str:
    """Return the document; the format has no mark-up worth having and no escapes."""
    blocks = (
        f"{number}\n{timestamp(line.begin_ms, ',')} --> {timestamp(line.end_ms, ',')}\n" + "\n".join(line.rows)
        for number, line in enumerate(transcript_of(edition), 1)
    )
    return "\n\n".join(blocks) + "\n"
