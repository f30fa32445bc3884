"""Publication → `index.html`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from narrator.languages.phrases import Phrasebook, phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.languages.written import direction
from narrator.publishing.disclosure import byline, disclosure, speakers
from narrator.publishing.formats import FORMATS, FormatScope, write
from narrator.publishing.html.context import language_tag
from narrator.publishing.html.render import article_element, html_of
from narrator.publishing.model import Publication
from narrator.publishing.page.data import player_data
from narrator.publishing.page.formulas import depths_as_classes
from narrator.publishing.page.inlined import SCRIPTS_SHEET, player_script, policy, style_sheet, theme_script
from narrator.publishing.page.shared import linked_data, shared_meta
from narrator.publishing.reasons import CONTEXT
from narrator.publishing.rss.elements import line
from narrator.xml_text import clean

PACKAGE = "narrator.publishing.page"
SHEETS = ("text.css", "style.css", "player.css")
DESCRIPTION_CHARACTERS = 200
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3", "3.5", "4")


def make(publication: Publication, path: Path) -> None:
    """Write the page."""
    write(path, page(publication))


def page(publication: Publication) -> str:
    """Return the page: one file, nothing loaded from anywhere but the sound and the pictures beside it."""
    loader = PackageLoader("narrator.publishing", "page")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, loader=loader)
    template = environment.get_template("page.html.j2")
    article, main = publication.article, publication.main
    body, depths = depths_as_classes(_body(publication))
    summary = article.description or _first_words(publication)
    linked = linked_data(publication, summary)
    data, theme, player = player_data(publication), theme_script(), player_script()
    style = style_sheet(*((PACKAGE, sheet) for sheet in SHEETS), SCRIPTS_SHEET) + depths
    language = language_tag(article.language) or SOURCE_LANGUAGE
    phrases = phrases_for(language)
    return template.render(
        language=language,
        direction=direction(language),
        policy=policy((theme, linked, data, player), style, pictures="<img" in body, reads=True),
        title=clean(article.title),
        description=clean(summary),
        author=clean(article.author),
        generator=publication.generator,
        canonical=article.canonical_url if article.canonical_url.startswith(("http://", "https://")) else "",
        shared=shared_meta(publication, summary),
        linked_data=Markup(linked),  # noqa: S704  # escaped there
        feed="../feed.xml" if publication.show.site_url else "",
        index="../index.html",
        published=publication.published.date().isoformat(),
        published_shown=phrases.date(publication.published.date()),
        length=phrases.length(main.recording.duration_ms),
        audio=publication.address(main.mp3_name),
        editions=[{"name": e.name, "label": clean(f"{e.name}: {speakers(e)}")} for e in publication.editions],
        speeds=SPEEDS,
        has_mathml='class="mathml"' in body,
        say=phrases.say,
        say_in=phrases.say_in,
        has_words='"words":[[' in data,
        minutes=lambda n: phrases.length(n * 60_000),
        words_language=phrases.language,
        words_direction=direction(phrases.language),
        body=Markup(body),  # noqa: S704  # rendered by us from a tree, nothing of it passed through
        downloads=list(_downloads(publication, phrases)),
        left_out=list(_left_out(publication, phrases)),
        faults=main.ledger.faults,
        problem=lambda fault: phrases.say_in(CONTEXT, fault.problem),
        disclosure=" ".join(dict.fromkeys(map(disclosure, publication.editions if main.narration else (main,)))),
        byline=clean(byline(main)),
        data=Markup(data),  # noqa: S704  # escaped there
        theme=Markup(theme),  # noqa: S704  # our own
        script=Markup(player),  # noqa: S704  # our own
        style=Markup(style),  # noqa: S704  # our own
    )


def _first_words(publication: Publication) -> str:
    """Return the beginning of the first paragraph: what a card shows of a page that says nothing of itself."""
    texts = (one.text for one in publication.article.segments() if one.kind == "paragraph")
    return line(next(texts, ""), DESCRIPTION_CHARACTERS)


def _body(publication: Publication) -> str:
    """Return the article under the page's own h1: its headings begin at level 2, and its notes have one."""
    article = publication.article
    levels = [segment.level for segment in article.segments() if segment.kind == "heading"]
    shift = 2 - min(levels) if levels else 0
    root = article_element(
        article,
        publication.main.script,
        media=publication.media,
        heading_shift=max(shift, 0),
        lazy=True,
        draws_formulas=True,
    )
    phrases = phrases_for(language_tag(article.language) or SOURCE_LANGUAGE)
    for notes in root.findall("div[@role='doc-endnotes']"):
        before = notes.getprevious()
        if before is None or before.tag not in HEADINGS:
            heading = etree.Element("h2", id="notes-heading", lang=phrases.language)
            heading.text = phrases.say("Notes")
            notes.insert(0, heading)
            notes.set("aria-labelledby", "notes-heading")
            break
    return html_of(root)


def _left_out(publication: Publication, phrases: Phrasebook) -> Iterator[dict[str, str]]:
    """Yield what the ledger lists, with a link where the page shows it."""
    shown = {segment.id for segment in publication.article.segments() if segment.text}
    for span in publication.main.ledger.left_out:
        segment = span.segment if span.segment in shown else ""
        yield {
            "segment": segment,
            "reason": phrases.say_in(CONTEXT, str(span.reason)),
            "text": clean(" ".join(span.text.split())),
        }


def _downloads(publication: Publication, phrases: Phrasebook) -> Iterator[dict[str, Any]]:
    offered = [one for one in FORMATS if one.label and one.name in publication.links]
    for one in offered:
        yield {
            "href": publication.address(publication.links[one.name]),
            "text": phrases.say(one.label),
            "download": True,
        }
    for edition in publication.editions[1:]:
        length = phrases.length(edition.recording.duration_ms)
        voice = f"{edition.name} ({speakers(edition)}, {length})"
        text = phrases.say("MP3 in another voice: {voice}", voice=voice)
        yield {"href": publication.address(edition.mp3_name), "text": text, "download": True}
        for one in offered:
            if one.scope is FormatScope.EDITION:
                href = publication.address(one.name_for(publication.slug, edition.name))
                yield {"href": href, "text": f"{phrases.say(one.label)}, {edition.name}", "download": True}
    ledger = phrases.say("Ledger: what is spoken and what is not, word by word")
    yield {"href": "ledger.json", "text": ledger, "download": False}
