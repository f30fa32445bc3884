"""Which elements of a page readability-lxml keeps, told by their place in the page's own tree."""

import logging
from copy import deepcopy
from typing import Any, Final

from lxml import etree
from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

_MARK: Final = "data-narrator-place"

logging.getLogger("readability.readability").setLevel(logging.CRITICAL)  # it logs each page it gives up; we say it ourselves


class _Tracked(Document):  # type: ignore[misc]  # readability-lxml is untyped
    """A document whose elements can be recognised after readability has cut it up."""

    def _parse(self, tree: HtmlElement) -> HtmlElement:
        return super()._parse(deepcopy(tree))

    def get_clean_html(self) -> str:
        """Return the article as it is: only its length is looked at here, and cleaning attributes is slow."""
        return str(etree.tostring(self._html(), encoding="unicode", method="html"))

    def kept(self) -> set[int]:
        self.summary(html_partial=True)
        marks = (element.get(_MARK) for element in self._html().iter("*"))
        return {int(mark) for mark in marks if mark}


def kept_by_readability(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements of *root* that readability-lxml takes for the article; none where it fails."""
    elements: list[Any] = []
    for place, element in enumerate(root.iter("*")):
        element.set(_MARK, str(place))
        elements.append(element)
    try:
        kept = {elements[place] for place in _Tracked(root).kept()}
    except (Unparseable, RecursionError):
        kept = set()
    for element in elements:
        del element.attrib[_MARK]
    return kept
