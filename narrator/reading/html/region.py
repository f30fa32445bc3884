"""Which elements of a page are read: the best candidate, cleaned, without head matter and furniture."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct, field

from narrator.article.model import LeftOutReason
from narrator.reading.html.candidates import Candidates, candidates_of
from narrator.reading.html.cleaning import cleaned
from narrator.reading.html.companions import leads_before, protected
from narrator.reading.html.head_matter import head_matter
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.plain import is_plain, menus_of
from narrator.reading.html.pull_quotes import pull_quotes
from narrator.reading.html.readers_comments import comment_areas, only_body, other_articles, stated_bodies
from narrator.reading.html.standfirst import Place, as_paragraphs, stated_standfirst
from narrator.reading.html.trimming import FURNITURE, Trimmer
from narrator.reading.html.weights import Weight, weigh
from narrator.reading.walker import Exclusion
from narrator.reading.walker.attributes import is_hidden, plain_text
from narrator.reading.walker.controls import Controls, find_controls
from narrator.reading.walker.elements import NOT_READ
from narrator.reading.walker.notes import Notes, find_notes

_OWN_REASON: Final = frozenset(
    ("br", "wbr", "hr", "link", "meta", "source", "track", "col", "colgroup", "head", *NOT_READ)
)
"""Elements that hold no text, or about which the walker itself knows what to do."""
_READ_INSIDE: Final = frozenset(("noscript", "svg"))
"""Of these the ones that may be read where they stand in the article."""
_OUTSIDE: Final = {"svg": Exclusion(LeftOutReason.IMAGE, "drawing")}
_ATTEMPTS: Final = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))
"""Strict, by names, cleaned: Mozilla's flags, taken away one by one until enough text is found."""
_ENOUGH_CHARACTERS: Final = 500
_ENOUGH_OF_BODY: Final = 0.8
"""Of the unlinked text of the element that the page calls its article: where it has less than the number above."""
_SAME_BEGINNING: Final = 60
_MAY_SAY: Final = ("p", "h2", "h3", "h4", "li", "strong", "figcaption")
_HIDDEN: Final = Exclusion(LeftOutReason.HIDDEN, "hidden")


class Region(Struct):
    """What of a page is read."""

    excluded: dict[HtmlElement, Exclusion] = field(default_factory=dict)
    """Elements left out whole."""
    unread: set[HtmlElement] = field(default_factory=set)
    """Elements whose own text, beside what stands in them, is left out."""
    controls: Controls | None = None
    """What the page's controls show, where it was looked for."""
    notes: Notes | None = None
    """The page's notes, where they were looked for."""


def region_of(root: HtmlElement, title: str, author: str = "", descriptions: Sequence[str] = ()) -> Region:
    """Return what is read of the page *root*; head matter that says *title* or *author* again is left out.

    *descriptions*: what the page's head says that it is about; where the page shows it, it is the standfirst.
    """
    weights = weigh(root)
    body = root.find("body")
    if body is not None and is_plain(body, weights):
        head = head_matter(body.iter("*"), title, weights, author)
        return Region(menus_of(body, weights) | _unless_all(head, weights, weights[body].characters))
    controls = find_controls(root)
    hidden = _hidden(controls)
    bodies = stated_bodies(root)
    areas = comment_areas(root, bodies)
    own = only_body(bodies, areas, weights)
    others = other_articles(root, weights)
    notes = find_notes(root)
    kept_whole = protected(root, notes)
    page = _Page(hidden | others | (areas if own is not None else set()), own, controls, kept_whole)
    found, cut = _best_attempt(root, page)
    place = Place(found, title, page.unseen)
    leads = leads_before(found, place)
    found.chosen = [*leads, *found.chosen]
    standfirst = stated_standfirst(place, weights, descriptions)
    kept = _with_standfirst(found, cut, standfirst)
    paths = {ancestor for chosen in found.chosen for ancestor in chosen.iterancestors()}
    total = sum(weights[element].characters for element in found.chosen)
    own = set() if standfirst is None else set(standfirst.iter())
    as_paragraphs(one for one in found.chosen if one is standfirst or one in leads)
    lines = [one for chosen in found.chosen for one in chosen.iter() if one in kept and one not in own]
    above = head_matter((one for one in _above(found.chosen[0]) if one not in own), title, weights, author)
    head = head_matter(lines, title, weights, author)
    region = Region(above | _unless_all(head, weights, total), paths - kept, controls, notes)
    stays = page.protected if standfirst is None else {*page.protected, *own, *standfirst.iterancestors()}
    trimmer = Trimmer(weights, total, pull_quotes(found.chosen), stays, cleaned=bool(cut))
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        is_own = element.tag in _OWN_REASON and (element.tag not in _READ_INSIDE or element in kept)
        if is_own or element in region.excluded:
            walker.skip_subtree()
            continue
        outside = _HIDDEN if element in hidden else None if element in paths else _OUTSIDE.get(element.tag, FURNITURE)
        reason = trimmer.reason_to_cut(element) if element in kept else outside
        if reason is not None:
            region.excluded[element] = reason
            walker.skip_subtree()
    return region


def _with_standfirst(found: Candidates, cut: set[HtmlElement], standfirst: HtmlElement | None) -> set[HtmlElement]:
    """Return the elements that are kept; the *standfirst* is chosen too where it is none of them and nowhere said."""
    kept = _kept(found, cut)
    if standfirst is None or standfirst in kept:
        return kept
    begin = folded(plain_text(standfirst))[:_SAME_BEGINNING]
    if any(begin in folded(plain_text(one)) for one in kept if one.tag in _MAY_SAY):
        return kept
    found.chosen = [standfirst, *found.chosen]
    return kept | set(standfirst.iter())


def _above(chosen: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements before *chosen* in its `article`, `main` or `body`: title and byline often stand there."""
    frame = next((ancestor for ancestor in chosen.iterancestors("article", "main", "body")), chosen)
    for element in frame.iterdescendants("*"):
        if element is chosen:
            return
        yield element


def _unless_all(
    head: dict[HtmlElement, Exclusion], weights: dict[HtmlElement, Weight], total: int
) -> dict[HtmlElement, Exclusion]:
    """Return *head*, or nothing if it were all there is: a page of one line says that line."""
    outermost = (element for element in head if element.getparent() not in head)
    return head if sum(weights[element].characters for element in outermost) < total else {}


def _hidden(controls: Controls) -> set[HtmlElement]:
    """Return the elements that nobody ever sees: hidden, and shown by no control."""
    return {element for element in controls.hidden if element not in controls.shown and is_hidden(element)}


class _Page(NamedTuple):
    """What is known of a page before its article is looked for."""

    unseen: set[HtmlElement]
    own: HtmlElement | None
    """The one element that the page calls its article; what stands beside it never takes its place."""
    controls: Controls
    protected: set[HtmlElement]


def _best_attempt(root: HtmlElement, page: _Page) -> tuple[Candidates, set[HtmlElement]]:
    """Return the first attempt that finds enough, or the one that finds most."""
    attempts = []
    own = page.own
    for strict, by_names, conditional in _ATTEMPTS:
        found = candidates_of(root, page.unseen, strict=strict, by_names=by_names)
        found.controls, found.protected = page.controls, page.protected
        if own is not None and own in found.weights and not _meets(found.chosen, own):
            found.chosen = [own]
        whole = _unlinked(found.weights[own]) if own is not None and own in found.weights else 0.0
        cut = cleaned(found) if conditional else set()
        got = sum(_unlinked(found.weights[chosen]) for chosen in found.chosen)
        attempts.append((got, found, cut))
        if got >= _ENOUGH_CHARACTERS or 0 < _ENOUGH_OF_BODY * whole <= got:
            break
    _, found, cut = max(attempts, key=lambda attempt: attempt[0])
    return found, cut


def _meets(chosen: list[HtmlElement], own: HtmlElement) -> bool:
    """Return whether one of the *chosen* is *own*, stands in it, or holds it."""
    around = set(own.iterancestors())
    return any(element is own or element in around or own in element.iterancestors() for element in chosen)


def _unlinked(weight: Weight) -> float:
    return weight.characters - weight.linked


def _kept(found: Candidates, cut: set[HtmlElement]) -> set[HtmlElement]:
    kept: set[HtmlElement] = set()
    for chosen in found.chosen:
        walker = etree.iterwalk(chosen, events=("start",))
        for _, element in walker:
            if element in cut or element in found.removed:
                walker.skip_subtree()
            else:
                kept.add(element)
    return kept
