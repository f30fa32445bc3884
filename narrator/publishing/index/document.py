"""Article records → the index."""

from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from narrator.config.site import Show
from narrator.publishing.html.context import clean, language_tag
from narrator.publishing.names import direction, length
from narrator.publishing.page.inlined import policy, script, style_sheet, theme_script
from narrator.publishing.record import ArticleRecord

PACKAGE = "narrator.publishing.index"


def index_page(
    records: Sequence[ArticleRecord], show: Show, *, generator: str, feed: str = "", language: str = "en"
) -> str:
    """Return the index of *records*, newest first, in one file.

    *feed* is the feed's address as seen from the index; empty where there is none. *language* is the fallback for the
    show's title. Drafts and articles of private feeds are not listed.
    """
    listed = sorted(
        (r for r in records if not r.draft and not r.feed), key=lambda r: (r.published, r.slug), reverse=True
    )
    entries = [_entry(record) for record in listed]
    filter_script, style = script(PACKAGE, ("filter",)), style_sheet((PACKAGE, "style.css"))
    theme = theme_script()
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        files(PACKAGE).joinpath("index.html.j2").read_text("utf-8")
    )
    shown_language = language_tag(show.language) or language_tag(language) or "en"
    return template.render(
        policy=policy((theme, filter_script), style, pictures=any(entry["cover"] for entry in entries)),
        title=clean(show.title) or "Articles to listen to",
        title_language=shown_language if show.title else "en",
        direction=direction(shown_language) if show.title else "ltr",
        description=clean(show.description),
        author=clean(show.author),
        copyright=clean(show.copyright),
        generator=generator,
        feed=feed,
        entries=entries,
        tags=sorted({tag for entry in entries for tag in entry["tags"]}, key=str.casefold),
        authors=sorted({entry["author"] for entry in entries if entry["author"]}, key=str.casefold),
        total=length(sum(record.editions[0].duration_ms for record in listed if record.editions)),
        theme=Markup(theme),  # noqa: S704  # our own
        script=Markup(filter_script),  # noqa: S704  # our own
        style=Markup(style),  # noqa: S704  # our own
    )


def _entry(record: ArticleRecord) -> dict[str, Any]:
    """Return what the list shows of an article; it links what was made: the page, else the sound."""
    published = datetime.fromisoformat(record.published).date()
    main = record.editions[0] if record.editions else None
    sound = main.files.get("mp3") if main else None
    page = record.files.get("page") or sound
    return {
        "href": page.name if page else f"{record.slug}/",
        "mp3": sound.name if sound else "",
        "cover": record.files["cover"].name if "cover" in record.files else "",
        "title": clean(record.title),
        "author": clean(record.author),
        "language": language_tag(record.language) or "en",
        "direction": direction(record.language),
        "description": clean(record.description),
        "tags": [clean(tag) for tag in record.tags],
        "date": published.isoformat(),
        "shown_date": shown_date(published),
        "length": length(main.duration_ms) if main else "",
        "voice": clean(main.label) if main else "",
    }


def shown_date(day: date) -> str:
    """Return *day* as the page's English has it."""
    return f"{day.day} {day:%B} {day.year}"
