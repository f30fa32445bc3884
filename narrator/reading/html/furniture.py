"""What is page furniture by its class or its words: share bars, related posts, comments, adverts, newsletter boxes."""

import re
from typing import Final

from lxml.html import HtmlElement

_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_WORDS_OF_FURNITURE: Final = frozenset(
    """
    share sharing shares sharedaddy sharebar social socials addthis addtoany sharethis related recommended recommendations
    recirc outbrain taboola zergnet newsletter newsletters subscribe subscription signup comments disqus respond
    advert advertisement advertising ads adsbygoogle sponsor sponsored promo promotion promoted breadcrumb
    breadcrumbs pagination pager nav navigation navbar menu sidebar toolbar widget widgets popup modal cookie cookies
    paywall login donate jp likes trending toc printfriendly
    """.split()
)
_NOT_ALONE: Final = frozenset(("nav", "menu", "ads", "widget", "modal", "toc", "jp", "likes", "login", "popup", "donate"))
_LEAD_IN: Final = re.compile(
    r"\W{0,3}(?:related|read more|read also|also read|read next|see also|see more|more:|more from|more on|don['’]t miss|also on|"
    r"recommended|you may also like|you might also like|further reading:|watch:|click here|follow us|follow @|sign up|"
    r"subscribe|get the latest|like this story|share this|advertisement|advert|on \w+\.com:|lire aussi|lea también|"
    r"lesen sie auch|mehr zum thema|leia mais|leia também|loading|like this|tell us what)\b",
    re.IGNORECASE,
)
_BYLINE_WORDS: Final = re.compile(r"\b(?:byline|author|authors|dateline|timestamp|pubdate|published|entry-meta|post-meta|article-meta|meta)\b", re.I)


def words_of(element: HtmlElement) -> list[str]:
    """Return the words that class and id are made of, in lower case."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return [word.lower() for word in _WORDS.findall(names)]


def is_furniture(element: HtmlElement) -> bool:
    """Tell whether class, id or role say that the element is furniture."""
    role = (element.get("role") or "").lower()
    if role in ("navigation", "complementary", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "banner"):
        return True
    return bool(_WORDS_OF_FURNITURE.intersection(words_of(element)))


def leads_away(text: str) -> bool:
    """Tell whether a line that is mostly links begins as lines do that lead to other pages."""
    return bool(_LEAD_IN.match(text[:80]))
