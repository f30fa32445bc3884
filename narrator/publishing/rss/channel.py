"""The show's settings → the `channel` without its items."""

from urllib.parse import urlsplit

from lxml import etree
from msgspec import Struct

from narrator.config.site import Show
from narrator.languages.phrases import phrases_for
from narrator.publishing.rss.addresses import FEED, SHOW_COVER, address, versioned
from narrator.publishing.rss.elements import NAMESPACES, PERSON_CHARACTERS, add, as_html, line
from narrator.publishing.rss.people import people

CATEGORY = ("Society & Culture", "Personal Journals")
"""Of Apple's list: what a blog is where its author has named nothing; a feed without any is refused."""


class Feed(Struct, frozen=True):
    """What a feed says of itself beside the show's settings."""

    guid: str
    """Of the feed: see `narrator.publishing.rss.addresses.feed_guid_of`."""
    language: str
    """BCP 47, of the show's posts; the show's own setting wins."""
    cover_digest: str
    generator: str
    name: str = ""
    """Of a private feed; empty: the public one."""
    path: str = FEED
    """Inside the output folder."""


def channel(show: Show, feed: Feed) -> tuple[etree._Element, etree._Element]:
    """Return the `rss` element, and its `channel` with everything but `lastBuildDate` and the items."""
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=dict(NAMESPACES))
    element = etree.SubElement(rss, "channel")
    title, author = title_of(show, feed), line(show.author)
    add(element, "atom:link", href=address(show, feed.path), rel="self", type="application/rss+xml")
    add(element, "title", title)
    add(element, "link", show.site_url)
    made = phrases_for(show.language or feed.language).say("Made with narrator; the voices are synthetic.")
    add(element, "description", as_html(show.description or f"{title.rstrip('.')}. {made}"))
    add(element, "language", show.language or feed.language)
    if show.copyright:
        add(element, "copyright", line(show.copyright))
    add(element, "generator", feed.generator)
    picture = versioned(show, SHOW_COVER, feed.cover_digest)
    image = add(element, "image")
    for name, value in (("url", picture), ("title", title), ("link", show.site_url)):
        add(image, name, value)
    add(element, "itunes:image", href=picture)
    category, *subcategories = show.category or CATEGORY
    above = add(element, "itunes:category", text=category)
    for subcategory in subcategories[:1]:
        add(above, "itunes:category", text=subcategory)
    add(element, "itunes:explicit", "true" if show.explicit else "false")
    add(element, "itunes:type", "episodic")
    if author:
        add(element, "itunes:author", author)
    if show.email:
        owner = add(element, "itunes:owner")
        add(owner, "itunes:name", author or title)
        add(owner, "itunes:email", line(show.email))
    if feed.name:
        add(element, "itunes:block", "Yes")
    _podcasting(element, show, feed, author)
    return rss, element


def title_of(show: Show, feed: Feed | None = None) -> str:
    """Return the show's title, else its host's name; a private feed's name stands behind it."""
    language = show.language or (feed.language if feed is not None else "")
    title = line(show.title) or urlsplit(show.site_url).hostname or phrases_for(language).say("Posts, read aloud")
    return f"{title}: {feed.name}" if feed is not None and feed.name else title


def _podcasting(element: etree._Element, show: Show, feed: Feed, author: str) -> None:
    add(element, "podcast:guid", feed.guid)
    locked = add(element, "podcast:locked", "yes" if show.locked or feed.name else "no")
    if show.email:
        locked.set("owner", line(show.email))
    add(element, "podcast:medium", "podcast")
    if feed.name:
        add(element, "podcast:block", "yes")
    for name in people(author):
        add(element, "podcast:person", line(name, PERSON_CHARACTERS), role="author", group="writing")
    add(element, "podcast:txt", "true", purpose="ai-content")
