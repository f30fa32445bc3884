"""Which of the lines above the text is its title."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from narrator.reading.pasted.byline import Byline, looks_like_name
from narrator.reading.pasted.furniture import ASIDE_WORDS, is_image_file, is_photo_credit, role_of
from narrator.reading.pasted.lines import Line

MAX_WORDS: Final = 25
TRAIL: Final = re.compile(r"\s[>|»/›•·]\s|^[>|»/›•·«‹<]|[>»›]$|\|")
"""Breadcrumbs and rows of links."""
PICTURE_WORDS: Final = re.compile(r"\b(?:photo|image|credit|picture|getty|caption|video|foto|bild)\b", re.IGNORECASE)
ABBREVIATION: Final = re.compile(r"\b(?:\w\.){2,4}$")
COUNTS: Final = re.compile(r"^\W*\d[\d.,\s]*\w{0,12}\W*$")


def can_be_title(line: Line) -> bool:
    """Return whether *line* is short, not furniture, and does not end like a sentence or go on."""
    return (
        0 < line.words <= MAX_WORDS
        and not line.mark
        and not line.quoted
        and (ABBREVIATION.search(line.text) is not None or not line.text.endswith((".", ",", ";", ":", "。", "…")))
        and any(character.isalpha() for character in line.text)
        and role_of(line.body) is None
        and not is_image_file(line.body)
        and not is_photo_credit(line.body)
    )


def can_be_standfirst(line: Line) -> bool:
    """Return whether *line* can be the sentence under a title: some words that are no furniture, name or trail."""
    return (
        4 <= line.words <= 2 * MAX_WORDS
        and not line.mark
        and role_of(line.body) is None
        and not TRAIL.search(line.text)
        and not PICTURE_WORDS.search(line.text)
        and not ASIDE_WORDS.search(line.text)
        and not looks_like_name(line.body)
    )


def title_in(
    lines: Sequence[Line], head: Sequence[int], bylines: Mapping[int, Byline], chosen: Collection[int]
) -> int | None:
    """Return which of *head* (indices above the first paragraph) is the title, or None.

    It stands above the byline, near it, and has the shape of a title; *chosen* are the lines that were taken for text.
    """
    candidates = [index for index in head if can_be_title(lines[index]) and index not in bylines]
    if not candidates:
        return None
    stop = min((index for index in bylines if index > candidates[0]), default=head[-1] + 1)
    is_named = any(found.author for found in bylines.values())
    times = [line.body.casefold() for line in lines]

    def score(index: int) -> tuple[float, int]:
        line = lines[index]
        points = 2.0 * (3 <= line.words <= 20) - 0.15 * abs(stop - index)
        points += 0.5 * (line.blank_before > 0) + 0.5 * (times.count(line.body.casefold()) > 1 and line.words >= 3)
        points += 1.0 * (index < stop) + 0.5 * (index in chosen)
        points -= 1.5 * (
            stop - index == 1
            and index > head[0]
            and line.words <= 4
            and bool(bylines)
            and looks_like_name(line.body)
            and not is_named
        )
        points += 1.0 * (line.words > 2 and _has_subtitle(lines, index, stop))
        points -= 2.5 * (TRAIL.search(line.text) is not None) + 2.5 * (PICTURE_WORDS.search(line.text) is not None)
        points -= 2.5 * (ASIDE_WORDS.search(line.text) is not None) + 3.0 * (COUNTS.match(line.text) is not None)
        points -= 1.0 * line.text[:1].islower()
        return points, index

    return max(candidates, key=score)


def _has_subtitle(lines: Sequence[Line], index: int, stop: int) -> bool:
    """A line right below that is longer and in sentence case, before the byline: the title is the upper one."""
    if index + 1 >= min(stop, len(lines)):
        return False
    line, below = lines[index], lines[index + 1]
    return can_be_standfirst(below) and below.words > line.words and _capitals(below) < 0.5 <= _capitals(line)


def _capitals(line: Line) -> float:
    longer = [word for word in line.text.split() if len(word) > 3]
    return sum(word[:1].isupper() for word in longer) / max(1, len(longer))
