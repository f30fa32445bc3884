"""The title that a page shows above its article, where the one that it states was written for search engines."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.naming import stated_names
from narrator.reading.walker.attributes import is_hidden, plain_text

_LONGEST: Final = 300
_MOST_HEADINGS: Final = 40
_OF_THE_SITE: Final = frozenset(("nav", "aside", "footer", "dialog", "blockquote"))
_SITE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|masthead|site-?(?:title|name|header|heading)|sidebar|blog-?title)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TITLE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|story)[-_]?(?:title|headline)(?:$|[\s_])", re.IGNORECASE
)
_HOME: Final = re.compile(r"(?:https?:)?//[^/]+/?|/|\.|\.?/?index\.\w+|#|", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s+[|\-–—\\/>»«·•:]{1,2}\s+|\s*[_|]\s*|\s*[(\[（【]")
_SIGN_FIRST: Final = re.compile(r"\s*[|\-–—»·•:]{1,2}\s")
_MORE_THAN: Final = 0.5
"""Of the heading's letters: words that the stated title has as well."""
_LEAST_OF_STATED: Final = 0.2
_LEAST_OF_BOTH: Final = 0.6
"""Of the stated title's letters, where the page has several such headings."""
_FEWEST_SHARED: Final = 2
"""Words of three letters and more: "The" and a name may stand in any title."""
_FEWEST_WORDS: Final = 3
_LEAST_CONTAINED: Final = 0.4
"""Of the stated title's letters: a heading that it contains, where words are not parted by spaces."""


def printed_title(root: HtmlElement, title: str, stated: Sequence[str], whole: str, site_name: str) -> str:
    """Return the title that a reader of the page sees, or *title*, where no heading is certain to be that.

    *title* has been chosen of the *stated* ones and of *whole*, the text of the page's `title` element. A heading of
    the first level is the article's where one of them says it, or has most of its words, and is not the site's.
    """
    chosen = folded(title)
    if any(folded(plain_text(heading)) == chosen for heading in islice(root.iter("h1"), _MOST_HEADINGS)):
        return title  # as on most pages
    texts = list(dict.fromkeys(text for text in map(_text, _headings(root)) if text))
    if not texts or chosen in map(folded, texts) or _is_shown(root, chosen):
        return title
    known = {folded(one): one for one in reversed(stated)}
    for text in texts:
        if folded(text) in known:
            return known[folded(text)]
    if not _says_something(title) and len(texts) == 1:
        return texts[0]
    site = {folded(site_name), *_names_in(whole, title)}
    candidates = [one for one in dict.fromkeys((title, *stated)) if one]
    own = [text for text in texts if folded(text) not in site and _bears_out(text, candidates, alone=len(texts) == 1)]
    if not own and len(texts) == 1 and folded(texts[0]) not in site and _is_longest_part(texts[0], whole):
        own = texts
    if own:
        return own[0]
    return next((text for text in texts if folded(text) == folded(whole)), title)


def _says_something(title: str) -> bool:
    """Return whether a title has more than the site's name behind a sign: "| Harbour Notes" has not."""
    return _SIGN_FIRST.match(title) is None


def _headings(root: HtmlElement) -> Iterable[HtmlElement]:
    """Yield the headings of the first level, and those of the second that are named as titles of an article are."""
    for heading in islice(root.iter("h1", "h2"), _MOST_HEADINGS):
        if (heading.tag == "h1" or _is_named_title(heading)) and not _is_the_sites(heading):
            yield heading


def _is_named_title(heading: HtmlElement) -> bool:
    return heading.get("itemprop") == "headline" or bool(_TITLE_NAMES.search(heading.get("class") or ""))


def _is_the_sites(heading: HtmlElement) -> bool:
    """Return whether a heading names the site: it leads home, or stands in a logo or a menu."""
    if is_hidden(heading) or _SITE_NAMES.search(stated_names(heading)):
        return True
    if any(_HOME.fullmatch(link.get("href") or "") and link.get("href") for link in heading.iter("a")):
        return True
    for frame in heading.iterancestors():
        if frame.tag in _OF_THE_SITE or is_hidden(frame):
            return True
        if frame.tag == "a" and _HOME.fullmatch(frame.get("href") or ""):
            return True
        if frame.tag not in ("body", "html", "main", "article") and _SITE_NAMES.search(stated_names(frame)):
            return True
    return False


def _text(heading: HtmlElement) -> str:
    text = plain_text(heading).rstrip("¶# ")
    return text if len(text) < _LONGEST else ""


def _is_shown(root: HtmlElement, chosen: str) -> bool:
    """Return whether the title that was chosen stands on the page as a heading of the second or third level."""
    return any(folded(plain_text(other)) == chosen for other in islice(root.iter("h2", "h3"), _MOST_HEADINGS))


def _names_in(whole: str, title: str) -> set[str]:
    """Return what stands beside the title in the page's `title` element, parted from it: the site's name."""
    parts = {folded(part) for part in _PARTS.split(whole) if part}
    return parts - {folded(title)} if folded(title) in parts else set()


def _is_longest_part(text: str, whole: str) -> bool:
    """Return whether a heading of some words is what the page's `title` element has beside the site's name."""
    parts = sorted((folded(part) for part in _PARTS.split(whole) if part), key=len, reverse=True)
    is_some = len(folded(text).split()) >= _FEWEST_WORDS
    return len(parts) > 1 and is_some and parts[0] == folded(text) and len(parts[1]) < len(parts[0])


def _bears_out(text: str, candidates: Sequence[str], *, alone: bool) -> bool:
    """Return whether one of the *candidates* says what a heading says; *alone*: no other heading is like it."""
    return any(_is_alike(text, candidate, alone=alone) for candidate in candidates)


def _is_alike(text: str, candidate: str, *, alone: bool) -> bool:
    heading, stated = folded(text), folded(candidate)
    if len(heading) >= _LEAST_CONTAINED * len(stated) and any(
        folded(part) == heading for part in (*_PARTS.split(candidate), stated) if part
    ):
        return True
    words, others = set(heading.split()), set(stated.split())
    shared = words & others
    if sum(len(word) > 2 for word in shared) < _FEWEST_SHARED:
        return False
    of_stated = _share(stated, words)
    if not alone:
        return of_stated >= _LEAST_OF_BOTH and _share(heading, others) >= _LEAST_OF_BOTH
    return _share(heading, others) > _MORE_THAN and of_stated >= _LEAST_OF_STATED


def _share(text: str, words: set[str]) -> float:
    own = text.split()
    return sum(len(word) for word in own if word in words) / sum(map(len, own))
