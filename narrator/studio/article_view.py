"""A post → its article as the page shows it, with what is announced, what is said otherwise, and a way to fix it."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from lxml import etree
from markupsafe import Markup

from narrator.article.model import SegmentKind
from narrator.editing.post import OpenPost
from narrator.editing.understood import SilentPiece, differences, left_out
from narrator.languages.phrases import Phrasebook
from narrator.languages.written import direction, gap_after
from narrator.publishing.html.render import article_element
from narrator.script.model import Role, Utterance
from narrator.xml_text import clean

INSIDE = frozenset({"li", "td", "th", "dd", "dt", "figcaption"})
"""Elements that hold what belongs to them: beside them it would stand in no list, table or figure."""
HOLDING = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "details"})
"""Elements that take no other children than their own."""
WORDS_NAMED = 8
LONGEST_NAME = 60


def article_view(
    post: OpenPost, phrases: Phrasebook, panels: dict[str, str], pieces: Callable[[tuple[SilentPiece, ...]], str]
) -> Markup:
    """Return the article's HTML; *panels* are put after their segments, *pieces* shows what is left out."""
    media = {
        asset.id: f"/picture/{quote(post.name)}?a={asset.id}"
        for asset in post.article.assets
        if asset.path is not None and asset.media_type != "image/svg+xml"
    }
    levels = [one.level for one in post.article.segments() if one.kind is SegmentKind.HEADING]
    root = article_element(post.article, post.script, media=media, heading_shift=max(0, 2 - min(levels, default=2)))
    put: dict[str, str] = {}
    elements = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    for link in root.iter("a"):
        if not str(link.get("href", "#")).startswith("#"):
            link.set("target", "_blank")
            link.set("rel", "noopener noreferrer")
    for segment, utterances in _by_segment(post):
        element = elements.get(segment)
        if element is not None:
            _announce(element, utterances)
            _after(element, _placed(put, _tools(post, phrases, utterances, segment) + panels.get(segment, "")))
    for before, some in groupby(left_out(post), key=attrgetter("before")):
        _before(root, elements.get(before), _placed(put, pieces(tuple(some))))
    text = "\n".join(etree.tostring(child, encoding="unicode", method="html").strip() for child in root)
    for name, html in put.items():
        text = text.replace(f'<div data-put="{name}"></div>', html, 1)
    return Markup(text)  # noqa: S704  # rendered by us from a tree and from templates, nothing of it passed through


def _by_segment(post: OpenPost) -> Iterator[tuple[str, list[Utterance]]]:
    found: dict[str, list[Utterance]] = {}
    for utterance in post.script.utterances:
        if utterance.segment:
            found.setdefault(utterance.segment, []).append(utterance)
    yield from found.items()


def _announce(element: etree._Element, utterances: list[Utterance]) -> None:
    """Put what narrator itself says before or after the words that it belongs to."""
    if element.tag in {"pre", "table", "img"}:
        return  # told below them
    spoken = False
    before: list[etree._Element] = []
    for utterance in utterances:
        spoken = spoken or utterance.role is Role.TEXT
        if utterance.role is Role.ANNOUNCEMENT:
            told = etree.Element("span", {"class": "announced", "id": utterance.id})
            told.text = clean(utterance.written)
            if spoken:
                _space_after(element)
                element.append(told)
            else:
                before.append(told)
    for told in reversed(before):
        told.tail = " " + (element.text or "")
        element.text = None
        element.insert(0, told)


def _space_after(element: etree._Element) -> None:
    """Put a space behind the last words of *element*."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + " "
    else:
        element.text = (element.text or "") + " "


def _tools(post: OpenPost, phrases: Phrasebook, utterances: list[Utterance], segment: str) -> str:
    """Return the line under a block: how to fix it, and what is said otherwise than it is written."""
    said = [pair for utterance in utterances for pair in differences(utterance)]
    pairs = "".join(f"<li>{_said(phrases, written, spoken)}</li>" for written, spoken in said)
    words = "".join(u.written + gap_after(u.written) for u in utterances if u.role is Role.TEXT)
    told = escape(phrases.say("Fix: {words}", words=_beginning(words or utterances[0].written)))
    address = f"/listen/{quote(post.name)}?fix={quote(segment)}#fix-heading"
    fix_it = escape(phrases.say("Fix"))
    fix = f'<a class="fix" href="{address}" aria-label="{told}">{fix_it}</a>'
    lang = f'lang="{escape(phrases.language)}" dir="{direction(phrases.language)}"'
    return (
        f'<div class="tools" {lang} data-segment="{escape(segment)}">{fix}{f"<ul>{pairs}</ul>" if pairs else ""}</div>'
    )


def _beginning(text: str) -> str:
    """Return the first words of *text*, or its first signs where no space divides words."""
    words = " ".join(text.split()[:WORDS_NAMED])
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"


def _said(phrases: Phrasebook, written: str, spoken: str) -> str:
    """Return that *written* is said as *spoken*, as HTML."""
    return escape(phrases.say("{written} is said “{spoken}”", written=written, spoken=spoken))


def _placed(put: dict[str, str], html: str) -> etree._Element:
    name = str(len(put))
    put[name] = html
    return etree.Element("div", {"data-put": name})


def _after(element: etree._Element, new: etree._Element) -> None:
    while element.tag not in INSIDE:
        parent = element.getparent()
        if parent is None:
            return
        if parent.tag not in HOLDING and parent.tag not in {"p", "span", "summary", "pre"}:
            element.addnext(new)
            new.tail, element.tail = element.tail, None
            return
        element = parent
    element.append(new)


def _before(root: etree._Element, element: etree._Element | None, new: etree._Element) -> None:
    while element is not None and element.getparent() is not root:
        element = element.getparent()
    if element is None:
        root.append(new)
    else:
        element.addprevious(new)
