"""What rendering an article needs to know of everything around a block."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from narrator.article.model import Article, Block, Container, ContainerKind, Segment, walk
from narrator.script.model import Role, Script, Utterance

LINKABLE = frozenset({"", "http", "https", "mailto", "tel"})
"""Schemes that may stand in a link; anything else could run."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML forbids (XML 1.0, production 2)."""


@dataclass(frozen=True, slots=True)
class Context:
    """Looked up while blocks are rendered."""

    article: Article
    utterances: Mapping[str, tuple[Utterance, ...]]
    """Segment id → its utterances of role text, in order; empty where they are not marked."""
    media: Mapping[str, str]
    """Asset id → address of the picture; missing: its alternative text stands for it."""
    note_numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    """The author's anchors → the ids that stand for them here."""
    heading_shift: int = 0
    """Added to the level of every heading, which stays between 1 and 6."""
    first_references: dict[str, str] = field(default_factory=dict)
    """Note → the id of the first reference to it, for the way back; filled in while rendering."""


def context_of(article: Article, script: Script | None, media: Mapping[str, str], heading_shift: int = 0) -> Context:
    """Return the context of *article*; without *script* no utterance is marked."""
    notes = [container for container in _containers(article.blocks) if container.kind is ContainerKind.NOTE]
    return Context(
        article=article,
        utterances=_by_segment(script) if script is not None else {},
        media=media,
        note_numbers={note.name: note.number or place for place, note in enumerate(notes, 1)},
        anchors=_anchors(article),
        heading_shift=heading_shift,
    )


def address(target: str, context: Context) -> str:
    """Return where a link may lead: an anchor of this article, or a safe URL; empty: no link."""
    target = clean(target).strip()
    if target.startswith("#"):
        anchor = context.anchors.get(target[1:], "")
        return f"#{anchor}" if anchor else ""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return ""
    return target if target and scheme in LINKABLE else ""


def note_id(name: str) -> str:
    """Return the id of the note called *name*."""
    return "note-" + re.sub(r"[^\w-]", "-", name)


def clean(text: str) -> str:
    """Return *text* without what XML forbids."""
    return _CONTROL.sub("", text)


def _by_segment(script: Script) -> dict[str, tuple[Utterance, ...]]:
    found: dict[str, list[Utterance]] = {}
    for utterance in script.utterances:
        if utterance.role is Role.TEXT and utterance.segment:
            found.setdefault(utterance.segment, []).append(utterance)
    return {segment: tuple(sorted(spoken, key=lambda u: u.begin)) for segment, spoken in found.items()}


def _anchors(article: Article) -> dict[str, str]:
    anchors = {segment.name: segment.id for segment, _ in walk(article.blocks) if segment.name}
    for container in _containers(article.blocks):
        if container.name and container.kind is ContainerKind.NOTE:
            anchors.setdefault(container.name, note_id(container.name))
        elif container.name:
            first = next((segment.id for segment, _ in walk(container.children)), "")
            anchors.setdefault(container.name, first)
    return anchors


def _containers(blocks: tuple[Block, ...]) -> list[Container]:
    found: list[Container] = []
    for block in blocks:
        if not isinstance(block, Segment):
            found += [block, *_containers(block.children)]
    return found
