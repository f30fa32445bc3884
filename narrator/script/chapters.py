"""Chapters: for navigation only; a heading with no body joins the next, one that is quoted begins none."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from narrator.article.model import Article, ContainerKind, Segment, SegmentKind, walk
from narrator.config.policy import Policy
from narrator.script.draft import Draft
from narrator.script.model import Chapter, Role, Utterance

NO_COLON = tuple(".!?…:;—–-")


def chapters(
    article: Article, policy: Policy, drafts: Sequence[Draft], utterances: Sequence[Utterance]
) -> tuple[Chapter, ...]:
    """Return the chapters of *utterances*, which were made of *drafts*, one each."""
    if not utterances:
        return ()
    found: list[Chapter] = []
    quoted, bare = _in_quotes(article), _bare(article)
    bodiless: Chapter | None = None
    previous_heading = ""
    for draft, utterance in zip(drafts, utterances, strict=True):
        heading = draft.segment if draft.segment is not None else None
        begins = heading is not None and (_is_heading(heading, policy, quoted) or bool(heading.chapter))
        if not begins and not draft.chapter:
            if utterance.role is Role.TEXT or heading is None or heading.kind is not SegmentKind.HEADING:
                bodiless = None
            continue
        if heading is not None and not draft.chapter and heading.id == previous_heading:
            continue
        previous_heading = heading.id if heading is not None else ""
        title = draft.chapter or (heading.chapter or heading.text if heading is not None else "")
        chapter = Chapter(
            title=" ".join(title.split()),
            level=1 if draft.chapter or heading is None else heading.level or 1,
            utterance=utterance.id,
            segment="" if draft.chapter or heading is None else heading.id,
        )
        if bodiless is not None:
            chapter = _joined(bodiless, chapter)
            found.pop()
        found.append(chapter)
        is_bare = draft.chapter or heading is None or heading.id in bare
        bodiless = chapter if is_bare else None
    return tuple(_from_the_start(article, found, utterances))


def _is_heading(segment: Segment, policy: Policy, quoted: AbstractSet[str]) -> bool:
    is_own = segment.kind is SegmentKind.HEADING and segment.id not in quoted
    return is_own and 0 < segment.level <= policy.chapter_level


def _bare(article: Article) -> frozenset[str]:
    """Return the ids of the headings right below which another heading stands, or nothing."""
    return frozenset(
        one.id
        for one, after in pairwise((*article.segments(), None))
        if one is not None and one.kind is SegmentKind.HEADING and (after is None or after.kind is SegmentKind.HEADING)
    )


def _in_quotes(article: Article) -> frozenset[str]:
    """Return the ids of the headings that stand in a quotation: they divide what is quoted, not the article."""
    return frozenset(
        segment.id
        for segment, within in walk(article.blocks)
        if segment.kind is SegmentKind.HEADING and any(one.kind is ContainerKind.QUOTE for one in within)
    )


def _joined(heading: Chapter, chapter: Chapter) -> Chapter:
    link = " " if heading.title.endswith(NO_COLON) else ": "
    return Chapter(heading.title + link + chapter.title, heading.level, heading.utterance, heading.segment)


def _from_the_start(article: Article, found: list[Chapter], utterances: Sequence[Utterance]) -> list[Chapter]:
    """Return *found* with a first chapter that begins with the first utterance, titled by the article."""
    first = utterances[0]
    if found and found[0].utterance == first.id:
        return found
    title = " ".join(article.title.split()) or (found[0].title if found else first.written)
    return [Chapter(title=title, level=1, utterance=first.id), *found]
