"""What of the chosen elements is no content: Mozilla Readability's conditional cleaning, without touching the tree."""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.html.call_outs import is_call_out
from narrator.reading.html.candidates import Candidates
from narrator.reading.html.furniture import leads_away
from narrator.reading.html.weights import Weight, is_caption
from narrator.reading.walker.attributes import plain_text

_SHARE: Final = re.compile(r"(\b|_)(share|sharedaddy)(\b|_)", re.IGNORECASE)
_VIDEO: Final = re.compile(
    r"//(?:www\.)?(?:(?:dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq|bilibili|live\.bilibili)\.com"
    r"|(?:archive|upload\.wikimedia)\.org|player\.twitch\.tv)",
    re.IGNORECASE,
)
_CONDITIONAL: Final = frozenset(("form", "fieldset", "table", "ul", "div"))
_SENTENCE_WORDS: Final = 8
_MOST_LINKED_CAPTION: Final = 0.2
"""Of a picture with its caption that its names speak against ("media"); more is a teaser."""
_DROPPED: Final = frozenset(("object", "embed", "footer", "aside", "input", "textarea", "select", "button"))


def cleaned(found: Candidates) -> set[HtmlElement]:
    """Return the elements inside the chosen ones that are cut; weights of what holds them are lowered."""
    cut: set[HtmlElement] = set()
    for chosen in found.chosen:
        for element in _bottom_up(chosen, found):
            if element is not chosen and element not in found.protected and _is_cut(element, found):
                cut.add(element)
                _take_away(element, found)
    return cut


def _bottom_up(chosen: HtmlElement, found: Candidates) -> list[HtmlElement]:
    walker = etree.iterwalk(chosen, events=("start", "end"))
    order: list[HtmlElement] = []
    for event, element in walker:
        if event == "end":
            if element in found.weights and element not in found.removed:
                order.append(element)
        elif element in found.removed or is_data_table(element) or element.tag in ("code", "pre", "svg", "math"):
            walker.skip_subtree()
    return order


def _take_away(element: HtmlElement, found: Candidates) -> None:
    weight = found.weights[element]
    for ancestor in element.iterancestors():
        if ancestor in found.weights:
            found.weights[ancestor].add(weight, -1)


def _is_cut(element: HtmlElement, found: Candidates) -> bool:
    weight = found.weights[element]
    tag = element.tag
    if tag in _DROPPED:
        if tag == "aside" and is_call_out(element, weight):
            return False
        return element not in found.controls.labels
    if tag == "iframe":
        return not _VIDEO.search(f"{element.get('src') or ''} {element.get('data-src') or ''}")
    if tag in ("h1", "h2"):
        return found.name_weight(element) < 0
    return _is_share_bar(element, weight) or (tag in _CONDITIONAL and _fails(element, found))


def _is_share_bar(element: HtmlElement, weight: Weight) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:2000]
    return len(names) > 1 and weight.characters < 500 and bool(_SHARE.search(names))


def _fails(element: HtmlElement, found: Candidates) -> bool:
    """Mozilla's `_cleanConditionally`, its numbers as they stand there."""
    if is_data_table(element) or element in found.controls.shown:
        return False
    weight, by_name = found.weights[element], found.name_weight(element)
    captioned = _is_captioned(element, weight)
    if by_name < 0 and not (captioned and weight.link_density < _MOST_LINKED_CAPTION):
        return True
    if (
        weight.commas >= 10
        or captioned
        or _is_linked_sentence(element, weight)
        or (weight.link_density < 0.5 and _is_one_of_many(element, found))
    ):
        return False
    is_list = element.tag in ("ul", "ol") or (weight.characters > 0 and weight.listed / weight.characters > 0.9)
    in_figure = any(ancestor.tag == "figure" for ancestor in _near(element))
    density = weight.link_density
    short = weight.characters < 25 and weight.pictures != 1 and weight.pictures < 3
    failed = (
        (not in_figure and weight.pictures > 1 and weight.paragraphs / weight.pictures < 0.5)
        or (not is_list and weight.items - 100 > weight.paragraphs)
        or (weight.inputs > weight.paragraphs // 3)
        or (not is_list and not in_figure and _heading_density(weight) < 0.9 and short and density > 0)
        or (not is_list and by_name < 25 and density > 0.2)
        or (by_name >= 25 and density > 0.5)
        or (weight.players == 1 and weight.characters < 75)
        or weight.players > 1
        or (weight.pictures == 0 and weight.characters == 0)
    )
    if failed and is_list:
        if any(len(child) > 1 for child in element):
            return failed
        if weight.pictures and weight.pictures == weight.items:
            return False
    return failed


def _is_linked_sentence(element: HtmlElement, weight: Weight) -> bool:
    """Return whether a `div` holds a paragraph that is a sentence and a link at once: no teaser, which has a title.

    A departure from Mozilla's rules, which would cut it (mozilla/readability, issue 878).
    """
    if element.tag != "div" or weight.paragraphs != 1 or weight.pictures or weight.headed or weight.items:
        return False
    text = plain_text(element)
    ends = text.endswith((".", "!", "?", "…", "。")) and not text.endswith("...")
    return ends and len(text.split()) >= _SENTENCE_WORDS and not leads_away(text)


def _is_captioned(element: HtmlElement, weight: Weight) -> bool:
    """Return whether an element is a caption, or holds pictures each of which has one.

    A departure from Mozilla's rules, which would cut pictures side by side, and captions that link what they name.
    """
    return 0 < weight.pictures <= weight.captions or is_caption(element)


def _is_one_of_many(element: HtmlElement, found: Candidates) -> bool:
    """Return whether a `div` is a paragraph among its like: a sibling of the same class holds prose.

    A departure from Mozilla's rules, which would cut the one paragraph of several that has a link in it.
    """
    stated = element.get("class")
    if not stated or not found.weights[element].paragraphs:
        return False
    for twin in (element.getprevious(), element.getnext()):
        weight = found.weights.get(twin) if twin is not None else None
        if weight is None or twin.tag != element.tag or (twin.get("class") or "").split() != stated.split():
            continue
        if weight.paragraphs and weight.characters > 80 and weight.link_density < 0.2:
            return True
    return False


def _near(element: HtmlElement) -> list[HtmlElement]:
    ancestors = []
    for ancestor in element.iterancestors():
        ancestors.append(ancestor)
        if len(ancestors) == 3:
            break
    return ancestors


def _heading_density(weight: Weight) -> float:
    return weight.headed / weight.characters if weight.characters else 0.0


def is_data_table(element: HtmlElement) -> bool:
    """Return whether a table holds data, by Mozilla's `_markDataTables`."""
    if (
        element.tag != "table"
        or (element.get("role") or "").lower() == "presentation"
        or element.get("datatable") == "0"
    ):
        return False
    stated = ("col", "colgroup", "tfoot", "thead", "th", "caption")
    if element.get("summary") or next(element.iter(*stated), None) is not None:
        return True
    if next(element.iterdescendants("table"), None) is not None:
        return False
    rows = list(element.iter("tr"))
    columns = max((sum(1 for cell in row if cell.tag == "td") for row in rows), default=0)
    if len(rows) == 1 or columns == 1:
        return False
    return len(rows) >= 10 or columns > 4 or len(rows) * columns > 10
