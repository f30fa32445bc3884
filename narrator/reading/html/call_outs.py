"""Call-outs of a page that are written as `aside`: the author's, where their names and their words say so."""

from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.furniture import asks_for_something, is_furniture, leads_away, words_of
from narrator.reading.html.naming import stated_names
from narrator.reading.html.weights import Weight
from narrator.reading.walker.attributes import shown_text

_NAMES: Final = frozenset((
    "callout", "callouts", "admonition", "note", "notice", "tip", "hint", "info", "important", "warning", "caution",
    "danger", "attention", "alert", "infobox", "example", "definition", "remark", "sidenote", "marginnote", "seealso",
    "aside", "asterisk", "highlight", "takeaway", "takeaways", "summary", "tldr", "faq", "exercise", "update",
))  # fmt: skip
"""What sites and themes call a box that belongs to the text beside it."""
_ROLES: Final = frozenset(("note", "doc-tip", "doc-notice", "doc-example", "doc-footnote", "region"))
_NEVER: Final = frozenset(
    ("pull", "pullquote", "quote", "pulled", "widget", "bio", "author", "media", "viewer", "page")
)
_MOST_LINKED: Final = 0.3
_FEWEST_WORDS: Final = 3


def is_call_out(element: HtmlElement, weight: Weight) -> bool:
    """Return whether an `aside` is named as a call-out, says something, and leads nowhere else.

    What sites put beside their articles is an `aside` too: deals, tickets, forms and quotations set large.
    """
    words = frozenset(words_of(stated_names(element)))
    named = not _NAMES.isdisjoint(words) or (element.get("role") or "").lower() in _ROLES
    if not named or not _NEVER.isdisjoint(words) or next(element.iter("form", "input", "iframe"), None) is not None:
        return False
    if weight.link_density > _MOST_LINKED or is_furniture(element):
        return False
    text = shown_text(element)
    return len(text.split()) >= _FEWEST_WORDS and not asks_for_something(text) and not leads_away(text)
