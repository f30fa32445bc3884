"""Articles for tests, built by hand."""

from collections.abc import Sequence
from typing import Any

from narrator.article.identity import with_ids
from narrator.article.model import Article, Block, Segment, SegmentKind, Source, SourceFormat, Span
from narrator.casting.profiles import languages_of
from narrator.config.voice_profile import VoiceProfile
from narrator.script.model import Script
from narrator.script.writer import write

SOURCE = Source("post.md", SourceFormat.MARKDOWN, "")


def paragraph(text: str, *spans: Span, **fields: Any) -> Segment:
    """Return a paragraph."""
    return Segment("", SegmentKind.PARAGRAPH, text, spans=spans, **fields)


def heading(text: str, level: int = 2) -> Segment:
    """Return a heading."""
    return Segment("", SegmentKind.HEADING, text, level=level)


def post(*blocks: Block | str, title: str = "Ferries", **fields: Any) -> Article:
    """Return an article; a string is a paragraph."""
    tree = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Article(SOURCE, title, with_ids(tree), **fields)


def script(*blocks: Block | str, profile: VoiceProfile | None = None, **fields: Any) -> Script:
    """Return the script of such an article."""
    profile = profile or VoiceProfile("default")
    return write(post(*blocks, **fields), profile, languages=languages_of(profile))


def written(made: Script) -> list[str]:
    """Return what is written, narrator's own words in brackets."""
    return [f"[{u.written}]" if u.role == "announcement" else u.written for u in made.utterances]


def breaks_of(made: Script) -> Sequence[tuple[str, int]]:
    """Return each utterance's written form and the silence after it."""
    return [(utterance.written, utterance.break_after_ms) for utterance in made.utterances]
