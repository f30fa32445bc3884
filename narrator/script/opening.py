"""What is said before the text: title, author, date, length, and that the voice is synthetic."""

from datetime import datetime

from narrator.article.model import Article
from narrator.script.draft import Draft
from narrator.script.model import Role
from narrator.script.writing_context import WritingContext

OPENING = "opening"
SENTENCE_END = tuple(".!?…。！？।؟۔:;»”\"')]’")


def opening(
    article: Article, context: WritingContext, *, words: float, rate: float, title_is_said: bool
) -> list[Draft]:
    """Return the opening's announcements, one utterance each, so that an edit speaks only what it changed again.

    *words* are all that will be said, pauses counted as the words that they take the time of; *rate* is in words a
    minute. *title_is_said*: the article's
    first heading is its title and takes the title's place.
    """
    phrases, breaks = context.phrases, context.breaks
    minutes = max(1, round(words / rate)) if rate > 0 else 0
    said = [
        ("title", "" if title_is_said else article.title.strip()),
        ("author", phrases.say("By {author}", author=article.author.strip()) if article.author.strip() else ""),
        ("date", _date(article, context)),
        ("minutes", phrases.say_count("{n} minute.", "{n} minutes.", minutes) if words and minutes else ""),
        ("synthetic", phrases.say("Read by a synthetic voice.")),
    ]
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


def _date(article: Article, context: WritingContext) -> str:
    published = article.published
    if published is None:
        return ""
    return context.phrases.date(published.date() if isinstance(published, datetime) else published)
