"""What one walk over a tree knows while it walks; every handler of elements is given it."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from lxml.html import HtmlElement
from msgspec import Struct, field

from narrator.article.model import LeftOutReason
from narrator.reading.walker.build import Builder
from narrator.reading.walker.controls import Controls
from narrator.reading.walker.notes import Notes

End: TypeAlias = Callable[[], None]
"""What is to be done when the element ends."""


class Visit(Struct):
    """The state of a walk."""

    builder: Builder
    notes: Notes
    base_url: str
    controls: Controls
    twins: AbstractSet[HtmlElement] = frozenset()
    """Images that only hold the place of the one after them."""
    out: list[tuple[LeftOutReason, str]] = field(default_factory=list)
    """Why the text at hand is left out, innermost reason last; empty: it is read."""
    phrasing: int = 0
    """How many open elements can hold nothing but a line of text."""
    inner_tables: int = 0
    """How many tables are open in cells of the data table: their cells are words of that cell."""
    verses: int = 0
    """How many open elements keep their lines."""
    skip_subtree: bool = False
    """Set by a handler that has dealt with the element's inside itself."""
    grid: tuple[HtmlElement | None, HtmlElement | None] = (None, None)
    """The first and the last row of the open table's grid, where other rows stand around it."""
    captions: set[HtmlElement] = field(default_factory=set)
    """Cells that caption the picture above them."""
    items: list[int] = field(default_factory=list)
    """The number of the next item of each open list."""

    def leave(self, reason: LeftOutReason, kind: str) -> End:
        """Leave out what follows, up to the element's end."""
        self.out.append((reason, kind))

        def end() -> None:
            self.out.pop()

        return end

    def leave_text(self, reason: LeftOutReason, kind: str, element: HtmlElement) -> None:
        """Leave out the element's whole text and do not descend."""
        self.skip_subtree = True
        self.builder.leave_out(reason, kind, " ".join(element.itertext()))
