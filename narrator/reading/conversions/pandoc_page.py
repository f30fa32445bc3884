"""Pandoc's page → what its title block says, and the post without what only its author's program shows."""

import re
from datetime import date, datetime
from html import unescape
from typing import Final

from lxml.html import HtmlElement
from msgspec.structs import replace

from narrator.article.model import Given
from narrator.formulas.source import ASCIIMATH
from narrator.reading.catalogues.item import moment
from narrator.reading.conversions.call_outs import with_call_outs
from narrator.reading.pasted.dates import stated_date

TITLE_BLOCK: Final = re.compile(r'^\s{0,9}<header id="title-block-header">(.*?)</header>', re.DOTALL)
SUBTITLE: Final = re.compile(r'<p class="subtitle">(.*?)</p>', re.DOTALL)
ABSTRACT: Final = re.compile(
    r'<div class="abstract">\s*(?:<div class="abstract-title">(.*?)</div>)?(.*)</div>', re.DOTALL
)
ADDRESS: Final = re.compile(r"\s*[(<]\S{1,100}@\S{1,100}[)>]")
ROLE: Final = re.compile(r'<code class="interpreted-text" role="([\w:+.-]{1,40})">([^<]{1,2000})</code>')
"""A role of Sphinx that pandoc does not know."""
TITLED: Final = re.compile(r"(.*?)\s*&lt;.*&gt;", re.DOTALL)
DOCUMENT_ROLES: Final = frozenset({"doc", "ref", "numref", "term", "any", "download", "std:doc", "std:ref"})
KEYWORD: Final = re.compile(r'<span class="(?:todo \w{1,20}|done \w{1,20}|tag)"')
"""Org's keyword before a heading and its tags behind it."""
FIRST: Final = re.compile(r"\s{0,9}<p>(.{1,2000}?)</p>", re.DOTALL)
TAG: Final = re.compile(r"<[^<>]{1,500}>")
WIDEST: Final = re.compile(r'(<div class="thebibliography">\s*<p>)<span>[^<]{0,40}</span>\s*')
"""The widest label of a LaTeX bibliography, which pandoc takes for text."""
IN_ASCIIMATH: Final = re.compile(rf'<span\s+class="math (inline|display)">(\\[(\[])\s*{ASCIIMATH}')
"""A formula that the text given to pandoc has marked as ASCIIMath."""


def inner(html: str, reader: str) -> str:
    """Return the post: subtitle and abstract, then the body; the rest of the title block is in the metadata."""
    begin = re.search(r"<body[^>]{0,200}>", html)
    body = html[begin.end() if begin else 0 : html.rfind("</body>")]
    block = TITLE_BLOCK.match(body)
    if block is not None:
        body = f"{_introduction(block[1])}{body[block.end() :]}"
    body = WIDEST.sub(r"\1", KEYWORD.sub(lambda found: f"{found[0][:5]} hidden{found[0][5:]}", body))
    body = IN_ASCIIMATH.sub(r'<span class="math \1 asciimath">\2', body)
    return ROLE.sub(_interpreted, with_call_outs(body, reader))


def titled(post: str, title: str) -> str:
    """Return *post* with its first paragraph made a heading, where it is the *title*."""
    first = FIRST.match(post)
    is_title = first is not None and bool(title) and " ".join(TAG.sub("", unescape(first[1])).split()) == title
    return f"<h1>{first[1]}</h1>{post[first.end() :]}" if first is not None and is_title else post


def _introduction(block: str) -> str:
    """Return what of a title block is the author's text."""
    subtitle, abstract = SUBTITLE.search(block), ABSTRACT.search(block)
    said = f"<p>{subtitle[1]}</p>\n" if subtitle else ""
    if abstract is not None:
        said += f"<h1>{abstract[1]}</h1>\n" if abstract[1] else ""
        said += abstract[2]
    return said


def _interpreted(found: re.Match[str]) -> str:
    """Return the words of `:ref:`the list <list>``; of a name alone its last part, where it names a document."""
    role, text = found.groups()
    titled = TITLED.fullmatch(text)
    if titled is not None and titled[1]:
        return titled[1]
    if role in DOCUMENT_ROLES:
        return re.sub(r"[-_]+", " ", text.rstrip("/").rpartition("/")[2])
    shown = text.rpartition(".")[2] if text.startswith("~") else text.lstrip("!")
    return f"<code>{shown}</code>"


def given(page: HtmlElement, over: Given) -> Given:
    """Return title, authors, date and language of pandoc's page; what is given already stays."""
    header = page.find(".//header[@id='title-block-header']")
    parts = [element for element in header if element.get("class")] if header is not None else []
    found: dict[str, list[str]] = {}
    for element in parts:
        found.setdefault(str(element.get("class")), []).append(" ".join(element.text_content().split()))
    authors = [name for name in (ADDRESS.sub("", author).strip() for author in found.get("author", ())) if name]
    return replace(
        over,
        title=over.title or " ".join(found.get("title", ())),
        author=over.author or ", ".join(authors),
        published=over.published or _day(" ".join(found.get("date", ()))),
        language=over.language or (page.get("lang") or "").strip(),
    )


def _day(text: str) -> datetime | date | None:
    """Return the moment of a date block, in the form of feeds or written out ("March 3, 2025")."""
    stated = None if moment(text) else stated_date(text)
    return moment(text) or (stated.resolve(year=0) if stated is not None else None)
