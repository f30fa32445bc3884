"""Which values of a tag hold prose: decided by what they say, and by their name only where they say little."""

import re
from html import escape
from typing import Final

from narrator.reading.markdown.templates import names
from narrator.reading.markdown.templates.containers import quote
from narrator.reading.markdown.templates.parameters import Parameters
from narrator.reading.markdown.templates.pictures import inline_html
from narrator.reading.markdown.templates.sources import AUTHORS, sources

NAMED_TEXT: Final = frozenset((
    "title", "heading", "header", "kicker", "subtitle", "summary", "text", "message", "msg", "content", "body",
    "description", "desc", "quote", "note", "question", "answer", "lead", "intro", "details", "tip", "footer", "label",
    "caption", "headline", "tagline", "subheading",
))  # fmt: skip
"""Values of these names need not be a sentence: two words are enough."""
METADATA: Final = frozenset(("seo", "head", "helmet", "meta", "metadata", "nextseo", "layout", "page", "opengraph"))
"""Components that put their values into the page's head, where nobody reads them."""
_NO_PROSE: Final = re.compile(r"[{}<>=;$\\|]|^[/.#]|://|^\S+$")
FRAGMENT: Final = re.compile(r"</?>")
ELEMENT: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_CJK: Final = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_SENTENCE: Final = re.compile(r"[\"“‘(*_¿¡«„]{0,3}(?:[^\W_]|[^\x00-\u024f]).*[.!?…。！？][\"”’»)*_]{0,3}", re.DOTALL)
_FEWEST: Final = 3
_FEWEST_NAMED: Final = 2
_FEWEST_SIGNS: Final = 6
"""Ideographs and kana of a sentence, which has no spaces."""
_LEAST_WORDS: Final = 0.6
"""Share of a value's characters that are letters or spaces: options, ranges and lists of numbers have less."""


def with_prose(html: str, name: str, given: Parameters, *, alone: bool) -> tuple[str, tuple[str, ...]]:
    """Return *html*, which stands for the tag *name*, with the prose of its values that is not in it, and that prose.

    *alone*: the tag has its line to itself; then each value is a paragraph of its own.
    """
    if name.lower() in names.TOOLTIPS and not alone:
        return html, ()
    quoted = given.named.get("quote", "")
    if alone and not html and is_prose(quoted, named=True):
        html = _quotation(quoted, given)
        further, prose = with_prose(html, name, given, alone=alone)
        return further, (*given.said_in(html), quoted, *prose)
    known = (*given.said_in(html), *([quoted] if html and quoted else []))
    is_picture = "<img" in html
    values = [
        value
        for key, values in given.ordered
        for value in _each(values)
        if value not in known
        and is_prose(
            ELEMENT.sub(" ", value) if value.startswith("<") else value,
            named=_is_text(key) and not (is_picture and key == "title"),
        )
    ]
    if not values or name.lower() in METADATA:
        return html, ()
    said = [FRAGMENT.sub("", value) if value.startswith("<") else inline_html(value) for value in dict.fromkeys(values)]
    values = [words for value in values for words in _words_of(value)]
    if not alone:
        return " ".join([html, *said]) if html else " ".join(said), tuple(values)
    if name.lower() in names.PLAYERS and not html:
        return f'<iframe title="{escape(values[0])}"></iframe>\n', tuple(values[:1])
    paragraphs = "".join(f"<p>{text}</p>\n" for text in said)
    return f"{html}{paragraphs}" if html else paragraphs, tuple(values)


def _quotation(quoted: str, given: Parameters) -> str:
    """Return the quotation that a tag holds in its values, and whom it is from, in the order that the values have."""
    who = [value for value in sources("quote", given, "") if _WORD.search(value)]
    keys = list(given.named)
    is_before = any(key in keys and keys.index(key) < keys.index("quote") for key in AUTHORS)
    opening, ending = quote(", ".join(who) if is_before else "")
    after = f"<p>{inline_html(', '.join(who))}</p>\n" if who and not is_before else ""
    return f"{opening}<p>{inline_html(quoted)}</p>{ending}{after}"


def _words_of(value: str) -> list[str]:
    """Return the texts between the elements of a value that is JSX; any other value whole."""
    if not value.startswith("<"):
        return [value]
    return [words.strip() for words in ELEMENT.split(value) if words.strip()]


def _is_text(name: str) -> bool:
    return name in NAMED_TEXT or name.removesuffix("s") in NAMED_TEXT


def _each(value: str) -> tuple[str, ...]:
    """Return the captions of a gallery that stand in one value, parted by bars; any other value whole."""
    parts = tuple(part.strip() for part in value.split("|"))
    return parts if len(parts) > 1 and all(len(_WORD.findall(part)) >= _FEWEST_NAMED for part in parts) else (value,)


def is_prose(value: str, *, named: bool) -> bool:
    """Return whether *value* is a sentence, or (*named* as text) at least two words of one."""
    if _NO_PROSE.search(value) and not _CJK.search(value):
        return False
    words = _WORD.findall(value)
    letters = sum(character.isalpha() or character.isspace() for character in value)
    if letters < _LEAST_WORDS * len(value):
        return False
    if _CJK.search(value):
        return len(value) >= _FEWEST_SIGNS
    if named:
        return len(words) >= _FEWEST_NAMED
    is_cased = value.lstrip('"“‘(*_¿¡«„')[:1].islower()
    return len(words) >= _FEWEST and not is_cased and bool(_SENTENCE.fullmatch(value))
