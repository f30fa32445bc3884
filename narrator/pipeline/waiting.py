"""A post's settings and date → why it is not published now."""

from datetime import date, datetime

from narrator.article.model import Article
from narrator.pipeline.options import MakeOptions
from narrator.show.pinning import as_datetime


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
    when = as_datetime(published)
    if when is not None and when > now and not options.future:
        return f"dated in the future, {when.date().isoformat()}: give --future to publish it"
    return ""
