"""The first sound early: a file that grows, and that any player plays from its first frame."""

from collections.abc import Callable
from pathlib import Path

from audio.frames import frame_ends
from tone_site import POST, Site

from narrator.article.model import Article
from narrator.pipeline.progress import Silent


class _Listening(Silent):
    """Notes what is told, and how much there is to hear with each passage."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.sizes: list[int] = []
        self.understood_first = False

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        self.understood_first = not self.paths

    def listen(self, source: str, path: str) -> None:
        self.paths.append(Path(path))

    def sounding(self, source: str, done: int, total: int) -> None:
        if self.paths:
            self.sizes.append(self.paths[0].stat().st_size)


def test_the_first_passage_can_be_heard_before_the_rest_is_made(site: Site, paragraphs: Callable[[int], str]) -> None:
    """Its place is told once; the file is whole frames and grows with each passage."""
    site.post("hello.md", paragraphs(40))
    told = _Listening()
    (edition,) = site.make(listen=True, only=("mp3",), progress=told)["articles"][0]["editions"]
    assert told.understood_first
    assert len(told.paths) == 1
    assert len(told.sizes) == edition["passages_encoded"]
    assert all(earlier < later for earlier, later in zip(told.sizes, told.sizes[1:], strict=False))
    assert frame_ends(told.paths[0].read_bytes())[-1] == told.sizes[-1]


def test_what_grows_is_the_main_edition_alone(site: Site) -> None:
    """A second voice does not follow the first one in the same file."""
    alone, two = _Listening(), _Listening()
    site.post("hello.md", POST + "\n## Again\n\nThe same.\n\n## Again\n\nThe same.\n")
    site.make(listen=True, only=("mp3",), progress=alone)
    heard = alone.paths[0].read_bytes()
    site.make(listen=True, only=("mp3",), rebuild=True, voices=("tone", "tone-fast"), progress=two)
    assert two.paths[0].read_bytes() == heard
