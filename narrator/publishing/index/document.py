"""Article records → the index."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from narrator.config.site import Show
from narrator.languages.phrases import Phrasebook, phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.languages.written import direction
from narrator.publishing.html.context import language_tag
from narrator.publishing.index import MOST_LISTED
from narrator.publishing.page.inlined import SCRIPTS_SHEET, policy, script, style_sheet, theme_script
from narrator.publishing.qr import qr_code
from narrator.publishing.record import ArticleRecord, FileRecord
from narrator.publishing.rss.addresses import base_url
from narrator.xml_text import clean

PACKAGE = "narrator.publishing.index"
FOUND_PLACE = "{found}"
"""Where the script writes how many articles are shown."""


def index_page(
    records: Sequence[ArticleRecord], show: Show, *, generator: str, feed: str = "", language: str = SOURCE_LANGUAGE
) -> str:
    """Return the index of *records*, newest first, in one file.

    *feed* is the feed's address as seen from the index; empty where there is none. *language* is the fallback for the
    show's title. Drafts and articles of private feeds are not listed.
    """
    listed = sorted(
        (r for r in records if not r.draft and not r.feed), key=lambda r: (r.published, r.slug), reverse=True
    )
    shown_language = language_tag(show.language or language) or _commonest(listed) or SOURCE_LANGUAGE
    phrases = phrases_for(shown_language)
    entries = [_entry(record, phrases) for record in listed[:MOST_LISTED]]
    filter_script, style = script(PACKAGE, ("filter",)), style_sheet((PACKAGE, "style.css"), SCRIPTS_SHEET)
    theme = theme_script()
    address = f"{base_url(show)}/{feed}" if feed and base_url(show) else ""
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        files(PACKAGE).joinpath("index.html.j2").read_text("utf-8")
    )
    return template.render(
        policy=policy((theme, filter_script), style, pictures=any(entry["cover"] for entry in entries)),
        title=clean(show.title) or phrases.say("Articles to listen to"),
        title_language=shown_language if show.title else phrases.language,
        title_direction=direction(shown_language if show.title else phrases.language),
        description=clean(show.description),
        author=clean(show.author),
        copyright=clean(show.copyright),
        generator=generator,
        feed=feed,
        apps=app_links(address, show.title) if address else (),
        qr=qr_code(address) if address else None,
        entries=entries,
        tags=sorted({tag for entry in entries for tag in entry["tags"]}, key=str.casefold),
        authors=sorted({entry["author"] for entry in entries if entry["author"]}, key=str.casefold),
        language=phrases.language,
        direction=direction(phrases.language),
        say=phrases.say,
        totals=_totals(listed, phrases),
        fewer=phrases.say_count(
            "{found} of {n} article", "{found} of {n} articles", len(listed), found=str(MOST_LISTED)
        )
        if len(listed) > MOST_LISTED
        else "",
        made=phrases.say("Made with narrator; the voices are synthetic.")
        if _all_synthetic(listed)
        else phrases.say("Made with narrator; some of the voices are synthetic."),
        found=phrases.say_count("{found} of {n} article", "{found} of {n} articles", len(entries), found=FOUND_PLACE),
        theme=Markup(theme),  # noqa: S704  # our own
        script=Markup(filter_script),  # noqa: S704  # our own
        style=Markup(style),  # noqa: S704  # our own
    )


def _entry(record: ArticleRecord, phrases: Phrasebook) -> dict[str, Any]:
    """Return what the list shows of an article; it links what was made: the page, else the sound."""
    published = datetime.fromisoformat(record.published).date()
    main = record.editions[0] if record.editions else None
    sound = main.files.get("mp3") if main else None
    page = record.files.get("page") or sound
    return {
        "href": _address(page) if page else f"{record.slug}/",
        "mp3": _address(sound) if sound else "",
        "cover": _address(record.files["cover"]) if "cover" in record.files else "",
        "title": clean(record.title),
        "author": clean(record.author),
        "language": language_tag(record.language) or SOURCE_LANGUAGE,
        "direction": direction(record.language),
        "description": clean(record.description),
        "tags": [clean(tag) for tag in record.tags],
        "date": published.isoformat(),
        "shown_date": phrases.date(published),
        "length": phrases.length(main.duration_ms) if main else "",
        "seconds": main.duration_ms // 1000 if main else 0,
        "voice": clean(main.label) if main else "",
    }


def app_links(feed: str, title: str) -> tuple[tuple[str, str], ...]:
    """Return the apps that open a feed by a link, with the link (each app's own documentation)."""
    bare, escaped = feed.partition("://")[2], quote(feed, safe="")
    return (
        ("Apple Podcasts", f"podcast://{bare}"),
        ("Overcast", f"overcast://x-callback-url/add?url={escaped}"),
        ("Pocket Casts", f"pktc://subscribe/{bare}"),
        ("AntennaPod", f"https://antennapod.org/deeplink/subscribe?url={escaped}&title={quote(title, safe='')}"),
    )


def _address(file: FileRecord) -> str:
    return quote(file.name) + (f"?v={file.digest}" if file.digest else "")


def _commonest(records: Sequence[ArticleRecord]) -> str:
    """Return the language of most articles; empty where none has a language."""
    languages = Counter(tag for record in records if (tag := language_tag(record.language)))
    return languages.most_common(1)[0][0] if languages else ""


def _all_synthetic(records: Sequence[ArticleRecord]) -> bool:
    """Return whether no person reads any of the articles."""
    return not any(edition.read_by for record in records for edition in record.editions)


def _totals(records: Sequence[ArticleRecord], phrases: Phrasebook) -> str:
    length = phrases.length(sum(record.editions[0].duration_ms for record in records if record.editions))
    if _all_synthetic(records):
        return phrases.say_count(
            "{n} article, {length} to listen to, read by synthetic voices.",
            "{n} articles, {length} to listen to, read by synthetic voices.",
            len(records),
            length=length,
        )
    return phrases.say_count(
        "{n} article, {length} to listen to.", "{n} articles, {length} to listen to.", len(records), length=length
    )
