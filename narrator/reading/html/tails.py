"""Lines at an article's end that sites and feeds add: where it is filed, who holds its rights, whom to follow."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.furniture import says_rights
from narrator.reading.walker.attributes import shown_text

_NETWORKS: Final = (
    r"(?:twitter|x|facebook|instagram|threads|linkedin|youtube|tiktok|pinterest|mastodon"
    r"|bluesky|telegram|whatsapp|tumblr)"
)
_WHOM: Final = r"(?:us|me|him|her|them|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?: [\w.@-]{1,30}){0,2}"
_FOLLOW: Final = re.compile(
    rf"\W{{0,3}}(?:you can )?(?:follow|like|find|join|connect with|reach) {_WHOM} (?:on|at|via) {_NETWORKS}\b"
    r"[^.!?]{0,100}[.!?]?\W{0,3}(?:[\w.@-]+)?\W{0,3}",
    re.IGNORECASE,
)
_TAG: Final = re.compile(
    rf"\W{{0,3}}(?:(?:did|have) you (?:make|made|try|tried|cook|cooked|bake|baked) (?:this|it)[^.?!]{{0,40}}\?\s?)?"
    rf"(?:please )?(?:tag|mention) (?:(?:me|us|him|her|them),? )?@[\w.]{{1,40}} on {_NETWORKS}\b"
    r"[^.!?]{0,60}[.!?]?\W{0,3}",
    re.IGNORECASE,
)
_FEED: Final = re.compile(
    r"\W{0,3}(?:(?:the post|der beitrag|l['’]article|la entrada|l['’]articolo|het bericht|o post) .{1,300}"
    r" (?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|proviene da"
    r"|verscheen eerst op|apareceu primeiro em) .{1,100}"
    r"|(?:submitted by\s+\S{1,60}\s*)?(?:to\s+\S{1,60}\s*)?\[link\]\s*\[(?:\d+ )?comments?\])\W{0,3}",
    re.IGNORECASE | re.DOTALL,
)
_FILED: Final = re.compile(
    r"\W{0,3}(?:filed (?:under|in)|posted in|tagged(?: with| as| in)?|tags?|labels?|categor(?:y|ies)|topics?"
    r"|kategorien?|schlagwörter|catégories?|étiquettes?|categorías?|etiquetas?|mots[- ]clés)(?:\s?:|\s)(?:.{0,200})",
    re.IGNORECASE,
)
_ADDRESS: Final = (
    r"(?:[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,12}|@\w{2,30}|(?:www\.)?(?:twitter|facebook|instagram|x)\.com/[\w.]{1,40})"
)
_TO: Final = r"(?:him|her|them|us|me|[A-Z]\w+(?: [A-Z][\w.'’-]*){0,3})"
_CONTACT: Final = re.compile(
    rf"\W{{0,3}}{_ADDRESS}\W{{0,3}}"
    rf"|(?:write|e-?mail|contact|reach|follow) (?:to )?{_TO} (?:at|via|on twitter(?: at)?):?"
    rf" {_ADDRESS}(?:(?:,| or| and) (?:at |on twitter )?{_ADDRESS})?\W{{0,3}}",
    re.IGNORECASE,
)
_LEAST_LINKED: Final = 0.2
_LONGEST: Final = 300
_LAST_LINES: Final = 8
_BLOCKS: Final = ("p", "div", "li", "footer", "section", "table", "ul", "span", "small")


def is_tail(text: str, linked: float) -> bool:
    """Return whether a whole line says only where to follow, that it comes from a feed, or where it is filed.

    *linked*: the share of it that is links.
    """
    if len(text) > _LONGEST:
        return False
    if _FOLLOW.fullmatch(text) or _TAG.fullmatch(text) or _FEED.fullmatch(text):
        return True
    return linked > _LEAST_LINKED and bool(_FILED.fullmatch(text))


def is_contact(text: str) -> bool:
    """Return whether a whole line says only how to reach the author: an address, or "Write to her at" one."""
    return len(text) <= _LONGEST and bool(_CONTACT.fullmatch(text))


def tails_of_item(root: HtmlElement) -> list[HtmlElement]:
    """Return the last lines of an item of a feed that its site has added to the text."""
    found: list[HtmlElement] = []
    lines = [element for element in root.iter(*_BLOCKS) if not any(child.tag in _BLOCKS[:-2] for child in element)]
    for element in reversed(lines[-_LAST_LINES:]):
        text = shown_text(element)
        if not text:
            continue
        if not (len(text) <= _LONGEST and (_FEED.fullmatch(text) or (says_rights(text) and len(text) < 120))):
            break
        found.append(element)
    return found
