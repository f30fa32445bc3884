"""`Source` → `Article`: the reader of its format, and what holds for every format."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final, TypeAlias

from msgspec.structs import replace

from narrator.article.model import Article, Block, Container, Given, Source, SpanKind
from narrator.article.source_formats import READ_BY
from narrator.errors import NarratorError, SourceError
from narrator.named import named
from narrator.reading.equations import resolved
from narrator.reading.markdown.front_matter.site_authors import author_of
from narrator.xml_text import clean

FRAGMENT_READER: Final = "narrator.reading.fragment:read_fragment"

_HALF: Final = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which JSON and YAML can write and UTF-8 cannot."""
Day: TypeAlias = datetime | date | None
FIRST_YEAR: Final = 1000
"""RFC 822 and ISO 8601 write four digits."""
LAST_YEAR: Final = 9999
"""In another time zone its last day is beyond what `datetime` holds."""
MAX_CHARACTERS: Final = 5_000_000
"""The Bible has 4.3 million; that is four days of speech."""


def read(source: Source) -> Article:
    """Return the article that *source* holds.

    Metadata given from outside wins over the text's own; untrusted sources set no options. Raises `SourceError`,
    which names the source, where it cannot be read or has nothing that can be spoken.
    """
    source = replace(source, text=_HALF.sub("\ufffd", source.text))
    try:
        article = _finish(_reader_of(source)(source))
    except NarratorError as error:
        if error.where:
            raise
        raise type(error)(error.what, hint=error.hint, where=source.name) from error
    except RecursionError as error:
        hint = "Export it again in a simpler form."
        raise SourceError("nested too deeply to be read", hint=hint, where=source.name) from error
    if sum(len(segment.text) for segment in article.segments()) > MAX_CHARACTERS:
        what = f"it has more than {MAX_CHARACTERS:,} characters, too many for one post"
        raise SourceError(what, hint="Split it into posts.", where=source.name)
    if not any(character.isalnum() for segment in article.segments() for character in segment.text):
        hint = "If it has words, give their format with --from, or paste them as text."
        raise SourceError("there is nothing in it that can be read aloud", hint=hint, where=source.name)
    return article


def _reader_of(source: Source) -> Callable[[Source], Article]:
    reader: Callable[[Source], Article] = named(
        FRAGMENT_READER if source.is_fragment else READ_BY[source.format].reader
    )
    return reader


def _finish(article: Article) -> Article:
    source = article.source
    return replace(
        _writable(_with_given(replace(article, author=author_of(source, article.author)), source.given)),
        notices=(*source.notices, *article.notices),
        settings=article.settings if source.trusted else {},
        blocks=resolved(article.blocks if source.trusted else _without_say(article.blocks)),
    )


def _writable(article: Article) -> Article:
    """Return *article* without the characters in its metadata that no file of ours can hold."""
    return replace(
        article,
        title=clean(article.title),
        author=clean(article.author),
        description=clean(article.description),
        tags=tuple(clean(tag) for tag in article.tags),
        site_name=clean(article.site_name),
        canonical_url=clean(article.canonical_url),
        guid=clean(article.guid),
        slug=clean(article.slug),
        published=_in_calendar(article.published),
        updated=_in_calendar(article.updated),
    )


def _in_calendar(day: Day) -> Day:
    """Return *day*, unless no feed could hold it: the year 1 of a generator that has no date, or the end of time."""
    return day if day is not None and FIRST_YEAR <= day.year < LAST_YEAR else None


def _without_say(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* without `say` marks: what comes from outside is spoken as its reader sees it."""
    return tuple(
        replace(block, children=_without_say(block.children))
        if isinstance(block, Container)
        else replace(block, say="", spans=tuple(span for span in block.spans if span.kind is not SpanKind.SAY))
        for block in blocks
    )


def _with_given(article: Article, given: Given) -> Article:
    return replace(
        article,
        title=given.title or article.title,
        author=given.author or article.author,
        published=given.published or article.published,
        published_inferred=article.published_inferred and given.published is None,
        language=given.language or article.language,
        language_confidence=1.0 if given.language else article.language_confidence,
        slug=given.slug or article.slug,
        guid=given.guid or article.guid,
        canonical_url=given.canonical_url or article.canonical_url,
        site_name=given.site_name or article.site_name,
        tags=given.tags or article.tags,
        draft=given.draft or article.draft,
    )
