"""What is page furniture by its class or its words: share bars, related posts, comments, adverts, newsletter boxes."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.naming import own_names, stated_names

_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_FURNITURE_WORDS: Final = frozenset((
    "share", "sharing", "sharedaddy", "sharebar", "social", "socials", "addthis", "addtoany", "sharethis",
    "related", "recommended", "recommendations", "recirc", "outbrain", "taboola", "zergnet", "newsletter",
    "newsletters", "subscribe", "subscription", "signup", "comments", "disqus", "respond", "advert",
    "advertisement", "advertising", "adsbygoogle", "sponsor", "sponsored", "promo", "promotion", "promoted",
    "breadcrumb", "breadcrumbs", "pagination", "pager", "navbar", "sidebar", "toolbar", "popup", "popover",
    "tooltip", "rollover", "modal", "cookie", "ad", "ads", "dfp", "adslot", "cookies",
    "paywall", "trending", "teaser", "teasers", "printfriendly",
))  # fmt: skip
_POPUP_WORDS: Final = frozenset(("tooltip", "rollover", "popover", "popup", "hovercard", "flyout"))
_NOTE_WORDS: Final = frozenset(("footnote", "note", "notes", "sidenote"))
"""What comes up over a footnote's mark is the author's note."""
_DIALOG: Final = re.compile(r"[a-z]{3,40}(?:dialog|popup|modal)")
"""A name that is written in one word ("loginpopup")."""
_FURNITURE_ROLES: Final = frozenset(
    ("navigation", "complementary", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "banner")
)
_LEADS_AWAY: Final = re.compile(
    r"\W{0,3}(?:related|read more|read also|also read|read next|see also|see more|more:|more (?:news )?from"
    r"|more on|latest from|don['’]t miss|also on|recommended|you may also like|you might also like|further reading:"
    r"|watch:|click here|follow us|follow @|sign up|subscribe|get the latest|like this story|share this"
    r"|lire aussi|à lire aussi|à lire également|lea también|leer también|lee también|te puede interesar|para saber más"
    r"|más información|lesen sie (?:auch|mehr)|auch interessant|das könnte sie (?:auch )?interessieren|lesetipp"
    r"|mehr zum thema|mehr (?:zu|über|dazu)\b[^.!?]{0,60}:|weitere (?:artikel|meldungen|videos|themen)"
    r"|leia mais|leia também|veja também|leggi anche|lees ook|lees meer|läs också|läs mer|läs även|les også|les mer"
    r"|læs også|lue myös|czytaj (?:też|także|więcej|również)|zobacz (?:też|także)|przeczytaj (?:też|także)"
    r"|čtěte (?:také|dále)|přečtěte si|viz také|prečítajte si|citește și|olvass(?:a|átok)? (?:el|tovább)"
    r"|διαβάστε (?:επίσης|ακόμα)|ayrıca oku|taip pat skaitykite|skaitykite (?:taip pat|daugiau)|lasi arī|loe ka"
    r"|baca juga|xem thêm|đọc thêm|читайте также|читайте ещё|читайте тож|читайте також|اقرأ أيضا"
    r"|関連記事|あわせて読みたい|関連ニュース|相关阅读|관련 ?기사)(?!\w)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"(?:^|[.!?:)]\s)\W{0,3}(?:subscribe|sign up|follow (?:us|him|her|them|me)|click here|join our|donate (?:now|here)"
    r"|get [\w ]{3,40} (?:delivered|by mail|on the go)|like us on|download (?:our|the) app|(?:want|need) more)\b",
    re.IGNORECASE,
)
_ASKED_FOR: Final = re.compile(
    r"\b(?:newsletters?|letters?|inbox|e-?mails?|by mail|delivered|mailing list|updates|alerts|twitter|facebook"
    r"|instagram|linkedin|youtube|telegram|whatsapp|channel|podcast|feed|rss|app|patreon|donat\w+|members?|membership"
    r"|supporters?|edition|magazine|on the go|us|our|follow (?:me|him|her|them)|click here|subscribe (?:now|here|today)"
    r"|sign up (?:now|here|today))\b",
    re.IGNORECASE,
)
"""What a site asks its reader to take. "Sign up for an account" is a step in somebody's instructions, not this."""
_SAYS_MORE: Final = 12
"""Words of a sentence before the one that asks: its paragraph is the author's."""
_PASS_ON: Final = re.compile(
    r"\W{0,3}(?:(?:like|enjoyed?|love) (?:this|what)[^.?!]{0,40}[?.!,]{1,2} )?(?:please )?(?:share|pass) (?:it|this)"
    r"(?: \w+)? (?:on |with |to )[^.?!]{0,40}[.!]?\W{0,3}",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"\W{0,3}(?i:(?:additional )?(?:reporting|writing|editing|edited|compiled|reported)) (?:and \w{3,10} )?by"
    r"(?: [A-Z][\w.'’-]*){2,4}"
)
_COUNTS: Final = re.compile(
    r"(?:\W{0,3}[\d.,]{1,9}[km]?\s?(?:views?|comments?|likes?|shares?|notes?|claps?|responses?|replies|retweets?|reactions?"
    r"|followers?|upvotes?)\b\W{0,3}){1,5}",
    re.IGNORECASE,
)
_JUMPS: Final = re.compile(
    r"(?:jump|skip|scroll|go) (?:straight |right |down )?to\b|print recipe$|back to top", re.IGNORECASE
)
_UPDATED: Final = re.compile(
    r"\W{0,3}(?:(?:(?:page )?last |this page was last )(?:updated?|modified|edited|changed|reviewed)\b"
    r"|updated (?:at|on) \d).{0,40}",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"(?:^|[\s_-])(?:recent|latest|popular|other|more|similar|prev(?:ious)?|next|read-?more)[\s_-]?"
    r"(?:posts?|articles?|stories|news|entries|reads?)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class or id of a list of other pages, in the words of many themes (`recent-posts`, `more-stories`)."""
_RIGHTS: Final = re.compile(
    r"^\W{0,3}(?:©|\(c\) ?\d|copyright\b)|© ?(?:19|20)\d\d|\ball rights reserved\b", re.IGNORECASE
)
_DISCLOSES: Final = re.compile(
    r"participant in the amazon (?:services )?(?:llc )?associates program|may (?:contain|include) affiliate links"
    r"|earns? (?:a commission|from qualifying purchases)",
    re.IGNORECASE,
)
_FEEDBACK: Final = re.compile(
    r"\W{0,3}(?:we(?:['’]re| are) interested in your feedback\b.{0,80}|tell us what you think\W{0,4}"
    r"|was this (?:page|article|answer) (?:helpful|useful)\b.{0,40}|(?:give|send) (?:us )?(?:your )?feedback\W{0,4})",
    re.IGNORECASE,
)
_COUNTER: Final = re.compile(r"(?:(?:image|photo|slide|picture|figure) ?)?\d{1,3} ?(?:of|/) ?\d{1,3}")
_GALLERY: Final = re.compile(r"gallery|slideshow|carousel|slider", re.IGNORECASE)
_LINES: Final = frozenset(
    " ".join(line.split())
    for line in """
    advertisement | advertising | advertisements | advert | anzeige | werbung | publicidad | publicité | sponsored
    sponsored content | share this
    share this article | share this story | share on facebook | share on twitter | tweet this | click to tweet
    pin it | copy link | like this | text size | text size a a a
    enlarge image | view gallery | view photo | view comments | no comments | 0 comments | leave a comment
    leave a reply | join the conversation | post a comment | show comments | related coverage | related links
    related articles
    related stories | related posts | related topics | more on this story | top stories | you may also like
    czytaj więcej | czytaj też | auch interessant | lesen sie auch | lesen sie mehr zum thema | mehr zum thema
    les også | læs også | läs mer | lees ook | lire aussi | à lire aussi | leer también | lea también | leggi anche
    taip pat skaitykite | baca juga | читайте также | skip past newsletter promotion | after newsletter promotion
    open this photo in gallery | article thumbnail image | article continues below | player wird geladen
    we apologize but this video has failed to load | empfohlener redaktioneller inhalt | ende der weiteren informationen
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


def words_of(names: str) -> list[str]:
    """Return the words that *names* (class and id) are made of, in lower case."""
    return [word.lower() for word in _WORDS.findall(names)]


def is_furniture(element: HtmlElement) -> bool:
    """Return whether class, id or role say that the element is furniture."""
    if (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    return _names_furniture(stated_names(element)) and _names_furniture(own_names(element))


def _names_furniture(names: str) -> bool:
    words = words_of(names)
    return (
        not _FURNITURE_WORDS.isdisjoint(words) or bool(_ELSEWHERE.search(names)) or any(map(_DIALOG.fullmatch, words))
    )


def is_popup(element: HtmlElement) -> bool:
    """Return whether an element is what comes up over a word of a line: named so, as its frame is, after that word."""
    frame = element.getparent()
    if frame is None or element.getprevious() is None or _POPUP_WORDS.isdisjoint(words_of(stated_names(element))):
        return False
    is_note = not _NOTE_WORDS.isdisjoint(words_of(f"{stated_names(element)} {stated_names(frame)}"))
    return not is_note and not _POPUP_WORDS.isdisjoint(words_of(stated_names(frame)))


def asks_for_something(text: str) -> bool:
    """Return whether a short block with a link asks its reader to subscribe, follow, click, and says little before."""
    asked = _ASKS.search(text)
    if asked is None or not _ASKED_FOR.search(text):
        return False
    return len(text[: asked.start()].split()) < _SAYS_MORE


def is_credit_line(text: str) -> bool:
    """Return whether a line names who reported, wrote and edited (as news agencies end their stories)."""
    return bool(_CREDITS.match(text))


def is_gallery(element: HtmlElement) -> bool:
    """Return whether class or id say that the element is a row of pictures to leaf through."""
    return bool(_GALLERY.search(stated_names(element)))


def leads_away(text: str) -> bool:
    """Return whether a line that is mostly links begins as lines do that lead to other pages."""
    return bool(_LEADS_AWAY.match(text[:80]))


def is_page_note(text: str) -> bool:
    """Return whether a whole line counts comments and likes, says when the page was changed, or asks to share it."""
    return bool(_COUNTS.fullmatch(text) or _UPDATED.fullmatch(text) or _PASS_ON.fullmatch(text))


def jumps(text: str) -> bool:
    """Return whether the words of a link to a place on the same page say that it leads there ("Jump to recipe")."""
    return bool(_JUMPS.match(text))


def says_rights(text: str) -> bool:
    """Return whether a short block is a copyright line."""
    return bool(_RIGHTS.search(text[:400]))


def discloses(text: str) -> bool:
    """Return whether a short block says that its site is paid for what it links."""
    return bool(_DISCLOSES.search(text[:400]))


def asks_for_feedback(text: str) -> bool:
    """Return whether a whole line asks what its reader thinks of the page."""
    return bool(_FEEDBACK.fullmatch(text[:200]))


def is_furniture_line(folded_text: str) -> bool:
    """Return whether a whole line, folded, is furniture wherever it stands."""
    return folded_text in _LINES or bool(_COUNTER.fullmatch(folded_text))


def is_label(folded_text: str) -> bool:
    """Return whether a whole line, folded, is furniture if it is a link or stands in no paragraph."""
    return folded_text in _LABELS
