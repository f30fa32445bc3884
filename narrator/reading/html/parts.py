"""The parts of an article that stand apart from its best element: its lead before it, further pieces beside it."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.weights import Weight

_LEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:summary|standfirst|lead|lede|intro|dek|subtitle|sub-?head(?:line)?|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FRAME_LEVELS: Final = 5
_MOST_LINKED: Final = 0.25
_LEAST_SHARE: Final = 0.6


def is_lead(element: HtmlElement, weight: Weight) -> bool:
    """Return whether an element just before the article's body is its standfirst, by its name."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return 40 < weight.characters < 1000 and weight.link_density < 0.1 and bool(_LEAD.search(names))


def pieces_of(top: HtmlElement, weights: dict[HtmlElement, Weight]) -> list[HtmlElement]:
    """Return the elements that hold the article together with *top*: same tag and class, in frames beside its own.

    Sites cut long articles into pieces, to put adverts between them; each piece is an element of the same class.
    """
    stated = (top.get("class") or "").split()
    if not stated:
        return [top]
    around = set(top.iterancestors())
    for level, frame in enumerate(top.iterancestors("div", "section", "article", "main")):
        if level == _FRAME_LEVELS:
            break
        pieces = [piece for piece in frame.iterdescendants(top.tag) if _matches(piece, top, stated, around, weights)]
        if len(pieces) > 1:
            return pieces
        if frame.tag in ("article", "main"):
            break
    return [top]


def frame_of(chosen: list[HtmlElement], weights: dict[HtmlElement, Weight]) -> HtmlElement | None:
    """Return the page's only `article` (or `main`) where most of its prose stands beside what was *chosen*, or None.

    So a page of many short parts (questions in `details`, sections of a line) is not cut down to its longest.
    """
    for tag in ("article", "main"):
        frame = next(chosen[0].iterancestors(tag), None)
        if frame is None or frame not in weights:
            continue
        top = next((ancestor for ancestor in chosen[0].iterancestors("body")), frame)
        if sum(1 for _ in top.iter(tag)) != 1:
            continue
        inside = sum(_prose(weights[element]) for element in chosen)
        whole = weights[frame]
        return frame if whole.link_density < _MOST_LINKED and inside < _LEAST_SHARE * _prose(whole) else None
    return None


def _prose(weight: Weight) -> float:
    return weight.characters - weight.linked


def _matches(
    piece: HtmlElement,
    top: HtmlElement,
    stated: list[str],
    around: set[HtmlElement],
    weights: dict[HtmlElement, Weight],
) -> bool:
    if piece is top:
        return True
    weight = weights.get(piece)
    if weight is None or (piece.get("class") or "").split() != stated:
        return False
    prose = weight.characters > 200 and weight.paragraphs > 0 and weight.link_density < _MOST_LINKED
    return prose and not any(ancestor is top for ancestor in piece.iterancestors()) and piece not in around
