"""The recording in a container other than MP3, from the sound itself: nothing is encoded twice."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.audio.containers import AudioContainer, write_container
from narrator.errors import EnvironmentFaultError
from narrator.programs import program_path
from narrator.publishing.disclosure import disclosure
from narrator.publishing.formats import MP3, FormatScope, chosen

if TYPE_CHECKING:
    from narrator.passages.make import PassageMaker
    from narrator.passages.tasks import PassageTask
    from narrator.publishing.model import Edition, Publication


def check_containers(formats: Sequence[str]) -> None:
    """Raise `EnvironmentFaultError` where a container is asked for and ffmpeg is not here, before any work is done."""
    wanted = [one.name for one in chosen(formats, FormatScope.SOUND) if one is not MP3]
    if wanted and program_path("ffmpeg") is None:
        hint = "Install ffmpeg (https://ffmpeg.org/download.html), or publish the MP3, which needs nothing."
        raise EnvironmentFaultError(f"{wanted[0]} needs ffmpeg, which is not installed", hint=hint)


def make(
    publication: "Publication", edition: "Edition", path: Path, tasks: "Sequence[PassageTask]", maker: "PassageMaker"
) -> None:
    """Write *edition* in the container that the suffix of *path* names.

    Raises `EnvironmentFaultError` or `AudioError`.
    """
    article, show = publication.article, publication.show
    tags = {
        "title": article.title,
        "artist": article.author or show.author,
        "album": show.title or article.site_name or article.title,
        "date": publication.published.date().isoformat(),
        "language": edition.script.language,
        "comment": disclosure(edition),
        "genre": "Podcast",
    }
    write_container(
        path,
        (maker.sound_of(task) for task in tasks),
        edition.recording.format,
        AudioContainer(path.suffix.removeprefix(".")),
        tags={key: value for key, value in tags.items() if value},
        chapters=edition.recording.chapters,
        cover=publication.covers.get("cover"),
    )
