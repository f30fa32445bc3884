"""`Article` → the whole text of its Markdown file: front matter, blocks, and what was left out, as comments."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Final

from narrator.article.model import Article, LeftOut, Segment
from narrator.editing.writing.blocks import Manner, comment, written_blocks

Reading = Callable[[str], Article]
"""Reads a Markdown text as a post."""
TRIES: Final = 2


def as_markdown(article: Article, read: Reading) -> str:
    """Return the Markdown text from which *read* makes the same segments again, as nearly as Markdown has them.

    Segments that read as something else when they are written plainly get a backslash before each of their marks.
    What the reader left out stands in its place, as a comment, so that it can be had back.
    """
    cautious: frozenset[str] = frozenset()
    text = ""
    for _ in range(TRIES):
        text = _written(article, cautious)
        cautious |= _otherwise(article, read(text))
        if not cautious:
            break
    return text


def _written(article: Article, cautious: frozenset[str]) -> str:
    before: dict[str, list[str]] = defaultdict(list)
    last: list[str] = []
    for left in article.left_out:
        kept = [comment(line, _named(left)) for line in left.text.split("\n") if line.strip()]
        (before[left.before] if left.before else last).extend(kept)
    references = {asset.id: asset.reference for asset in article.assets}
    body = written_blocks(article.blocks, Manner(cautious, references, before))
    return "\n\n".join(filter(None, (_head(article), body, "\n\n".join(last)))) + "\n"


def _named(left: LeftOut) -> str:
    kind = left.kind if left.kind and left.kind != left.reason else ""
    return f"{left.reason}, {kind}" if kind else str(left.reason)


def _head(article: Article) -> str:
    """Return the front matter: a JSON string is a YAML string too."""
    fields = {"title": article.title, "author": article.author}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    if article.published is not None:
        day = article.published
        lines.append(f"date: {day.isoformat(sep=' ') if isinstance(day, datetime) else day.isoformat()}")
    if article.language:
        lines.append(f"lang: {article.language}")
    if article.description:
        lines.append(f"description: {json.dumps(article.description, ensure_ascii=False)}")
    if article.canonical_url:
        lines.append(f"canonical_url: {json.dumps(article.canonical_url)}")
    return "\n".join(("---", *lines, "---"))


def _otherwise(article: Article, again: Article) -> frozenset[str]:
    """Return the ids of the segments that *again* has not, of the same kind and text."""
    there = {(segment.kind, _folded(segment)) for segment in again.segments()}
    return frozenset(one.id for one in article.segments() if (one.kind, _folded(one)) not in there)


def _folded(segment: Segment) -> str:
    return " ".join(segment.text.split())
