"""Names of people among what stands beside them: the lines of a byline, cut where its elements meet."""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_LABEL: Final = re.compile(
    r"\W{0,3}(?:(?:written|posted|published|reported|story|text|words|article|photographs?)\s+)?"
    r"(?:by|von|par|por|door|di|af|av|autor|auteur|autore|author|автор|بقلم|作者|著者)(?:\b|(?<=者))\s*[:：]?\s*",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s*[|•·]\s|\s+[-–—]\s+|\s+on\s+(?=\w+\s\d)|,?\s+(?:published|posted|updated|last)\b|\d{1,2}[:.]\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,3}[\s-]*min|\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE: Final = re.compile(
    r"[,\s]{1,3}(?:(?:staff|senior|chief|contributing|guest|associate|managing|deputy|freelance|special|news|political"
    r"|science|technology|business|sports?|executive|founding|assistant)\s+){0,3}(?:writer|reporter|editor(?:-in-chief)?"
    r"|correspondent|contributor|columnist|journalist|author|staff|editorial team|blogger|founder|ceo)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME: Final = frozenset((
    "follow", "following", "share", "updated", "published", "posted", "modified", "reviewed", "date", "read",
    "min", "minutes", "last", "edited", "comments", "about", "view", "more", "subscribe", "contact", "email",
    "bio", "profile", "posts", "by", "on", "advertisement", "photo", "image", "twitter", "facebook",
    "linkedin", "website", "author", "authors", "written", "name", "anonymous", "unknown", "null", "none",
    "undefined", "today", "yesterday", "medically", "checked",
))  # fmt: skip
"""Words that stand beside names and are in none."""
_ACCOUNTS: Final = frozenset((
    "admin", "administrator", "root", "editor", "staff", "webmaster", "user", "guest", "test", "owner",
    "system", "default", "python-docx", "wordpress", "wpadmin", "siteadmin", "superadmin", "support", "info",
    "office", "content",
))  # fmt: skip
"""Names of accounts, and of programs that fill in their own."""
_PARTICLES: Final = frozenset((
    "de", "da", "di", "del", "della", "der", "den", "des", "du", "la", "le", "van", "von", "vom", "zu", "zum", "al",
    "el", "bin", "ibn", "y", "e", "ter", "ten", "dos", "das", "af", "av", "and", "und", "et", "och", "og",
))  # fmt: skip
_CONNECTORS: Final = frozenset(("and", "&", ",", "und", "et", "y", "e", "och", "og", "with", "·", "|"))
_MOST_WORDS: Final = 6
_LONGEST_SIGNS: Final = 20
_APART: Final = frozenset(
    ("div", "p", "li", "br", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "td", "section", "header", "address")
)
_NOT_TEXT: Final = frozenset(("sup", "script", "style", "svg", "button", "time", "noscript"))


def name_in(element: HtmlElement) -> str:
    """Return the names that a byline holds, joined as it joins them; empty: none that looks like one."""
    names = ""
    connected = True
    for line in _lines(element):
        if line.lower() in _CONNECTORS:
            connected = True
            continue
        text = without_additions(line)
        if not looks_like_name(text):
            if names:
                break
            continue
        if not connected:
            break
        names = f"{names}, {text}" if names else text
        connected = bool(re.search(r"(?:,|\band|&)\s*$", line))
    return names


def without_additions(line: str) -> str:
    """Return a byline without "By", and without role, date and reading time."""
    return _ROLE.sub("", _TAIL.sub("", without_label(line))).strip(" ,;|-–—·•")


def without_label(line: str) -> str:
    """Return a byline without a leading "By"."""
    text = " ".join(line.split())
    label = _LABEL.match(text)
    return (text[label.end() :] if label else text).strip(" ,;|")


def looks_like_name(text: str) -> bool:
    """Return whether *text* may be the name of people: some capitalized words, none of which belongs to a label."""
    words = text.replace(",", " ").split()
    if not words or len(words) > 2 * _MOST_WORDS or any(character.isdigit() for character in text) or ":" in text:
        return False
    if any(word.lower().strip(".") in _NO_NAME for word in words):
        return False
    if not any(character.isupper() or character.islower() for character in text):  # a script without case
        return len(text) <= _LONGEST_SIGNS
    cased = [word for word in words if word.lower() not in _PARTICLES and word != "&"]
    capitalized = [word.lstrip("\"“'‘(")[:1].isupper() for word in cased]
    return bool(cased) and capitalized[0] and 2 * sum(capitalized) >= len(capitalized)


def is_account(name: str) -> bool:
    """Return whether *name* is that of an account or a program: one word in small letters, or with figures in it."""
    if name.lower() in _ACCOUNTS:
        return True
    return name.isascii() and bool(re.fullmatch(r"@?[a-z0-9][a-z0-9._-]{3,}|@?\w*\d\w*(?:_\w+)*|\w+_\w+", name))


def _lines(element: HtmlElement) -> list[str]:
    """Return the text of an element, cut at blocks, and where two inline elements meet without a space."""
    text = ""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in _NOT_TEXT:
                walker.skip_subtree()
                continue
            meets = node.tag in _APART or (
                bool(text) and not text[-1].isspace() and bool((node.text or "")[:1].strip())
            )
            text += ("\n" if meets else "") + (node.text or "")
        else:
            tail = (node.tail or "") if node is not element else ""
            text += ("\n" if node.tag in _APART else "") + tail
    return [line for line in (" ".join(piece.split()) for piece in text.split("\n")) if line]
