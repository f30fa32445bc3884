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
LISTED: Final = frozenset((
    "items", "steps", "tabs", "labels", "options", "points", "features", "list", "bullets", "pros", "cons", "titles",
    "headings", "questions", "answers", "rows", "columns", "headers", "examples", "requirements", "notes", "names",
))  # fmt: skip
"""Arrays of these names are lists that a reader sees, however short their entries are."""
TITLES: Final = frozenset(("title", "heading", "headline", "header", "label", "question", "name"))
"""Values of these names may be one word, in a component that shows a card, a step or a tab."""
CARD: Final = re.compile(
    r"(?:.*[-_.])?(?:\w*card|tile|step|\w*item|feature|box|panel|accordion|tab|field)", re.IGNORECASE
)
METADATA: Final = frozenset(("seo", "head", "helmet", "meta", "metadata", "nextseo", "layout", "page", "opengraph"))
"""Components that put their values into the page's head, where nobody reads them."""
_NO_PROSE: Final = re.compile(r"[{}<>=;$\\|]|^[/.#]|://|^\S+$")
_NO_ENTRY: Final = re.compile(r"[{}<>=;$\\|]|^[/.#]|://|^[\w.-]+/\S*$|^\S+\.(?:\w{2,4})$")
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
    is_card = CARD.fullmatch(name) is not None
    is_picture = "<img" in html
    values = [
        value
        for key, values in given.ordered
        for value in _each(values)
        if (
            value not in known
            and is_prose(
                ELEMENT.sub(" ", value) if value.startswith("<") else value,
                named=_is_text(key) and not (is_picture and key == "title"),
            )
        )
        or (is_card and key in TITLES and value not in known and _is_title(value))
    ]
    lists = _lists(name, given, alone=alone)
    if name.lower() in METADATA or not (values or lists):
        return html, ()
    said = [FRAGMENT.sub("", value) if value.startswith("<") else inline_html(value) for value in dict.fromkeys(values)]
    values = [words for value in values for words in _words_of(value)]
    if not alone:
        return " ".join([html, *said]) if html else " ".join(said), tuple(values)
    if name.lower() in names.PLAYERS and not html:
        return f'<iframe title="{escape(values[0])}"></iframe>\n', tuple(values[:1])
    paragraphs = "".join(f"<p>{text}</p>\n" for text in said)
    listed = "".join(_list_html(entries) for entries in lists)
    return f"{html}{paragraphs}{listed}", (*values, *(entry for entries in lists for entry in entries))


def _quotation(quoted: str, given: Parameters) -> str:
    """Return the quotation that a tag holds in its values, and whom it is from, in the order that the values have."""
    who = [value for value in sources("quote", given, "") if _WORD.search(value)]
    keys = list(given.named)
    is_before = any(key in keys and keys.index(key) < keys.index("quote") for key in AUTHORS)
    opening, ending = quote(", ".join(who) if is_before else "")
    after = f"<p>{inline_html(', '.join(who))}</p>\n" if who and not is_before else ""
    return f"{opening}<p>{inline_html(quoted)}</p>{ending}{after}"


def _lists(name: str, given: Parameters, *, alone: bool) -> list[tuple[str, ...]]:
    """Return the arrays of strings that a reader sees as a list: by their name, or because one of them is a sentence.

    The labels of tabs stand in the objects of an array as well (`values={[{label: "A"}, …]}`).
    """
    found = [
        entries
        for key, strings in given.arrays
        if alone
        and (entries := tuple(filter(_is_entry, strings)))
        and (key in LISTED or any(is_prose(one, named=False) for one in entries))
    ]
    labels = tuple(value for key, value in given.ordered if key == "label" and _is_entry(value))
    return [*found, labels] if name.lower() in names.TAB_SETS and alone and len(labels) > 1 else found


def _is_entry(value: str) -> bool:
    """Return whether a string can be an entry of a list that people read: no path, no class, no code."""
    return bool(_WORD.search(value) or _CJK.search(value)) and not _NO_ENTRY.search(value)


def _is_title(value: str) -> bool:
    return _is_entry(value) and (value[:1].isupper() or bool(_CJK.match(value)))


def _list_html(entries: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{inline_html(entry)}</li>' for entry in entries)}</ul>\n"


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
