"""Names of the containers that a segment stands in, as the JSON's `within` gives them."""

from collections import Counter
from collections.abc import Iterator

from narrator.article.model import Block, Container, Segment


def walk_named(
    blocks: tuple[Block, ...], within: tuple[str, ...] = (), counts: Counter[str] | None = None
) -> Iterator[tuple[Segment, tuple[str, ...]]]:
    """Yield each leaf with the names of its containers, outermost first: kind and ordinal (`quote1`, `list2`)."""
    counts = Counter() if counts is None else counts
    for block in blocks:
        if isinstance(block, Container):
            counts[block.kind] += 1
            yield from walk_named(block.children, (*within, f"{block.kind}{counts[block.kind]}"), counts)
        else:
            yield block, within
