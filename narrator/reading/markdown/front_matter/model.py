"""What a file's head holds."""

from msgspec import Struct, field

from narrator.article.model import Notice


class Head(Struct, frozen=True):
    """Fields of a front matter, and the stretches of the text that are not body."""

    fields: dict[str, object]
    begin: int
    """Where the body begins, in characters."""
    end: int
    """Where it ends (Lektor's further fields follow it)."""
    notices: tuple[Notice, ...] = field(default=())
