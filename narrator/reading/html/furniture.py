"""What is page furniture by its class or its words: share bars, related posts, comments, adverts, newsletter boxes."""

import re
from typing import Final

from lxml.html import HtmlElement

_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_FURNITURE_WORDS: Final = frozenset((
    "share", "sharing", "sharedaddy", "sharebar", "social", "socials", "addthis", "addtoany", "sharethis",
    "related", "recommended", "recommendations", "recirc", "outbrain", "taboola", "zergnet", "newsletter",
    "newsletters", "subscribe", "subscription", "signup", "comments", "disqus", "respond", "advert",
    "advertisement", "advertising", "adsbygoogle", "sponsor", "sponsored", "promo", "promotion", "promoted",
    "breadcrumb", "breadcrumbs", "pagination", "pager", "navbar", "sidebar", "toolbar", "popup", "popover",
    "tooltip", "rollover", "modal", "cookie", "cookies", "paywall", "trending", "teaser", "teasers", "printfriendly",
))  # fmt: skip
_FURNITURE_ROLES: Final = frozenset(
    ("navigation", "complementary", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "banner")
)
_LEADS_AWAY: Final = re.compile(
    r"\W{0,3}(?:related|read more|read also|also read|read next|see also|see more|more:|more (?:news )?from"
    r"|more on|latest from|don['’]t miss|also on|recommended|you may also like|you might also like|further reading:"
    r"|watch:|click here|follow us|follow @|sign up|subscribe|get the latest|like this story|share this"
    r"|lire aussi|à lire aussi|lea también|te puede interesar"
    r"|lesen sie auch|mehr zum thema|leia mais|leia também|leggi anche|lees ook|läs också|zobacz też|читайте также)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"(?:^|[.!?:)]\s)\W{0,3}(?:subscribe|sign up|follow (?:us|him|her|them|me)|click here|join our|donate (?:now|here)"
    r"|get [\w ]{3,40} (?:delivered|by mail|on the go)|like us on|download (?:our|the) app|(?:want|need) more"
    r"|write to \w[\w. ]{2,40} at)\b",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"\W{0,3}(?:(?:additional )?reporting|writing|editing|edited|compiled|reported) (?:and \w{3,10} )?by\b",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"^\W{0,3}(?:©|\(c\) ?\d|copyright\b)|\ball rights reserved\b|the contents of this site are", re.IGNORECASE
)
_COUNTER: Final = re.compile(r"(?:image|photo|slide|picture)? ?\d{1,3} ?(?:of|/) ?\d{1,3}")
_GALLERY: Final = re.compile(r"gallery|slideshow|carousel|slider", re.IGNORECASE)
_LINES: Final = frozenset(
    " ".join(line.split())
    for line in """
    advertisement | advert | anzeige | werbung | publicidad | publicité | sponsored | sponsored content | share this
    share this article | share this story | share on facebook | share on twitter | tweet this | click to tweet
    pin it | copy link | like this | like this story share it with a friend | text size | text size a a a
    enlarge image | view gallery | view photo | view comments | no comments | 0 comments | leave a comment
    leave a reply | join the conversation | post a comment | show comments | related coverage | related links
    related articles
    related stories | related posts | related topics | more on this story | top stories | you may also like
    continue reading the main story | continue reading below | story continues below advertisement
    story continues below | article continues below advertisement | follow us on twitter | report error
    don t miss
    report a typo | back to top | skip to content | skip advertisement | media playback is unsupported on your device
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""Whole lines, folded, that are furniture wherever they stand alone."""
_LABELS: Final = frozenset(
    " ".join(line.split())
    for line in """
    promoted | share | tweet | email | print | save | loading | enlarge | comments | related | more from | most read
    most popular | trending | top video | read more | read next | see more | don t miss | continue reading
    subscribe | sign up | sign in | log in | follow | follow us | close | menu | search | next | previous | image
    video | play video
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""Words that are furniture on a button or in a frame, but may be an author's own in a paragraph or list."""


def words_of(element: HtmlElement) -> list[str]:
    """Return the words that class and id are made of, in lower case."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    return [word.lower() for word in _WORDS.findall(names)]


def is_furniture(element: HtmlElement) -> bool:
    """Tell whether class, id or role say that the element is furniture."""
    if (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    return not _FURNITURE_WORDS.isdisjoint(words_of(element))


def asks_for_something(text: str) -> bool:
    """Tell whether a short block with a link asks its reader to subscribe, follow, click."""
    return bool(_ASKS.search(text))


def is_credit_line(text: str) -> bool:
    """Tell whether a line names who reported, wrote and edited (as news agencies end their stories)."""
    return bool(_CREDITS.match(text))


def is_gallery(element: HtmlElement) -> bool:
    """Tell whether class or id say that the element is a row of pictures to leaf through."""
    return bool(_GALLERY.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]))


def leads_away(text: str) -> bool:
    """Tell whether a line that is mostly links begins as lines do that lead to other pages."""
    return bool(_LEADS_AWAY.match(text[:80]))


def says_rights(text: str) -> bool:
    """Tell whether a short block is a copyright line."""
    return bool(_RIGHTS.search(text[:400]))


def is_furniture_line(folded_text: str) -> bool:
    """Tell whether a whole line, folded, is furniture wherever it stands."""
    return folded_text in _LINES or bool(_COUNTER.fullmatch(folded_text))


def is_label(folded_text: str) -> bool:
    """Tell whether a whole line, folded, is furniture if it is a link or stands in no paragraph."""
    return folded_text in _LABELS
