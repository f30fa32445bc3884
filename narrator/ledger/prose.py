"""What is left out → the prose among it that nobody asked to leave out: sentences an author may have written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from narrator.article.model import Article, LeftOut, LeftOutReason
from narrator.ledger.model import ProseLeftOut
from narrator.ledger.words import words

SUSPECT: Final = frozenset({
    LeftOutReason.FURNITURE,
    LeftOutReason.BYLINE,
    LeftOutReason.TEMPLATE,
    LeftOutReason.HIDDEN,
    LeftOutReason.EMBED,
})  # fmt: skip
"""Reasons that a reader gave; every other one the author gave herself, or the voice profile, or it is said once."""
DECLARED: Final = frozenset({"table of contents", "page number", "index", "imprint", "title page"})
"""What a book's own package calls so: its publisher gave the reason."""
CERTAIN: Final = frozenset({"tail", "credits", "reference", "permalink"})
"""What whole lines of a known form are: nobody's prose."""
SHORT_WORDS: Final = 400
"""An article of fewer spoken words is no measure of its author's vocabulary: less has to match it."""
FEWEST_WORDS: Final = {True: 12, False: 20}
"""Words of prose in the middle of the article, short or not, from which they are told."""
FEWEST_OUTSIDE: Final = 20
SMALLEST_PART: Final = 0.25
"""Of the spoken words; outside the article less prose is a teaser or a notice of the site's."""
SHARED: Final = {True: 0.2, False: 0.6}
"""Share of the words that the article also uses: the same language, the same matter."""
SHARED_BEFORE: Final = 0.3
SHARED_AFTER: Final = 0.45
"""Of a short article, beside it: what stands above it is less often by somebody else than what stands below."""
SENTENCES: Final = {True: 0.6, False: 0.7}
SENTENCES_OUTSIDE: Final = 0.85
"""Share of the words that stand in sentences: less is a list of labels and teasers."""
IN_TEMPLATE: Final = 5
"""Words of a sentence in a template tag: its author wrote it into the post itself."""
SHORTEST: Final = 8
LONGEST: Final = 80
"""Words of what is taken for a sentence."""
LABELS: Final = 10
MOST_CAPITALS: Final = 0.6
"""Of a sentence's words; German prose has some 0.35 of them."""
RUN: Final = 5
SHOWN: Final = 110
_REFERENCE: Final = re.compile(r"\s?\[(?:\d{1,4}|[a-z]|(?:n|nb|note|lower-alpha) \d{1,3})\]")
"""The mark of a note, behind a full stop."""
_END: Final = re.compile(r"(?<=[.!?…])[\"”’»)\]]{0,3}\s+|(?<=[。！？])")
_GOES_ON: Final = re.compile(
    r"\W{0,3}(?:read (?:more|on|the (?:rest|full))|continue|more\b|see more|full (?:story|article)|weiterlesen|mehr\b"
    r"|lire (?:la suite|plus)|leer más|seguir leyendo|leggi|lees (?:meer|verder)|читать|続きを読む|阅读全文)",
    re.IGNORECASE,
)
_ENDS: Final = tuple('.!?…。！？"”’»)')


class _Spoken(Struct):
    """The words of the article's segments, and its runs of five."""

    count: int
    vocabulary: frozenset[str]
    runs: frozenset[tuple[str, ...]]

    @property
    def short(self) -> bool:
        return self.count < SHORT_WORDS


class _Prose(Struct):
    """What of one left-out text is sentences that are not said elsewhere."""

    words: int
    shared: float
    sentences: float
    first: str


def prose_left_out(article: Article, lines: Mapping[int, int]) -> tuple[ProseLeftOut, ...]:
    """Return the prose of *article* that is left out for a reason which its author did not give, in its order.

    *lines*: the source line of a left-out text by its index. Thresholds were set on 154 real pages, of which 5 have
    such a finding; see docs/ledger.md.
    """
    suspects = [
        (index, one) for index, one in enumerate(article.left_out) if one.reason in SUSPECT and one.kind not in DECLARED
    ]
    if not suspects:
        return ()
    spoken = _spoken(article)
    places = {segment.id: place for place, segment in enumerate(article.segments())}
    return tuple(
        ProseLeftOut(prose.words, prose.first, left_out.reason, left_out.kind, lines.get(index, 0))
        for index, left_out, prose in _proses(suspects, spoken, places)
        if _is_told(left_out, prose, spoken, inside=_is_inside(left_out, places))
    )


def _proses(
    suspects: Sequence[tuple[int, LeftOut]], spoken: _Spoken, places: Mapping[str, int]
) -> Iterator[tuple[int, LeftOut, _Prose]]:
    """Yield what is prose; a text that a page holds twice counts once."""
    seen: set[str] = set()
    for index, left_out in suspects:
        if left_out.segment in places or left_out.text in seen or left_out.kind in CERTAIN:
            continue
        seen.add(left_out.text)
        prose = _prose(left_out, spoken)
        if prose is not None:
            yield index, left_out, prose


def _is_inside(left_out: LeftOut, places: Mapping[str, int]) -> bool:
    """Return whether something of the article is said before it and something after it."""
    return places.get(left_out.before, 0) > 0 or left_out.offset > 0


def _is_told(left_out: LeftOut, prose: _Prose, spoken: _Spoken, *, inside: bool) -> bool:
    short = spoken.short
    if left_out.reason is LeftOutReason.TEMPLATE:
        return True
    if prose.shared < SHARED[short]:
        return False
    if inside:
        return prose.words >= FEWEST_WORDS[short] and prose.sentences >= SENTENCES[short]
    if left_out.reason is LeftOutReason.HIDDEN:
        return False  # beside the article: dialogs and consent banners
    if prose.shared < (SHARED_AFTER if not left_out.before else SHARED_BEFORE):
        return False
    enough = max(FEWEST_OUTSIDE, SMALLEST_PART * spoken.count)
    return prose.words >= enough and prose.sentences >= SENTENCES_OUTSIDE


def _prose(left_out: LeftOut, spoken: _Spoken) -> _Prose | None:
    in_template = left_out.reason is LeftOutReason.TEMPLATE
    fewest = IN_TEMPLATE if in_template else SHORTEST
    texts = _attributes(left_out.text) if in_template else _END.split(_REFERENCE.sub("", left_out.text))
    count = shared = total = 0
    first = ""
    teasers = frozenset[int]() if in_template else _teasers(texts)
    for place, text in enumerate(texts):
        keys = [word.key for word in words(text)]
        total += len(keys)
        runs = _runs(keys)
        if not fewest <= len(keys) <= LONGEST or not text.rstrip().endswith(_ENDS):
            continue
        if 2 * len(runs & spoken.runs) >= len(runs):
            continue  # said
        if place in teasers or (not in_template and _is_of_labels(text)):
            continue
        count += len(keys)
        shared += sum(key in spoken.vocabulary for key in keys)
        first = first or text.strip()[:SHOWN]
    return _Prose(count, shared / count, count / total, first) if count else None


def _teasers(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of sentences that are cut short and lead to the rest of them, with the two before each."""
    cut = (
        place
        for place, text in enumerate(texts[:-1])
        if text.rstrip().endswith(("…", "...")) and _GOES_ON.match(texts[place + 1])
    )
    return frozenset(near for place in cut for near in range(place - 2, place + 1))


def _is_of_labels(text: str) -> bool:
    """Return whether most words begin with a capital: the entries of a menu, with a sentence at their end."""
    letters = [word[0] for word in text.split() if word[0].isalpha()]
    return len(letters) > LABELS and sum(map(str.isupper, letters)) > MOST_CAPITALS * len(letters)


_QUOTED: Final = re.compile(r"\"([^\"]{1,4000})\"|“([^”]{1,4000})”|'([^']{1,4000})'|`([^`]{1,4000})`")


def _attributes(text: str) -> list[str]:
    """Return the values of a template tag's attributes: what stands in quotation marks."""
    return [next(group for group in match.groups() if group) for match in _QUOTED.finditer(text)]


def _spoken(article: Article) -> _Spoken:
    keys: list[str] = []
    for segment in article.segments():
        keys.extend(word.key for word in words(segment.text))
    return _Spoken(len(keys), frozenset(keys), frozenset(_runs(keys)))


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(keys[place : place + RUN]) for place in range(max(1, len(keys) - RUN + 1))}
