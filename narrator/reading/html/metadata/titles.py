"""The article's title, by agreement of JSON-LD, Open Graph, the headings and the page's `title`."""

import re
from collections import Counter
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.metadata.printed_title import printed_title
from narrator.reading.walker.attributes import classes, is_hidden, plain_text

_SEPARATORS: Final = re.compile(r"\s[|\-–—\\/>»·:]{1,2}\s")
_TITLE_STYLES: Final = frozenset(("title", "msotitle"))
"""The paragraph style that word processors export for a title."""
_HIERARCHY: Final = re.compile(r"\s[\\/>»]\s")


def alike(one: str, other: str) -> float:
    """Return how much of *other*'s letters stand in words of *one* too (Mozilla's `_textSimilarity`)."""
    words = set(folded(one).split())
    others = folded(other).split()
    if not words or not others:
        return 0.0
    strange = [word for word in others if word not in words]
    return 1 - len(" ".join(strange)) / len(" ".join(others))


def page_title(root: HtmlElement) -> str:
    """Return the text of the page's `title`, as written."""
    element = root.find(".//head/title")
    if element is None:
        element = next((title for title in root.iter("title") if _outside_drawing(title)), None)
    return plain_text(element) if element is not None else ""


def _outside_drawing(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag != "svg"


def headings(root: HtmlElement, *tags: str) -> list[str]:
    """Return the texts of the page's headings of these *tags*."""
    texts = (plain_text(heading) for heading in root.iter(*tags) if not is_hidden(heading))
    return [text for text in texts if 0 < len(text) < 500]


def best_title(linked: list[str], stated: list[str], root: HtmlElement, site_name: str) -> str:
    """Return the article's title: the one that the page shows, where a heading is certain to be it.

    Else what JSON-LD (*linked*) says if the page bears it out, else what most of the *stated* say, else the page's own
    `title` without the site's name.
    """
    whole = page_title(root)
    told = [without_site(title, site_name) for title in (*stated, *linked)]
    title = _stated_title(linked, stated, root, site_name)
    return printed_title(root, title, told, whole, site_name) if title else title


def _stated_title(linked: list[str], stated: list[str], root: HtmlElement, site_name: str) -> str:
    whole = page_title(root)
    first = headings(root, "h1")
    witnesses = [folded(witness) for witness in (whole, *first)]
    for title in (without_site(title, site_name) for title in linked):
        if folded(title) and any(folded(title) in witness for witness in witnesses):
            return title
    candidates = [title for title in (without_site(title, site_name) for title in (*stated, *linked)) if title]
    if candidates:
        return _as_headed(_agreed(candidates, witnesses), first)
    if whole:
        return shortened(whole, root, site_name)
    styled = next((plain_text(line) for line in root.iter("p") if _TITLE_STYLES & classes(line)), "")
    return styled or (first[0] if first else next(iter(headings(root, "h2", "h3")), ""))


def _as_headed(title: str, headings_one: list[str]) -> str:
    """Return the page's only h1 where *title* is that and a site's or section's name, with a separator between."""
    if len(headings_one) != 1:
        return title
    headed = headings_one[0].rstrip("¶# ")
    parts = [part.strip() for part in _SEPARATORS.split(title)]
    return headed if len(parts) > 1 and folded(headed) in map(folded, parts) else title


def _agreed(candidates: list[str], witnesses: list[str]) -> str:
    """Return the candidate most often stated; where all differ, the first that an h1 or the `title` bears out."""
    counts = Counter(folded(candidate) for candidate in candidates)
    best, count = counts.most_common(1)[0]
    if count > 1:
        return next(candidate for candidate in candidates if folded(candidate) == best)
    borne_out = (title for title in candidates if any(folded(title) in witness for witness in witnesses))
    return next(borne_out, candidates[0])


def without_site(title: str, site_name: str) -> str:
    """Return *title* without the site's name at its end."""
    title = " ".join(title.split())
    if not site_name:
        return title
    cut = re.match(r"(.{3,}?)\s*[|\-–—·:»]\s*" + re.escape(site_name) + r"\s*$", title, re.IGNORECASE)
    return cut.group(1).strip() if cut else title


def shortened(whole: str, root: HtmlElement, site_name: str) -> str:
    """Return the page's `title` without what names the site (as Mozilla's `_getArticleTitle`)."""
    known = _as_headed(without_site(whole, site_name), headings(root, "h1"))
    if known != whole:
        return known
    parts = {folded(part): part for part in _SEPARATORS.split(whole) if part.strip()}
    borne_out = [parts[heading] for heading in map(folded, headings(root, "h1")) if len(parts) > 1 and heading in parts]
    if borne_out:
        return max(borne_out, key=len).strip()
    title = whole
    witness = [text for text in headings(root, "h1", "h2") if len(text) > 8 and folded(text) in folded(whole)]
    separators = list(_SEPARATORS.finditer(whole))
    if separators and ":" not in separators[-1].group():
        title = whole[: separators[-1].start()].strip()
        if len(title.split()) < 3:
            title = whole[separators[0].end() :].strip()
    elif ": " in whole and folded(whole) not in map(folded, witness):
        title = whole.rsplit(":", 1)[1].strip()
        if len(title.split()) < 3:
            title = whole.split(":", 1)[1].strip()
        elif len(whole.split(":", 1)[0].split()) > 5:
            title = whole
    elif not 15 <= len(whole) <= 150:
        first = headings(root, "h1")
        title = first[0] if len(first) == 1 else whole
    words = len(title.split())
    hierarchical = bool(_HIERARCHY.search(whole))
    if words <= 4 and (not hierarchical or words != len(_SEPARATORS.sub(" ", whole).split()) - 1):
        return whole
    return title
