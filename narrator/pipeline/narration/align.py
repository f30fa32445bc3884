"""A post and a person's recording of it → what the recording reads of the post."""

from pathlib import Path
from tempfile import gettempdir

from msgspec.structs import replace

from narrator.article.model import Given
from narrator.article.source_formats import WantedFormat
from narrator.errors import UsageError
from narrator.narration.align import HearingOptions, align
from narrator.narration.model import Aligned
from narrator.narration.text import text_to_read
from narrator.pipeline.narration.loudness import loudness_of
from narrator.pipeline.session import Session
from narrator.run_folders import run_folder, sweep_folders

FOLDER = "narrator-narration-"


def align_source(
    session: Session,
    source: str,
    path: Path,
    *,
    format: WantedFormat | None = None,  # noqa: A002  # the word of the command line
    given: Given | None = None,
    how: HearingOptions = HearingOptions(),  # noqa: B008 - frozen
) -> Aligned:
    """Return what the recording at *path* reads of the one post in *source*. Raises `NarratorError`."""
    articles = tuple(session.articles(source, format=format, given=given))
    if len(articles) != 1:
        hint = "Name the file of the post that was read."
        raise UsageError(f"{source} holds {len(articles)} posts, and a narration reads one", hint=hint)
    profile = session.profiles(articles[0])[0]
    script = session.script(articles[0], profile)
    place = session.folder / path
    temporary = Path(gettempdir())
    sweep_folders(temporary, prefix=FOLDER)
    with run_folder(temporary, FOLDER) as folder:
        aligned = align(text_to_read(script), place, how, language=script.language, folder=folder)
    quality = replace(aligned.quality, loudness_lufs=loudness_of(place))
    return replace(aligned, file=replace(aligned.file, path=str(path)), quality=quality)
