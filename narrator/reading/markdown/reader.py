"""A Markdown source → `Article`: head off, template tags out, HTML, and the walker that all HTML goes through."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, Block, LeftOut, LeftOutReason, Notice, Source, walk
from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.file_name import read_file_name
from narrator.reading.markdown.front_matter.metadata import Metadata, metadata
from narrator.reading.markdown.front_matter.split import split
from narrator.reading.markdown.templates.franklin import is_franklin, with_raw_html
from narrator.reading.markdown.templates.take import take
from narrator.reading.markdown.templates.taken import Taken, split_comment
from narrator.reading.markdown.titles import find_title
from narrator.reading.markdown.unknown_tags import unknown_tags
from narrator.reading.walker import Walked, parse_html, walk_html

FALLBACK_LANGUAGE: Final = "en"


def read_markdown(source: Source) -> Article:
    """Return the article that *source*, Markdown of any blog, holds.

    Raises SourceError where nothing is left to read. Options of the front matter are taken from trusted sources only.
    """
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    head = split(text)
    given = metadata(head.fields)
    body = text[head.begin : head.end]
    if is_franklin(text):
        body = with_raw_html(body)
    markdown, taken = take(body, mdx=source.name.lower().endswith(".mdx"))
    name = read_file_name(str(source.path or source.name))
    language = given.language or name.language
    tree = parse_html(f"<html><body>{to_html(markdown)}</body></html>")
    walked = walk_html(tree, base_url=source.url, language=language or FALLBACK_LANGUAGE)
    first_line = text.count("\n", 0, head.begin)
    # An author may write notes in HTML, numbers and all; then what was left out stands in the source.
    own = "<sup" not in text.lower() or "[^" in text or "^[" in text
    generated = GENERATED if own else frozenset[str]()
    left_out = _left_out(walked, taken, first_line, generated)
    titled = find_title(given.title, walked.blocks, name.slug)
    article = Article(
        source=source,
        title=titled.title,
        blocks=titled.blocks,
        author=given.author,
        language=language or FALLBACK_LANGUAGE,
        language_confidence=1.0 if language else 0.0,
        published=given.published or name.published,
        updated=given.updated,
        description=given.description,
        tags=given.tags,
        canonical_url=given.canonical_url,
        guid=given.guid,
        slug=given.slug or name.slug,
        draft=given.draft,
        assets=walked.assets,
        left_out=(*_heads(text, head.begin, head.end, walked.blocks), *titled.repeated, *left_out),
        notices=(*head.notices, *unknown_tags(tree, text), *_holes(taken, first_line), *walked.notices),
        settings=given.settings if source.trusted else {},
    )
    return _with_cover(article, given)


def _holes(taken: tuple[Taken, ...], first_line: int) -> Iterator[Notice]:
    """Yield a notice for each variable in a sentence: its reader sees a word there, a listener hears none."""
    for one in taken:
        if one.hole:
            told = (
                f"A value that only your site knows stands in a sentence, which is said without it: {one.hole!r}."
                " Write the words, or say them with <!-- narrator: say … -->."
            )
            yield Notice("template-hole", told, one.lines[0] + first_line)


def _heads(text: str, begin: int, end: int, blocks: tuple[Block, ...]) -> tuple[LeftOut, ...]:
    """Return what stands before and after the body: the front matter."""
    found: list[LeftOut] = []
    first = next((segment for segment, _ in walk(blocks)), None)
    for start, stop, before in ((0, begin, first.id if first else ""), (end, len(text), "")):
        words = text[start:stop].strip()
        if words:
            line = text.count("\n", 0, text.index(words, start)) + 1
            lines = (line, line + words.count("\n"))
            found.append(LeftOut(LeftOutReason.FRONT_MATTER, words, "front matter", lines=lines, before=before))
    return tuple(found)


GENERATED: Final = frozenset({"note reference", "back reference"})
"""What our own HTML of a footnote holds and the author never wrote: the number and the way back."""


def _left_out(
    walked: Walked, taken: tuple[Taken, ...], first_line: int, generated: frozenset[str]
) -> tuple[LeftOut, ...]:
    """Put what was taken out before parsing where its marks stand among what the walker left out."""
    found: list[LeftOut] = []
    placed: set[int] = set()
    for left_out in walked.left_out:
        if left_out.kind in generated:
            continue
        numbers, rest = split_comment(left_out.text) if left_out.reason is LeftOutReason.COMMENT else ((), "")
        known = [number for number in numbers if number < len(taken)]
        placed.update(known)
        found.extend(_from_taken(taken[number], first_line, left_out) for number in known)
        if not known:
            found.append(left_out)
        elif rest:
            found.append(replace(left_out, text=rest))
    unplaced = [_from_taken(one, first_line, None) for number, one in enumerate(taken) if number not in placed]
    return (*found, *unplaced)


def _from_taken(taken: Taken, first_line: int, place: LeftOut | None) -> LeftOut:
    lines = (taken.lines[0] + first_line, taken.lines[1] + first_line)
    left_out = LeftOut(taken.reason, taken.text, taken.kind, lines=lines)
    return left_out if place is None else replace(left_out, before=place.before, offset=place.offset)


def _with_cover(article: Article, given: Metadata) -> Article:
    if not given.cover:
        return article
    cover = asset_id(given.cover)
    assets = article.assets
    if article.asset(cover) is None:
        assets = (*assets, Asset(cover, given.cover, given.cover_alt))
    return replace(article, cover=cover, assets=assets)
