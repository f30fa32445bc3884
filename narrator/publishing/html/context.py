"""What rendering an article needs to know of everything around a block."""

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct, field

from narrator.article.model import Article, Block, Container, ContainerKind, Segment, SegmentKind, walk
from narrator.languages.phrases import Phrasebook, phrases_for
from narrator.publishing.html.pictures import Size, size_of
from narrator.script.model import Role, Script, Utterance
from narrator.xml_text import clean

LINKABLE = frozenset({"", "http", "https", "mailto", "tel"})
"""Schemes that may stand in a link; anything else could run."""
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}")
"""Well-formed enough for BCP 47; what is not would be a wrong `lang`."""
_ALLOWED = "%/:@?#!$&'()*+,;=~-._"
"""What stands in an address as it is (RFC 3986, 2.2 and 2.3), and escapes that are there already."""
_NO_HOST = frozenset(' <>{}[]|\\^`%"')
"""Characters that make a host nobody can reach; such a link is shown as its text."""
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Context(Struct, frozen=True):
    """Looked up while blocks are rendered."""

    article: Article
    utterances: Mapping[str, tuple[Utterance, ...]]
    """Segment id → its utterances of role text, in order; empty where they are not marked."""
    media: Mapping[str, str]
    """Asset id → address of the picture; missing: its alternative text stands for it."""
    note_numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    """The author's anchors → the ids that stand for them here."""
    levels: Mapping[str, int]
    """Heading's segment id → its level here; none is skipped on the way down."""
    sizes: Mapping[str, Size]
    """Asset id → the picture's size, where it is known, so that the text does not jump when it comes."""
    phrases: Phrasebook
    """For what stands in the text and the author did not write: names of boxes, the way back from a note."""
    lazy: bool = False
    """Pictures are loaded when they come near."""
    draws_formulas: bool = False
    """Formulas are drawn; else their phrase stands for them."""
    drawn: list[str] = field(default_factory=list)
    """The names of the formulas that were drawn; filled in while rendering."""
    used: set[str] = field(default_factory=set)
    """The ids of containers that were given; filled in while rendering."""
    first_references: dict[str, str] = field(default_factory=dict)
    """Note → the id of the first reference to it, for the way back; filled in while rendering."""


def context_of(
    article: Article,
    script: Script | None,
    media: Mapping[str, str],
    heading_shift: int = 0,
    *,
    lazy: bool = False,
    draws_formulas: bool = False,
) -> Context:
    """Return the context of *article*; without *script* no utterance is marked."""
    notes = [container for container in _containers(article.blocks) if container.kind is ContainerKind.NOTE]
    return Context(
        article=article,
        utterances=_by_segment(script) if script is not None else {},
        media=media,
        note_numbers={note.name: note.number or place for place, note in enumerate(notes, 1)},
        anchors=_anchors(article),
        levels=_levels(article, heading_shift),
        sizes=_sizes(article, media),
        phrases=phrases_for(article.language),
        lazy=lazy,
        draws_formulas=draws_formulas,
    )


def address(target: str, context: Context) -> str:
    """Return where a link may lead: an anchor of this article, or a safe URL; empty: no link."""
    target = clean(target).strip()
    if target.startswith("#"):
        anchor = context.anchors.get(target[1:], "")
        return f"#{anchor}" if anchor else ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if not target or parts.scheme.lower() not in LINKABLE or any(char in parts.netloc for char in _NO_HOST):
        return ""
    path, mark, fragment = target.partition("#")
    whole = quote(path, safe=_ALLOWED) + mark + quote(fragment, safe=_ALLOWED.replace("#", ""))
    return _BROKEN_ESCAPE.sub("%25", whole)


def language_tag(text: str) -> str:
    """Return *text* if it can be a `lang`; else empty."""
    return text if LANGUAGE_TAG.fullmatch(text) else ""


def note_id(name: str) -> str:
    """Return the id of the note called *name*."""
    return "note-" + re.sub(r"[^\w-]", "-", name)


def _levels(article: Article, shift: int) -> dict[str, int]:
    """Return the headings' levels: the author's, shifted, and never more than one below the heading before.

    Levels go from 1 to 6. The page's title is the h1 above them when *shift* makes them begin at 2.
    """
    levels: dict[str, int] = {}
    above: list[tuple[int, int]] = []
    for segment in article.segments():
        if segment.kind is not SegmentKind.HEADING:
            continue
        written = min(max((segment.level or 2) + shift, 1), 6)
        while above and above[-1][0] >= written:
            above.pop()
        level = min(written, above[-1][1] + 1) if above else min(written, 2)
        above.append((written, level))
        levels[segment.id] = level
    return levels


def _sizes(article: Article, media: Mapping[str, str]) -> dict[str, Size]:
    found = ((asset.id, size_of(asset.path)) for asset in article.assets if asset.path and asset.id in media)
    return {name: size for name, size in found if size is not None}


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
