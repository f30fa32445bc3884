"""What a file's head holds."""

from dataclasses import dataclass, field

from narrator.article.model import Notice


@dataclass(frozen=True, slots=True)
class Head:
    """Fields of a front matter, and the stretches of the text that are not body."""

    fields: dict[str, object]
    begin: int
    """Where the body begins, in characters."""
    end: int
    """Where it ends (Lektor's further fields follow it)."""
    notices: tuple[Notice, ...] = field(default=())
