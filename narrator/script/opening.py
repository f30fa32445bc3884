"""What is said before the text: title, author, date, length, and that the voice is synthetic."""

from datetime import datetime
from typing import Final

from narrator.article.model import Article
from narrator.script.draft import Draft
from narrator.script.model import Role
from narrator.script.spoken_length import spoken_ms
from narrator.script.writing_context import WritingContext

OPENING: Final = "opening"
SENTENCE_END: Final = tuple(".!?…。！？।؟۔:;»”\"')]’")
MINUTE_MS: Final = 60_000


def opening(
    article: Article, context: WritingContext, *, length_ms: float, rate_wpm: float, title_is_said: bool
) -> list[Draft]:
    """Return the opening's announcements, one utterance each, so that an edit speaks only what it changed again.

    *length_ms* is what follows, as near as it is known before it is spoken. *title_is_said*: the article's first
    heading is its title and takes the title's place.
    """
    phrases, breaks = context.phrases, context.breaks
    said = [
        ("title", "" if title_is_said else article.title.strip()),
        ("author", phrases.say("By {author}", author=article.author.strip()) if article.author.strip() else ""),
        ("date", _date(article, context)),
        ("synthetic", phrases.say("Read by a synthetic voice.")),
    ]
    own_ms = sum(spoken_ms(phrase, phrases.language, rate_wpm, breaks) + breaks.sentence_ms for _, phrase in said)
    said.insert(-1, ("length", _length(length_ms + own_ms, context)))
    drafts = []
    for name, phrase in said:
        if not any(character.isalnum() for character in phrase):
            continue
        is_title = name == "title"
        drafts.append(
            Draft(
                role=Role.ANNOUNCEMENT,
                segment=None,
                text=phrase if phrase.endswith(SENTENCE_END) else f"{phrase}.",
                language=article.language if is_title else phrases.language,
                after_ms=breaks.heading_after_ms if is_title else breaks.sentence_ms,
                name=OPENING,
            )
        )
    return drafts


def _length(length_ms: float, context: WritingContext) -> str:
    """Return the length in whole minutes; nothing of less than one: "1 minute" of ten seconds is worse than silence."""
    if length_ms < MINUTE_MS:
        return ""
    return context.phrases.say_count("{n} minute.", "{n} minutes.", round(length_ms / MINUTE_MS))


def _date(article: Article, context: WritingContext) -> str:
    published = article.published
    if published is None:
        return ""
    return context.phrases.date(published.date() if isinstance(published, datetime) else published)
