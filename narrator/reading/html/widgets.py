"""Boxes and buttons that a service puts into the items of its feeds and exports: subscribe, share, sign up."""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.html.furniture import (
    asks_for_something,
    is_furniture,
    is_furniture_line,
    is_label,
    leads_away,
)
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.naming import stated_names
from narrator.reading.walker.attributes import plain_text

_BUTTON: Final = re.compile(r"(?:^|[\s_-])(?:buttons?|btn|cta|signup|callout-emoji)(?:$|[\s_-])", re.IGNORECASE)
_BOXES: Final = ("div", "section", "aside", "p", "form", "a")
_LONGEST: Final = 300
_LONGEST_LABEL: Final = 60
_MOST_WORDS: Final = 3
_LETTERS: Final = re.compile(r"\w")


def widgets_of_item(root: HtmlElement) -> list[HtmlElement]:
    """Return the outermost elements of an item that are a widget by their class and by what they say or hold.

    A button with words of the author's own is hers, and so is a box that only looks like a widget.
    """
    found: list[HtmlElement] = []
    walker = etree.iterwalk(root, events=("start",), tag=_BOXES)
    for _, element in walker:
        if _is_widget(element):
            found.append(element)
            walker.skip_subtree()
    return found


def _is_widget(element: HtmlElement) -> bool:
    is_button = _BUTTON.search(stated_names(element)) is not None
    if not is_button and not is_furniture(element):
        return False
    text = plain_text(element)
    if len(text) > _LONGEST:
        return False
    if is_button and len(text) <= _LONGEST_LABEL:
        line = folded(text)
        return not _LETTERS.search(text) or is_label(line) or is_furniture_line(line) or _leads_away(text)
    return asks_for_something(text) or next(element.iter("form", "input"), None) is not None


def _leads_away(text: str) -> bool:
    """Return whether a button's few words are a site's: "Subscribe now"; "Read more about the mill" is an author's."""
    return len(text.split()) <= _MOST_WORDS and leads_away(text)
