"""Publication → what a chat, a search engine and a card show of its page: Open Graph, Twitter card, schema.org."""

import json
from typing import Any

from narrator.publishing.html.context import language_tag
from narrator.publishing.media_types import media_type
from narrator.publishing.model import Publication
from narrator.publishing.rss.addresses import FEED, base_url
from narrator.publishing.rss.people import people
from narrator.xml_text import clean


def shared_meta(publication: Publication, description: str) -> list[tuple[str, str, str]]:
    """Return attribute, name and value of each `meta` element (https://ogp.me, Twitter's cards).

    Addresses are whole or are left out: a chat cannot follow relative ones.
    """
    article, main = publication.article, publication.main
    folder = _folder(publication)
    found = [
        ("property", "og:type", "article"),
        ("property", "og:title", clean(article.title)),
        ("property", "og:description", clean(description)),
        ("property", "og:site_name", clean(publication.show.title)),
        ("property", "og:locale", language_tag(article.language).replace("-", "_")),
        ("property", "article:published_time", publication.published.isoformat()),
        ("name", "twitter:card", "summary"),
    ]
    if folder:
        cover = publication.links.get("cover", "")
        found += [
            ("property", "og:url", _address_of(publication)),
            ("property", "og:image", folder + publication.address(cover) if cover else ""),
            ("property", "og:image:alt", clean(article.title) if cover else ""),
            ("property", "og:audio", folder + publication.address(main.mp3_name)),
            ("property", "og:audio:type", media_type(main.mp3_name)),
        ]
    return [(kind, name, value) for kind, name, value in found if value]


def linked_data(publication: Publication, description: str) -> str:
    """Return the page as schema.org's `PodcastEpisode`, in JSON-LD that may stand in a script element."""
    article, main, folder = publication.article, publication.main, _folder(publication)
    cover = publication.links.get("cover", "")
    episode: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": clean(article.title),
        "description": clean(description),
        "url": _address_of(publication),
        "inLanguage": language_tag(article.language),
        "datePublished": publication.published.isoformat(),
        "dateModified": publication.modified.isoformat(),
        "duration": _duration(main.recording.duration_ms),
        "author": [{"@type": "Person", "name": name} for name in people(article.author or publication.show.author)],
        "image": folder + publication.address(cover) if folder and cover else "",
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": folder + publication.address(main.mp3_name),
            "encodingFormat": media_type(main.mp3_name),
            "duration": _duration(main.recording.duration_ms),
        },
        "partOfSeries": {
            "@type": "PodcastSeries",
            "name": clean(publication.show.title),
            "webFeed": f"{base_url(publication.show)}/{FEED}",
        }
        if publication.show.title and folder
        else {},
    }
    text = json.dumps({name: value for name, value in episode.items() if value}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _folder(publication: Publication) -> str:
    """Return the address of the article's folder, with its slash; empty: nobody knows."""
    base = base_url(publication.show)
    return f"{base}/{publication.slug_address}/" if base else ""


def _address_of(publication: Publication) -> str:
    canonical = publication.article.canonical_url
    return canonical if canonical.startswith(("http://", "https://")) else _folder(publication)


def _duration(ms: int) -> str:
    """Return an ISO 8601 duration."""
    return f"PT{(ms + 500) // 1000}S"
