"""Segment ids: from content and occurrence, so that an insertion above changes no id below."""

from collections import Counter
from hashlib import sha256

from msgspec.structs import replace

from narrator.article.model import Block, Container, Segment


def with_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the same tree with every segment's id set: `s`, ten hex digits, and `-2`, `-3` for repetitions."""
    return _with_ids(blocks, Counter())


def _with_ids(blocks: tuple[Block, ...], seen: Counter[str]) -> tuple[Block, ...]:
    named: list[Block] = []
    for block in blocks:
        if isinstance(block, Container):
            named.append(replace(block, children=_with_ids(block.children, seen)))
        else:
            named.append(replace(block, id=_segment_id(block, seen)))
    return tuple(named)


def _segment_id(segment: Segment, seen: Counter[str]) -> str:
    content = "\x1f".join((segment.kind, str(segment.level), segment.asset, segment.text))
    digest = "s" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def asset_id(reference: str) -> str:
    """Return the id of the asset that *reference* (a path or URL as written) names."""
    return "a" + sha256(reference.encode("utf-8", "surrogatepass")).hexdigest()[:10]
