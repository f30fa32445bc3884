"""What a page shows only when its reader asks for it: accordions, tabs, "read more"; and what it never shows."""

import re
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct, field

from narrator.reading.walker.attributes import classes, is_hidden, plain_text

_PANEL: Final = re.compile(
    r"(?:^|[\s_-])(?:accordion|collaps\w{0,8}|panel|tab-?(?:pane|content|panel)|toggle(?:-?\w{1,12})?|expand\w{0,6}|spoiler"
    r"|faq\w{0,8}|answer|read-?more|show-?more|more-?(?:text|content)|see-?more|full-?text|drawer|details)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class or id of what a control opens, in the words of the usual libraries."""
_NEVER: Final = re.compile(
    r"(?:^|[\s_-])(?:modal|dialog|popup|popover|tooltip|overlay|lightbox|off-?canvas|nav\w{0,6}|menu|dropdown|search"
    r"|cookie|consent|share\w{0,6}|toast|banner|newsletter|subscribe|login|signup|cart|screen-reader-text|template"
    r"|comments?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What a control opens that is no part of a text."""
_MORE: Final = re.compile(
    r"\W{0,3}(?:(?:read|show|see|view|load|learn|tell me) (?:the )?(?:more|rest|full|all|answer|less)|show|hide|reveal"
    r"|more|expand|continue(?: reading)?|weiterlesen|mehr(?: (?:lesen|anzeigen))?|lire (?:la suite|plus)|(?:leer|ver"
    r"|ler) (?:más|mais)|leggi (?:tutto|di più)|lees (?:meer|verder))\b.{0,30}",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend"))
_TARGETS: Final = (
    "aria-controls",
    "data-bs-target",
    "data-target",
    "data-toggle-target",
    "data-collapse",
    "href",
    "for",
)
_CONTROLS: Final = frozenset(
    ("button", "a", "summary", "label", "h2", "h3", "h4", "h5", "h6", "div", "span", "li", "dt")
)
_FEWEST_WORDS: Final = 3
_HIDING_CLASSES: Final = frozenset(("hidden", "is-hidden", "hide", "d-none"))
"""Classes that hide an element in the usual style sheets."""
_BEGINNING: Final = 100
"""Characters of a hidden text by which it is looked for among what the page shows."""
_MOST_HIDDEN: Final = 500
_NOT_TEXT: Final = frozenset(("nav", "form", "dialog", "template", "svg", "script", "style", "iframe", "img", "i"))


class Controls(Struct):
    """The controls of a page that show and hide its text."""

    shown: set[HtmlElement] = field(default_factory=set)
    """Hidden elements that a control shows: their text is the author's, and is read."""
    hidden: list[HtmlElement] = field(default_factory=list)
    """All elements that a page does not show at first, in order."""
    labels: set[HtmlElement] = field(default_factory=set)
    """Buttons that are a heading, or stand alone over what they show: their text is that text's heading or question."""


def find_controls(root: HtmlElement) -> Controls:
    """Return what controls show, and their labels; linear in the size of the tree."""
    hidden = [element for element in root.iter("*") if _is_out_of_sight(element)]
    controls = Controls(hidden=hidden)
    buttons = list(root.iter("button"))
    if not hidden and not buttons:
        return controls
    targets = _targets(root)
    scripted = next(root.iter("script"), None) is not None
    shown = [element for element in hidden[:_MOST_HIDDEN] if _is_shown(element, targets, scripted=scripted)]
    controls.shown = _said_nowhere_else(shown, hidden, root)
    controls.labels = {button for button in buttons if _is_label(button, targets, controls.shown)}
    return controls


def _is_out_of_sight(element: HtmlElement) -> bool:
    stated = element.get
    if stated("style") or stated("hidden") is not None or stated("aria-hidden") or element.tag == "dialog":
        return is_hidden(element) or not _HIDING_CLASSES.isdisjoint(classes(element))
    names = stated("class")
    return bool(names) and not _HIDING_CLASSES.isdisjoint(names.lower().split())


def _said_nowhere_else(shown: list[HtmlElement], hidden: list[HtmlElement], root: HtmlElement) -> set[HtmlElement]:
    """Return *shown* without what the page shows a second time (for a smaller screen, say)."""
    if not shown:
        return set()
    out = set(hidden)
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            pieces.append(element.tail or "")
        elif element in out or element.tag in ("script", "style"):
            walker.skip_subtree()
        else:
            pieces.append(element.text or "")
    seen = " ".join(" ".join(pieces).split())
    return {element for element in shown if plain_text(element)[:_BEGINNING] not in seen}


def _targets(root: HtmlElement) -> set[str]:
    """Return the ids of what the page's controls open."""
    found: set[str] = set()
    for element in root.iter(*_CONTROLS):
        attributes = element.keys()
        if not attributes or not (
            element.tag in ("button", "label")
            or "toggle" in " ".join(attributes)
            or element.get("aria-expanded")
            or element.get("role") in ("tab", "button")
        ):
            continue
        for name in _TARGETS:
            found.update(word.lstrip("#.") for word in (element.get(name) or "")[:500].split())
    return found - {""}


def _is_shown(element: HtmlElement, targets: set[str], *, scripted: bool) -> bool:
    if element.tag in _NOT_TEXT or (element.get("role") or "") in (
        "dialog",
        "alertdialog",
        "menu",
        "navigation",
        "search",
    ):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    if _NEVER.search(names) or element.get("aria-modal") is not None or not _is_text(element):
        return False
    if element.get("role") == "tabpanel" or (element.get("id") or "") in targets:
        return True
    return bool(_PANEL.search(names)) or _answers(element, scripted=scripted) or _is_rest(element)


def _is_text(element: HtmlElement) -> bool:
    """Return whether an element holds some words, and most of them in no link."""
    words = sum(len(text.split()) for text in islice(element.itertext(), 2000))
    linked = sum(len(text.split()) for link in islice(element.iter("a"), 500) for text in islice(link.itertext(), 100))
    return words >= _FEWEST_WORDS and 2 * linked < words


def _answers(element: HtmlElement, *, scripted: bool) -> bool:
    """Return whether an element stands right below a button, a question, or one of a row of headings."""
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str) or (before.tail or "").strip():
        return False
    if before.tag == "button" or before.get("role") == "button" or before.get("aria-expanded") is not None:
        return True
    text = plain_text(before)
    if len(text) < 200 and text.endswith(("?", "？", "؟")):
        return True
    if before.tag not in _HEADINGS:
        return False
    if next(before.iter("button"), None) is not None:
        return True
    twins = (before.getnext().getnext(), before.getprevious())
    return scripted and any(
        twin is not None and (twin.tag == before.tag or (twin.tag == element.tag and _is_out_of_sight(twin)))
        for twin in twins
    )


def _is_rest(element: HtmlElement) -> bool:
    """Return whether "read more" stands right behind an element."""
    after: HtmlElement | None = element.getnext()
    if after is None:
        parent = element.getparent()
        after = parent.getnext() if parent is not None else None
    control = after if after is None or after.tag in ("button", "a", "span") else next(after.iter("button", "a"), None)
    return control is not None and isinstance(control.tag, str) and bool(_MORE.fullmatch(plain_text(control)[:80]))


def _is_label(button: HtmlElement, targets: set[str], shown: set[HtmlElement]) -> bool:
    """Return whether a button is a heading's text, or stands alone over the text that it shows."""
    around = button.getparent()
    if around is not None and around.tag in _HEADINGS and plain_text(around) == plain_text(button):
        return True
    below = button.getnext()
    if below is None or not isinstance(below.tag, str) or below.tag not in ("div", "section", "p", "dd", "ul", "ol"):
        return False
    if _NEVER.search(f"{below.get('class') or ''} {below.get('id') or ''}"[:1000]) or _MORE.fullmatch(
        plain_text(button)[:80]
    ):
        return False
    opens = button.get("aria-expanded") is not None or button.get("aria-controls") is not None
    names = f"{button.get('class') or ''} {below.get('class') or ''}"[:1000]
    stated = below in shown or (below.get("id") or "") in targets or opens or bool(_PANEL.search(names))
    return stated and len(plain_text(button).split()) > 1 and _is_text(below)
