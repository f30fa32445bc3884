"""The first sound early: an MP3 that grows while the rest of the article is made."""

from pathlib import Path

from msgspec import Struct

from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask
from narrator.pipeline.progress import Progress
from narrator.store.atomic import writing_to
from narrator.store.records import STATE


class GrowingMp3(Struct):
    """One growing file; the main edition's passages, in order, as they come."""

    output: Path
    slug: str
    _begun: bool = False

    @property
    def path(self) -> Path:
        """Where it grows."""
        return self.output / STATE / "listen" / f"{self.slug}.mp3"

    def add(self, task: PassageTask, maker: PassageMaker, progress: Progress, source: str) -> None:
        """Append a passage; the first one tells where to listen. Raises `OutputError`.

        The frames stand without tag and header: any player plays them from the first one on.
        """
        first, self._begun = not self._begun, True
        with writing_to(self.output):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("wb" if first else "ab") as file:
                file.write(maker.passage_of(task).frames)
        if first:
            progress.listen(source, str(self.path))
