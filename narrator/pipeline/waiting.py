"""A post's settings and date → why it is not published now."""

from datetime import UTC, date, datetime

from narrator.article.model import Article
from narrator.pipeline.options import MakeOptions


def why_not(article: Article, options: MakeOptions, now: datetime) -> str:
    """Return the reason why *article* is not published now, or "" if it is."""
    settings = article.settings if article.source.trusted else {}
    if settings.get("audio") is False:
        return "its front matter says `audio: false`"
    return why_not_yet(options, now, draft=article.draft, published=article.published)


def why_not_yet(options: MakeOptions, now: datetime, *, draft: bool, published: datetime | date | None) -> str:
    """Return the reason why a draft or a future-dated post is passed over, or "" if it is published."""
    if draft and not options.drafts:
        return "a draft: give --drafts to publish it"
    if published is None or options.future or not _is_later(published, now):
        return ""
    day = published.date() if isinstance(published, datetime) else published
    return f"dated in the future, {day.isoformat()}: give --future to publish it"


def _is_later(published: datetime | date, now: datetime) -> bool:
    """Return whether a date lies after *now*; one without a time is that day where the author is, from its midnight."""
    if isinstance(published, datetime):
        return published > now if published.tzinfo is not None else published.replace(tzinfo=UTC) > now
    return published > now.astimezone().date()
