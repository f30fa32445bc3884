"""An article whose language nobody has checked → the language that it is read in, and what the author is told of it."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Article, Block, Container, Notice, Segment, SegmentKind, SpanKind
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.languages.scripts import shares
from narrator.languages.tags import SOURCE_LANGUAGE, meant_tag, tag_fault
from narrator.script.languages import TAKEN, detect_language, is_written_in, other_language

UNSURE: Final = 0.5
"""A reader that was told no language says so with a confidence below this."""
STATED: Final = 1.0
"""Below this and from `UNSURE` on, a program wrote the language down: Word its own, whatever the author writes."""
UNSPOKEN: Final = frozenset({SegmentKind.CODE, SegmentKind.MATH})
SENTENCES: Final = frozenset({SegmentKind.PARAGRAPH, SegmentKind.HEADING})
"""Where an author writes in her own words; lists, tables and quotes often name what others have named."""
FEWEST_LETTERS: Final = 80.0
"""Letters of an alphabet in these sentences from which they are enough: some fifteen words."""
IN_FRONT_MATTER: Final = frozenset({"markdown"})
"""Formats whose sources have a place for it."""
LONGEST_SUBTAG: Final = 3
"""Letters of a language's subtag; what is longer and names no language ("language: Python") is about something else."""


def with_language(article: Article, site: Site) -> Article:
    """Return *article* in the language that its author, its page or the site says, else in one that is guessed.

    A guess is taken from a stated confidence on, and told with the line that settles it. Raises `SourceError` where the
    author's own tag is none.
    """
    article = _checked(article)
    if article.language_confidence >= STATED:
        return article
    text = _text(article)
    if article.language_confidence >= UNSURE:
        return _held_to(text, article)
    if site.language and is_written_in(text, site.language):
        return replace(article, language=site.language, language_confidence=1.0)
    language, confidence = detect_language(text)
    instead = site.language or site.show.language or article.language
    if not language:
        return replace(article, language=instead, notices=(*article.notices, *_of_no_script(text, instead)))
    taken = language if confidence >= TAKEN else instead
    told = _told(article, language, taken, confidence)
    return replace(article, language=taken, language_confidence=confidence, notices=(*article.notices, told))


def _held_to(text: str, article: Article) -> Article:
    """Return *article* in the language that a program wrote down, unless its *text* is plainly in another one."""
    found = other_language(text, article.language) if sum(shares(text).values()) >= FEWEST_LETTERS else None
    if found is None:
        return replace(article, language_confidence=STATED)
    language, confidence = found
    told = f"the file is marked as “{article.language}”, and its text is in “{language}”: read so. "
    told += f"To settle it: {_settled_by(article, language)}"
    notice = Notice("language-detected", told)
    return replace(article, language=language, language_confidence=confidence, notices=(*article.notices, notice))


def _text(article: Article) -> str:
    """Return what tells an article's language: its sentences, else all that is spoken of it, else its title."""
    prose = "\n".join(_prose(segment) for segment in article.segments() if segment.kind in SENTENCES)
    if sum(shares(prose).values()) >= FEWEST_LETTERS:
        return prose
    text = "\n".join(_prose(segment) for segment in article.segments() if segment.kind not in UNSPOKEN)
    return text if any(character.isalpha() for character in text) else article.title


def _prose(segment: Segment) -> str:
    """Return the text of *segment* without the formulas in it, whose letters are of no language."""
    text, done = "", 0
    for span in segment.spans:
        if span.kind is SpanKind.MATH and span.begin >= done:
            text, done = text + segment.text[done : span.begin], span.end
    return text + segment.text[done:]


def _told(article: Article, language: str, taken: str, confidence: float) -> Notice:
    """Return the one line about a guess, and what settles it."""
    line = _settled_by(article, language)
    if language == taken:
        outcome = f": taken for “{language}”"
    else:
        outcome = f", and “{language}” is too unsure (confidence {confidence:.2f}): read as “{taken}”"
    code = "language-guessed" if language == taken else "language-unknown"
    return Notice(code, f"nobody says which language this is{outcome}. To settle it: {line}")


def _settled_by(article: Article, language: str) -> str:
    line = f"“lang: {language}” in the front matter" if article.source.format in IN_FRONT_MATTER else ""
    return f'{line or f"--language {language}"}, or language = "{language}" in narrator.toml'


def _of_no_script(text: str, instead: str) -> Iterator[Notice]:
    """Tell that *text* has letters, and that nobody here knows who writes them."""
    if any(character.isalpha() for character in text):
        told = f"it is in a script that narrator does not know: read as “{instead}”. “lang” says which language it is"
        yield Notice("language-unknown", told)


def _checked(article: Article) -> Article:
    """Return *article* with tags of BCP 47 alone: its own, and those of its parts. What is none is an error or told."""
    notices: dict[str, Notice] = {}
    blocks = tuple(_blocks(article.blocks, notices)) if any(_tags(article.blocks)) else article.blocks
    article = replace(article, blocks=blocks, notices=(*article.notices, *notices.values()))
    fault = tag_fault(article.language)
    if not fault or article.language_confidence < UNSURE:
        return article
    is_word = len(article.language.partition("-")[0]) > LONGEST_SUBTAG and not meant_tag(article.language)
    if article.source.trusted and article.source.format in IN_FRONT_MATTER and not is_word:
        raise SourceError(f"lang: {fault}", where=article.source.name, hint="For example: lang: en, or lang: pt-BR.")
    meant = article.language.replace("_", "-")
    if not tag_fault(meant):
        return replace(article, language=meant)
    told = Notice("language-tag", f"{fault}; the text itself decides")
    return replace(article, language=SOURCE_LANGUAGE, language_confidence=0.0, notices=(*article.notices, told))


def _tags(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.language:
            yield block.language
        if isinstance(block, Container):
            yield from _tags(block.children)
        else:
            yield from (span.value for span in block.spans if span.kind is SpanKind.LANGUAGE)


def _blocks(blocks: tuple[Block, ...], notices: dict[str, Notice]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Container):
            children = tuple(_blocks(block.children, notices))
            yield replace(block, language=_tag(block.language, None, notices), children=children)
            continue
        spans = tuple(
            replace(span, value=_tag(span.value, block, notices)) if span.kind is SpanKind.LANGUAGE else span
            for span in block.spans
        )
        yield replace(block, language=_tag(block.language, block, notices), spans=spans)


def _tag(tag: str, segment: Segment | None, notices: dict[str, Notice]) -> str:
    """Return *tag*, or one that is plainly meant; empty, and told once, where it is none."""
    fault = tag_fault(tag) if tag else ""
    if not fault:
        return tag
    meant = tag.replace("_", "-")
    if not tag_fault(meant):
        return meant
    text = f"{fault}; what it marks is read in the language around it"
    notices.setdefault(tag, Notice("language-tag", text, segment=segment.id if segment is not None else ""))
    return ""
