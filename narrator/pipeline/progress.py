"""What happens while narrator works, for whoever shows it."""

from typing import Protocol

from narrator.article.model import Article
from narrator.publishing.record import ArticleRecord


class Progress(Protocol):
    """Is told of each step; the command line prints them, a library's user may ignore them."""

    def began(self, sources: int) -> None:
        """*sources* are about to be read."""

    def recounted(self, change: int) -> None:
        """There are *change* more sources than was known, or fewer: a feed was opened, a draft is passed over."""

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        """An article was read and its script written."""

    def heard(self, done: int, total: int) -> None:
        """*done* of *total* stretches of a person's recording have been heard."""

    def sounding(self, source: str, done: int, total: int) -> None:
        """*done* of *total* passages of an article are there."""

    def listen(self, source: str, path: str) -> None:
        """The first passage can be played from *path*, which grows."""

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """An article's files are in place."""

    def failed(self, source: str, what: str, hint: str) -> None:
        """A source failed."""

    def notice(self, text: str) -> None:
        """Something the author should know."""


class Silent:
    """Nobody watches."""

    def began(self, sources: int) -> None:
        """Ignore it."""

    def recounted(self, change: int) -> None:
        """Ignore it."""

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        """Ignore it."""

    def heard(self, done: int, total: int) -> None:
        """Ignore it."""

    def sounding(self, source: str, done: int, total: int) -> None:
        """Ignore it."""

    def listen(self, source: str, path: str) -> None:
        """Ignore it."""

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """Ignore it."""

    def failed(self, source: str, what: str, hint: str) -> None:
        """Ignore it."""

    def notice(self, text: str) -> None:
        """Ignore it."""
