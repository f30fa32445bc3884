"""Words in angle brackets that Markdown takes for tags (`Vec<String>`): no page shows them, so the author is told."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from narrator.article.model import Notice

NEWER: Final = """
    article aside audio bdi bdo canvas data datalist details dialog embed figcaption figure footer header hgroup main
    mark math meter nav nobr output picture progress rp rt ruby search section slot source summary svg template time
    track video wbr
"""
NAMES: Final = html.defs.tags | frozenset(NEWER.split())
MOST_NOTICES: Final = 20
"""Nobody reads more, and each costs a search of the text."""


def unknown_tags(tree: HtmlElement, text: str) -> Iterator[Notice]:
    """Yield one notice for each unknown element of *tree* that has no attribute and no end tag in *text*."""
    if "<" not in text:
        return
    seen: set[str] = set()
    foreign = {id(inner) for root in tree.iter("svg", "math") for inner in root.iter()}
    for element in tree.iter():
        if len(seen) >= MOST_NOTICES:
            return
        name = element.tag
        if not isinstance(name, str) or name in seen or name in NAMES or "-" in name or ":" in name:
            continue
        if element.attrib or id(element) in foreign:
            continue
        seen.add(name)
        found = re.search(rf"<{re.escape(name)}>", text, re.IGNORECASE)
        if found and not re.search(rf"</{re.escape(name)}>", text, re.IGNORECASE):
            words = f"Markdown takes `{found[0]}` for a tag, which nobody sees or hears."
            yield Notice(
                "unknown-tag", f"{words} Write `\\{found[0]}`, or make it code.", text.count("\n", 0, found.start()) + 1
            )
