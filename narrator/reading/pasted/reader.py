"""Text copied out of a page, or written plain → `Article`."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from msgspec.structs import replace

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, LeftOut, LeftOutReason, Source, walk
from narrator.reading.pasted.blocks import build
from narrator.reading.pasted.byline import Byline, as_written_elsewhere, copyright_of, name_behind
from narrator.reading.pasted.dates import StatedDate, before
from narrator.reading.pasted.headings import forms_in, in_sentence_case, underlined
from narrator.reading.pasted.letters import as_letter
from narrator.reading.pasted.lines import lines_of
from narrator.reading.pasted.sort import Place, Sorted, sort

REASONS: Final = {
    Place.TITLE: LeftOutReason.BYLINE,
    Place.BYLINE: LeftOutReason.BYLINE,
    Place.FURNITURE: LeftOutReason.FURNITURE,
    Place.CREDIT: LeftOutReason.FURNITURE,
    Place.FILE: LeftOutReason.IMAGE,
    Place.REPEATED: LeftOutReason.REPEATED,
    Place.DIVIDER: LeftOutReason.SYMBOL,
}
SPOKEN: Final = frozenset({Place.TEXT, Place.CAPTION})


def read_pasted(source: Source) -> Article:
    """Return the article that *source*'s text holds; every line is a segment's or left out, with the reason.

    Furniture is looked for only where there is some; a plain text is read whole. A date without a year gets the
    copyright line's or, failing that, the file's, and is marked as inferred.
    """
    page = _with_given_title(as_letter(sort(lines_of(source.text))), source.given.title)
    spoken = [line for line, place in zip(page.lines, page.places, strict=True) if place in SPOKEN]
    captions = frozenset(
        line.first for line, place in zip(page.lines, page.places, strict=True) if place is Place.CAPTION
    )
    blocks = with_ids(build(spoken, captions, underlined(page.lines)))
    holder, year = copyright_of(page.lines)
    published, inferred = _published(page.bylines, source, year)
    author = next((byline.author for byline in page.bylines if byline.author), "")
    return Article(
        source,
        title=in_sentence_case(page.title, forms_in([line.text for line in spoken])),
        blocks=blocks,
        author=as_written_elsewhere(name_behind(author, holder), [line.text for line in page.lines]),
        language_confidence=0.0,  # nothing in a text states it
        published=published,
        published_inferred=inferred,
        updated=_updated(page.bylines, published),
        left_out=tuple(_left_out(page, blocks)),
    )


def _with_given_title(page: Sorted, title: str) -> Sorted:
    """Return *page* with its own title among the text where the article is given another *title*."""
    if not title or title.casefold() == page.title.casefold():
        return page
    return replace(page, places=tuple(Place.TEXT if place is Place.TITLE else place for place in page.places))


def _left_out(page: Sorted, blocks: tuple[Block, ...]) -> list[LeftOut]:
    """The lines that are not spoken, in order, neighbours of one reason together."""
    begins = [(segment.lines[0], segment.id) for segment, _ in walk(blocks) if segment.lines]
    found: list[LeftOut] = []
    following = 0
    for line, place in zip(page.lines, page.places, strict=True):
        while following < len(begins) and begins[following][0] <= line.first:
            following += 1
        if place not in SPOKEN:
            before = begins[following][1] if following < len(begins) else ""
            found.append(LeftOut(REASONS[place], line.text, place.value, lines=(line.first, line.last), before=before))
    return _merged(found)


def _merged(found: Sequence[LeftOut]) -> list[LeftOut]:
    merged: list[LeftOut] = []
    for left in found:
        last = merged[-1] if merged else None
        if last is not None and (last.reason, last.kind, last.before) == (left.reason, left.kind, left.before):
            lines = (last.lines[0], left.lines[1]) if last.lines and left.lines else None
            merged[-1] = LeftOut(left.reason, f"{last.text}\n{left.text}", left.kind, lines=lines, before=left.before)
        else:
            merged.append(left)
    return merged


def _published(bylines: Sequence[Byline], source: Source, copyright_year: int | None) -> tuple[date | None, bool]:
    """The date, and whether part of it is inferred. A day that would lie ahead of the file is of the year before."""
    saved = _saved(source)
    for byline in bylines:
        if byline.published is not None and not byline.is_update:
            return _with_year(byline.published, copyright_year, saved)
    for byline in bylines:
        if byline.published is not None:  # only the day of its last change is known
            return _with_year(byline.published, copyright_year, saved)[0], True
        if byline.days_ago is not None and saved is not None:
            return before(saved, byline.days_ago), True
    return None, False


def _with_year(stated: StatedDate, copyright_year: int | None, saved: date | None) -> tuple[date | None, bool]:
    if stated.year is not None:
        return stated.resolve(year=stated.year), False
    if copyright_year is not None:
        return stated.resolve(year=copyright_year), True
    if saved is None:
        return None, False
    day = stated.resolve(year=saved.year)
    return (stated.resolve(year=saved.year - 1) if day is not None and day > saved else day), True


def _updated(bylines: Sequence[Byline], published: date | None) -> date | None:
    update = next((byline.published for byline in bylines if byline.published and byline.is_update), None)
    if update is None or (update.year is None and published is None):
        return None
    return update.resolve(year=update.year or (published.year if published else 0))


def _saved(source: Source) -> date | None:
    """The day on which the file was last written; None: it is no file."""
    if source.path is None or not source.path.is_file():
        return None
    return datetime.fromtimestamp(source.path.stat().st_mtime, tz=UTC).date()
