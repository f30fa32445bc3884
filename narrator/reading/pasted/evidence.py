"""Each line of a page → how much speaks for it being a line of the article.

The weights are a logistic regression over pages that were rendered to text, fitted by `bench/pasted.py --fit`, with
each page's lines taken once with and once without their indentation. A weight is the evidence in nats.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from narrator.reading.pasted.furniture import ASIDE_WORDS, COMMENT_HEAD, Role, role_of
from narrator.reading.pasted.lines import Line
from narrator.reading.words import UNSPACED, fold, likely_language, stop_words

YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\[…\])$")
NEAR, FAR = 3, 10
"""Lines: how far the neighbourhood reaches."""
LONGEST_RUN: Final = 600
"""Words of prose without a break: more are no more certain, as in the notes of an encyclopedia."""
MAX_WORDS: Final = 60
"""Longer paragraphs are no more certain."""

WEIGHTS: Final = {
    "address": -2.81,
    "always": -0.97,
    "at body indent": 0.59,
    "bars": -1.61,
    "between prose": -0.47,
    "blank before": 1.53,
    "colon": 1.84,
    "comment head": -1.65,
    "cut off": -4.36,
    "end mark": -2.18,
    "ends sentence": 0.49,
    "far between prose": 0.5,
    "few stop words": 0.38,
    "furniture words": -1.6,
    "goes on": 0.69,
    "headline": -1.13,
    "left of body": -0.61,
    "log words": -0.5,
    "no words": -2.82,
    "off body indent": -1.27,
    "past comments": -2.31,
    "position": -0.92,
    "prose": 0.99,
    "prose after": 0.92,
    "prose before": 0.7,
    "prose far after": 1.31,
    "prose far before": 1.26,
    "repeated": 0.11,
    "run": -0.51,
    "run share": 3.64,
    "short item": -0.74,
    "short with year": -0.97,
    "stop words": 0.8,
    "ten words": -0.4,
    "under four words": -0.88,
    "unspaced script": -0.75,
    "words": 0.48,
}


class Page(Struct, frozen=True):
    """What holds for all lines of a page."""

    lines: tuple[Line, ...]
    roles: tuple[Role | None, ...]
    stop_words: frozenset[str]
    times_seen: Counter[str]
    run_words: tuple[float, ...]
    """Words in the run of prose that a line stands in: prose lines at one indent with at most two lines between."""
    longest_run_words: float
    body_indent: int
    """The indent of the longest run."""
    is_indented: bool
    """Text browsers keep the page's nesting as indents; clipboards do not."""


def evidence_for(lines: Sequence[Line], weights: dict[str, float] | None = None) -> list[float]:
    """Return each line's evidence, in nats times tens of words: positive for the article, negative for the page."""
    weights = WEIGHTS if weights is None else weights
    return [
        stake(line) * sum(weights.get(name, 0.0) * value for name, value in features.items())
        for line, features in zip(lines, features_of(lines), strict=True)
    ]


def stake(line: Line) -> float:
    """Return how much a wrong decision on *line* would cost: its length, in tens of words."""
    return min(max(line.words, 2.0), 40.0) / 10


def features_of(lines: Sequence[Line]) -> list[dict[str, float]]:
    """Return what is measured on each line, by name; absent: 0."""
    page = _page(tuple(lines))
    prose = [float(line.is_prose) for line in lines]
    past_comments, prose_seen = False, 0
    found: list[dict[str, float]] = []
    for index, line in enumerate(lines):
        past_comments = past_comments or (page.roles[index] is Role.COMMENTS and prose_seen >= 2)
        prose_seen += line.is_prose
        features = _features_of_line(line, page, index) | _features_of_neighbours(prose, index)
        features["past comments"] = float(past_comments)
        found.append({name: value for name, value in features.items() if value})
    return found


def _page(lines: tuple[Line, ...]) -> Page:
    text = "\n".join(line.text for line in lines if line.is_prose) or "\n".join(line.text for line in lines)
    runs = _run_words(lines)
    longest = max(range(len(lines)), key=lambda index: runs[index], default=0)
    return Page(
        lines=lines,
        roles=tuple(role_of(line.text) for line in lines),
        stop_words=stop_words(likely_language(text)),
        times_seen=Counter(line.text for line in lines),
        run_words=runs,
        longest_run_words=min(LONGEST_RUN, max(1.0, *runs, 1.0)),
        body_indent=lines[longest].indent if lines else 0,
        is_indented=len({line.indent for line in lines}) > 3,
    )


def _run_words(lines: tuple[Line, ...]) -> tuple[float, ...]:
    at_indent: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.is_prose:
            at_indent[line.indent].append(index)
    words = [0.0] * len(lines)
    for indices in at_indent.values():
        runs = [[indices[0]]]
        for before, index in pairwise(indices):
            if index - before <= NEAR:
                runs[-1].append(index)
            else:
                runs.append([index])
        for run in runs:
            total = sum(min(MAX_WORDS, lines[index].words) for index in run)
            for index in range(run[0], run[-1] + 1):
                words[index] = max(words[index], total)
    return tuple(words)


def _features_of_line(line: Line, page: Page, index: int) -> dict[str, float]:
    words, text = line.words, line.text
    role = page.roles[index]
    share = _stop_word_share(line, page)
    run = page.run_words[index]
    off_body = abs(line.indent - page.body_indent) if page.is_indented else 0
    return {
        "always": 1.0,
        "words": min(words, MAX_WORDS) / 10,
        "log words": math.log1p(words),
        "ten words": float(words >= 10),
        "under four words": float(words < 4),
        "stop words": share * min(words, 20) / 10,
        "few stop words": float(share < 0.1),
        "ends sentence": float(line.ends_sentence),
        "prose": float(line.is_prose),
        "short item": float(bool(line.mark) and words < 6),
        "furniture words": float(ASIDE_WORDS.search(text) is not None),
        "end mark": float(role in {Role.COMMENTS, Role.MORE}),
        "comment head": float(words < 10 and COMMENT_HEAD.search(text) is not None),
        "repeated": float(page.times_seen[text] > 1 and words < 30),
        "at body indent": float(page.is_indented and off_body == 0),
        "off body indent": min(off_body, 20) / 10,
        "left of body": float(page.is_indented and line.indent < page.body_indent),
        "blank before": min(line.blank_before, 3) / 3,
        "short with year": float(words < 10 and YEAR.search(text) is not None),
        "bars": float(text.count("|") > 1),
        "address": float("http" in text),
        "colon": float(text.endswith((":", "："))),
        "cut off": float(ELLIPSIS.search(text) is not None),
        "run": math.log1p(run),
        "run share": min(1.0, run / page.longest_run_words),
        "headline": float(_is_headline(line)),
        "unspaced script": float(UNSPACED.search(text) is not None and words >= 4),
        "goes on": float(words <= 12 and not line.ends_sentence and text[:1].islower()),
        "position": index / len(page.lines),
        "no words": float(words == 0),
    }


def _features_of_neighbours(prose: list[float], index: int) -> dict[str, float]:
    def share(begin: int, end: int) -> float:
        window = prose[max(0, begin) : max(0, end)]
        return sum(window) / len(window) if window else 0.0

    before_near, after_near = share(index - NEAR, index), share(index + 1, index + 1 + NEAR)
    before_far, after_far = share(index - FAR, index), share(index + 1, index + 1 + FAR)
    return {
        "prose before": before_near,
        "prose after": after_near,
        "prose far before": before_far,
        "prose far after": after_far,
        "between prose": min(before_near, after_near),
        "far between prose": min(before_far, after_far),
    }


def _stop_word_share(line: Line, page: Page) -> float:
    if UNSPACED.search(line.text):
        return 0.4 if line.words >= 8 else 0.1
    words = fold(line.text)
    return sum(word in page.stop_words for word in words) / max(1, len(words))


def _is_headline(line: Line) -> bool:
    """Most longer words with a capital, no full stop: the title of this article, or of another."""
    longer = [word for word in line.text.split() if len(word) > 3]
    capitals = sum(word[:1].isupper() for word in longer)
    return line.words >= 4 and not line.ends_sentence and capitals > 0.7 * max(1, len(longer))
