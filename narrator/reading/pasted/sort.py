"""Lines of a page → each with what it is: title, byline, text of the article, caption, furniture."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from msgspec import Struct

from narrator.reading.pasted.byline import Byline, byline_in, looks_like_name
from narrator.reading.pasted.choose import choose
from narrator.reading.pasted.evidence import evidence_for
from narrator.reading.pasted.furniture import ASIDE_WORDS, Role, is_image_file, is_photo_credit, role_of, settled
from narrator.reading.pasted.lines import Line
from narrator.reading.pasted.quotes import quote_in
from narrator.reading.pasted.title import can_be_standfirst, can_be_title, title_in

HEAD_LINES: Final = 14
"""How far above its first prose line an article's title and byline stand."""
TAIL_LINES: Final = 25
MAX_HEADING_WORDS: Final = 10


class Place(StrEnum):
    """What a line is."""

    TEXT = "text"
    TITLE = "title"
    BYLINE = "byline"
    FURNITURE = "furniture"
    CREDIT = "photo credit"
    FILE = "image file name"
    REPEATED = "repeated"
    CAPTION = "caption"
    DIVIDER = "divider"


class Sorted(Struct, frozen=True):
    """A page's lines, sorted."""

    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    bylines: tuple[Byline, ...]
    """In the order of their lines."""
    subject: str = ""
    """What the title line says after its label, where it has one."""

    @property
    def title(self) -> str:
        """The title line, or empty."""
        return self.subject or next(
            (line.text for line, place in zip(self.lines, self.places, strict=True) if place is Place.TITLE), ""
        )


def sort(lines: tuple[Line, ...]) -> Sorted:
    """Say of each line what it is. Without furniture in sight every line is the author's own."""
    roles = settled([role_of(line.body) for line in lines])
    places = _chosen(lines, roles) if is_page(lines, roles) else [Place.TEXT] * len(lines)
    bylines = _take_head(lines, places)
    _take_pictures(lines, roles, places)
    for index, line in enumerate(lines):
        if places[index] is Place.TEXT and line.is_divider:
            places[index] = Place.DIVIDER
    if Place.TEXT not in places:  # a title alone, or nothing that was recognized: then it is the text
        places = [Place.TEXT if place in {Place.TITLE, Place.FURNITURE} else place for place in places]
    return Sorted(lines, tuple(places), tuple(bylines))


def is_page(lines: Sequence[Line], roles: Sequence[Role | None]) -> bool:
    """Return whether the text was copied with its page around it: a hard bound, or several lines only a page has.

    A plain text may well hold one such line ("More", "Health" as a heading).
    """
    if any(role in {Role.TOP, Role.BOTTOM} for role in roles):
        return True
    known = {line.body.casefold() for line, role in zip(lines, roles, strict=True) if role is not None}
    return len(known) >= 3


def _chosen(lines: tuple[Line, ...], roles: Sequence[Role | None]) -> list[Place]:
    begin = next((index + 1 for index, role in enumerate(roles) if role is Role.TOP), 0)
    end = next((index for index, role in enumerate(roles) if role is Role.BOTTOM and index > begin), len(lines))
    kept = choose(evidence_for(lines[begin:end]))
    inside = [False] * begin + kept + [False] * (len(lines) - end)
    places: list[Place] = []
    is_teaser = False
    for line, role, keep in zip(lines, roles, inside, strict=True):
        # Below "Related" stand the titles of other articles, until the text goes on.
        is_teaser = role is Role.MORE or (is_teaser and not line.is_prose)
        is_known = role is Role.BOILERPLATE or (role is not None and not line.is_prose)
        is_text = keep and not is_teaser and not is_known
        places.append(Place.TEXT if is_text else Place.FURNITURE)
    _take_tail(lines, roles, places)
    return places


def _take_tail(lines: Sequence[Line], roles: Sequence[Role | None], places: list[Place]) -> None:
    """Short sentences and list items right below the text are its end: better read than lost.

    A short line among them is a heading if a sentence or an item follows.
    """
    last = max((index for index, place in enumerate(places) if place is Place.TEXT), default=len(lines))
    tail = range(last + 1, min(last + 1 + TAIL_LINES, len(lines)))
    for index in tail:
        line = lines[index]
        heads = line.words <= MAX_HEADING_WORDS and index + 1 < len(lines) and _goes_on_like_text(lines[index + 1])
        belongs = roles[index] is None and byline_in(line) is None and not ASIDE_WORDS.search(line.text)
        if not belongs or not (_goes_on_like_text(line) or heads):
            break
        places[index] = Place.TEXT


def _goes_on_like_text(line: Line) -> bool:
    return bool(line.mark) or (line.ends_sentence and line.words >= 3) or quote_in(line) is not None


def _take_head(lines: tuple[Line, ...], places: list[Place]) -> list[Byline]:
    """Find title and byline above (and right below) the first prose line; mark them in *places*."""
    text = [index for index, place in enumerate(places) if place is Place.TEXT]
    if not text:
        return []
    first = _first_prose(lines, text)
    begin = _head_of(lines, first)
    bylines = {index: found for index in range(begin, first) if (found := byline_in(lines[index])) is not None}
    title = _title_index(lines, places, range(begin, first), bylines)
    if title is not None:
        places[title] = Place.TITLE
        bylines = {index: found for index, found in bylines.items() if index > title or found.author}
        bylines |= _name_lines(lines, title, first, bylines)
    bylines |= _below(lines, first, bylines)
    if title is not None:
        _settle(lines, places, range(begin, first), title, bylines)
    for index in bylines:
        places[index] = Place.BYLINE
    _take_repetitions_of_byline(lines, places, bylines, first)
    for index in range(begin + 1, first):  # "/ 2 comments" after the author's name
        beside = index - 1 in bylines or lines[index - 1].is_divider
        if places[index] is Place.TEXT and beside and role_of(lines[index].body) is not None:
            places[index] = Place.FURNITURE
    return [bylines[index] for index in sorted(bylines)]


def _first_prose(lines: tuple[Line, ...], text: list[int]) -> int:
    """Return the first line of prose: of ten words, else the first sentence below the first line, else that line."""
    long = next((index for index in text if lines[index].words >= 10), None)
    if long is not None:
        return long
    sentence = (index for index in text[1:] if lines[index].ends_sentence and lines[index].words >= 4)
    return next(sentence, text[min(1, len(text) - 1)])


def _head_of(lines: tuple[Line, ...], first: int) -> int:
    """Return where the head begins: `HEAD_LINES` above *first*, counting neither buttons nor numbers nor dividers."""
    begin, counted = first, 0
    while begin > 0 and counted < HEAD_LINES and first - begin < 3 * HEAD_LINES:
        begin -= 1
        body = lines[begin].body
        counted += role_of(body) is None and any(character.isalpha() for character in body)
    return begin


def _title_index(
    lines: tuple[Line, ...], places: Sequence[Place], head: range, bylines: dict[int, Byline]
) -> int | None:
    if not head:
        return None
    if bylines or Place.FURNITURE in places:
        text = {index for index in head if places[index] is Place.TEXT}
        return title_in(lines, head, bylines, text)
    return 0 if head.start == 0 and can_be_title(lines[0]) and not _goes_on(lines, 0) else None


def _settle(lines: tuple[Line, ...], places: list[Place], head: range, title: int, bylines: dict[int, Byline]) -> None:
    """Above the title there is no text; right below it, before the byline, there may be a standfirst."""
    for index in head:
        if index < title and places[index] is Place.TEXT:
            places[index] = Place.FURNITURE
    below = range(title + 1, min((index for index in bylines if index > title), default=title))
    for index in below:
        if can_be_standfirst(lines[index]) and index not in bylines and index - title <= 2:
            places[index] = Place.TEXT
    for index in range(max((title, *bylines)) + 1, head.stop):
        if lines[index].ends_sentence and can_be_standfirst(lines[index]):
            places[index] = Place.TEXT


def _goes_on(lines: tuple[Line, ...], index: int) -> bool:
    """A first line with no gap below it is a verse or an item, not a title."""
    return index + 1 >= len(lines) or not lines[index + 1].blank_before


def _name_lines(lines: tuple[Line, ...], title: int, first: int, bylines: dict[int, Byline]) -> dict[int, Byline]:
    """A name alone between the title and a date is the author's."""
    if not bylines or any(found.author for found in bylines.values()):
        return {}
    end = min(first, max(bylines) + 1)
    while end < first and (lines[end].is_divider or lines[end - 1].is_divider):  # "May 3 / Ada Quill / 2 comments"
        end += 1
    return {
        index: Byline(author=lines[index].body)
        for index in range(title + 1, end)
        if index not in bylines and looks_like_name(lines[index].body) and role_of(lines[index].body) is None
    }


def _below(lines: tuple[Line, ...], first: int, bylines: dict[int, Byline]) -> dict[int, Byline]:
    """A byline may stand below a lede."""
    if bylines:
        return {}
    near = range(first + 1, min(first + 4, len(lines)))
    return {index: found for index in near if (found := byline_in(lines[index])) is not None}


def _take_repetitions_of_byline(
    lines: tuple[Line, ...], places: list[Place], bylines: dict[int, Byline], first: int
) -> None:
    """The author's name or handle once more, as the picture's description, beside the byline."""
    names = {found.author.casefold() for found in bylines.values() if found.author}
    for index in range(_head_of(lines, first), first):
        if lines[index].body.casefold() in names and places[index] is not Place.TITLE:
            places[index] = Place.BYLINE


def _take_pictures(lines: tuple[Line, ...], roles: Sequence[Role | None], places: list[Place]) -> None:
    """Image file names and photo credits are no sentences; what stands twice in a row is a picture's caption."""
    seen_credits: set[str] = set()
    for index, line in enumerate(lines):
        if (is_image_file(line.body) and " " not in line.body.strip()) or (
            places[index] is Place.TEXT and is_image_file(line.body) and line.words <= 12
        ):
            places[index] = Place.FILE
        elif places[index] is Place.TEXT and is_photo_credit(line.body):
            places[index] = Place.REPEATED if line.body in seen_credits else Place.CREDIT
            seen_credits.add(line.body)
    text = [index for index, place in enumerate(places) if place is Place.TEXT]
    for index, next_index in pairwise(text):
        line, next_line = lines[index], lines[next_index]
        if line.text == next_line.text and line.words >= 3 and not next_line.blank_before and roles[index] is None:
            places[index], places[next_index] = Place.CAPTION, Place.REPEATED
