"""A post → what narrator understood of it, in the words of somebody who has never seen a file format."""

import re
import unicodedata
from collections import Counter
from typing import Final

from msgspec import Struct

from narrator.article.model import LeftOutReason, Segment, SegmentKind
from narrator.article.words import word_count
from narrator.editing.marks import COMMENT, KEPT
from narrator.editing.post import OpenPost
from narrator.languages.phrases import Phrasebook, message, message_count
from narrator.script.audit import Risk, audit
from narrator.script.model import Utterance
from narrator.script.spoken_length import script_ms, spoken_ms

NAMES: Final = {
    "heading": message_count("{n} heading", "{n} headings"),
    "paragraph": message_count("{n} paragraph", "{n} paragraphs"),
    "quote": message_count("{n} quote", "{n} quotes"),
    "list_item": message_count("{n} item of a list", "{n} items of lists"),
    "definition": message_count("{n} line of a definition list", "{n} lines of definition lists"),
    "table": message_count("{n} table", "{n} tables"),
    "code": message_count("{n} code example", "{n} code examples"),
    "image": message_count("{n} picture", "{n} pictures"),
    "caption": message_count("{n} caption", "{n} captions"),
    "note": message_count("{n} note", "{n} notes"),
    "math": message_count("{n} formula", "{n} formulas"),
    "embed": message_count("{n} embedded medium", "{n} embedded media"),
    "aside": message_count("{n} line of an aside", "{n} lines of asides"),
}
KINDS: Final = {
    "heading": message("heading"),
    "paragraph": message("paragraph"),
    "quote": message("quote"),
    "list_item": message("list item"),
    "definition": message("definition"),
    "table": message("table"),
    "code": message("code"),
    "image": message("picture"),
    "caption": message("caption"),
    "note": message("note"),
    "math": message("formula"),
    "embed": message("embedded medium"),
    "aside": message("aside"),
}
"""Of a single block."""
MOST_QUESTIONS: Final = 5
ASKED: Final = 0.5
"""Risks below this are told by `narrator pronounce audit` alone."""
UNNAMED: Final = r"!\[\s*\]\(\s*<?{}"
USED: Final = {
    "page furniture": message("part of the page around it"),
    "furniture": message("part of the page around it"),
    "title": message("is the title above"),
    "byline": message("is told above"),
}
"""What narrator calls the reason → what an author understands."""


class SilentPiece(Struct, frozen=True):
    """Something of the post that is not spoken."""

    begin: int
    """Where it stands in the source, in characters."""
    reason: str
    text: str
    readable: bool
    """Whether `narrator.editing.marks.read_again` can have it read."""
    before: str
    """The id of the segment that follows it; empty: none."""


def kinds_in(post: OpenPost, phrases: Phrasebook) -> tuple[str, ...]:
    """Return what the post consists of: "2 headings", "7 paragraphs"."""
    counted = Counter(str(segment.kind) for segment in post.article.segments() if segment.text)
    return tuple(phrases.say_count(*NAMES[kind], n) for kind, n in counted.items())


def left_out(post: OpenPost) -> tuple[SilentPiece, ...]:
    """Return what is left out, in the order of the source; the front matter is not: it is shown as what it says."""
    firsts: dict[str, int] = {}
    for spoken in post.ledger.spoken:
        firsts.setdefault(spoken.segment, spoken.begin)
    following = sorted((begin, segment) for segment, begin in firsts.items())
    pieces: list[SilentPiece] = []
    for span in post.ledger.left_out:
        if span.reason == LeftOutReason.FRONT_MATTER:
            continue
        before = next((segment for begin, segment in following if begin > span.begin), "")
        if span.reason == LeftOutReason.COMMENT and post.editable:
            pieces += _comments(post, span.begin, span.end, before)
        else:
            marked = span.reason == LeftOutReason.MARKED and post.editable
            pieces.append(SilentPiece(span.begin, str(span.reason), span.text, marked, before))
    return tuple(pieces)


def _comments(post: OpenPost, begin: int, end: int, before: str) -> list[SilentPiece]:
    found = []
    for place in COMMENT.finditer(post.text, max(0, post.text.rfind("<!--", 0, begin + 1)), len(post.text)):
        if place.start() >= end:
            break
        kept = KEPT.match(place[0])
        text = kept["text"].replace("›", ">") if kept else place[0][4:-3].strip()
        reason = _understood(kept["reason"]) if kept else "comment"
        if not text.startswith("narrator:"):
            found.append(SilentPiece(place.start(), reason, text, readable=True, before=before))
    return found


def _understood(reason: str) -> str:
    """Return the most particular part of *reason* ("page furniture, photo credit") that there are words for."""
    parts = [part.strip() for part in reason.split(",")]
    known = {*USED, *LeftOutReason}
    return next((USED.get(part, part) for part in reversed(parts) if part in known), parts[-1])


def length_ms(post: OpenPost) -> int:
    """Return how long the post will be, as near as it is known before it is spoken."""
    return round(script_ms(post.script, post.profile))


def sentence_ms(post: OpenPost, spoken: str) -> int:
    """Return how long *spoken* will be, with a sentence's break."""
    breaks = post.profile.breaks
    return round(spoken_ms(spoken, post.script.language, post.profile.rate, breaks)) + breaks.sentence_ms


def words(post: OpenPost) -> int:
    """Return how many words the post has."""
    return word_count(post.article)


def segments(post: OpenPost) -> tuple[Segment, ...]:
    """Return the post's blocks that have words, in order."""
    return tuple(segment for segment in post.article.segments() if segment.text)


def differences(utterance: Utterance) -> tuple[tuple[str, str], ...]:
    """Return what is said otherwise than it is written: each written stretch, and what is said for it."""
    found = []
    for part in utterance.parts:
        for span in part.spans:
            written = utterance.written[span.written_begin : span.written_end].strip()
            spoken = part.text[span.spoken_begin : span.spoken_end].strip()
            if written and spoken and not is_same(written, spoken):
                found.append((written, spoken))
    return tuple(found)


def is_same(written: str, spoken: str) -> bool:
    """Return whether both are the same to an author, who minds no capitals, wide signs (，) and mere punctuation."""
    one, other = (unicodedata.normalize("NFKC", text).casefold() for text in (written, spoken))
    return one == other or not any(sign.isalnum() for sign in one + other)


def undescribed(post: OpenPost) -> tuple[Segment, ...]:
    """Return the pictures that nobody has described, and of Markdown's `![](…)` those that may be decoration or not."""
    without = {
        asset.id
        for asset in post.article.assets
        if asset.alt is None or (not asset.alt and re.search(UNNAMED.format(re.escape(asset.reference)), post.text))
    }
    return tuple(one for one in post.article.segments() if one.asset in without and one.kind is SegmentKind.IMAGE)


def questions(post: OpenPost) -> tuple[Risk, ...]:
    """Return the words that a voice will likely get wrong, the riskiest first."""
    known = post.article.silenced.words
    risks = audit(post.article, post.profile)
    return tuple(risk for risk in risks if risk.risk >= ASKED and risk.word not in known)[:MOST_QUESTIONS]
