"""A changed text → the post's file, once reading it again has shown that it does what was wished, and nothing else."""

from collections.abc import Callable

from narrator.article.model import Article
from narrator.editing.history import Change, History
from narrator.editing.post import OpenPost, opened, version_of
from narrator.errors import SourceError
from narrator.languages.phrases import FilledMessage
from narrator.pipeline.session import Session
from narrator.reading.discover import Found
from narrator.script.model import Role, Script

Wish = Callable[[OpenPost, OpenPost], bool]
"""Whether the second is the first with what was wished."""


def change(session: Session, history: History, post: OpenPost, text: str, label: FilledMessage, wish: Wish) -> Change:
    """Write *text* to the post's file where it fulfils *wish*; else nothing is changed.

    Raises `SourceError` where it does not, `ChangedElsewhereError` and `OutputError`.
    """
    if not post.editable:
        raise SourceError(
            "only Markdown posts are changed here", where=post.name, hint="Paste its text: that makes a Markdown post."
        )
    content = text.encode("utf-8")
    after = as_it_would_be(session, post, content)
    if not wish(post, after):
        raise SourceError(
            "this change would do more than you asked for, so nothing was changed", where=post.name,
            hint="Make it in an editor: docs/marks.md shows how.",
        )  # fmt: skip
    return history.replace(post.path, content, label, expected=post.version)


def as_it_would_be(session: Session, post: OpenPost, content: bytes) -> OpenPost:
    """Return the post as it would be with *content*. Raises `NarratorError`."""
    (source,) = session.load(Found(post.name), stdin=content, format=post.article.source.format)
    source = type(source)(**{name: getattr(source, name) for name in source.__struct_fields__} | {
        "path": post.path, "root": post.article.source.root, "name": post.name})  # fmt: skip
    return opened(session, source, post.name, post.path, version_of(content))


def said(script: Script, *, without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return what is written and said, sentence by sentence, without the segments or sentences named."""
    return [
        (one.written, one.spoken)
        for one in script.utterances
        if one.role is Role.TEXT and one.id not in without and one.segment not in without
    ]


def same_words(before: Article, after: Article) -> bool:
    """Return whether both have the same text, whatever its blocks are."""
    return _words(before) == _words(after)


def _words(article: Article) -> list[str]:
    return " ".join(segment.text for segment in article.segments()).split()


def anything(before: OpenPost, after: OpenPost) -> bool:  # noqa: ARG001  # a wish is given both
    """Be content with whatever can be read."""
    return True
