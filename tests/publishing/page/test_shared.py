"""What chats, search engines and screen readers get of a page."""

import json
from pathlib import Path
from typing import Any

from lxml import html
from publishing.pages import Reader

PAGE = "everything/index.html"


def test_a_link_in_a_chat_shows_what_it_is(published: Path) -> None:
    """Open Graph and a card, with whole addresses; an icon that is there."""
    root = html.parse(str(published / PAGE)).getroot()
    meta = {one.get("property") or one.get("name"): one.get("content", "") for one in root.iter("meta")}
    assert meta["og:title"].startswith("Everything at once")
    assert meta["og:description"] == "One block of each kind."
    assert meta["og:audio"].startswith("https://site.example/everything/everything.mp3?v=")
    assert meta["twitter:card"] == "summary"
    (icon,) = root.xpath("//link[@rel='icon']/@href")
    assert (published / "everything" / str(icon)).is_file()


def test_search_engines_get_an_episode(published: Path) -> None:
    """schema.org's PodcastEpisode, with its sound."""
    root = html.parse(str(published / PAGE)).getroot()
    (text,) = root.xpath("//script[@type='application/ld+json']/text()")
    episode = json.loads(str(text))
    assert episode["@type"] == "PodcastEpisode"
    assert episode["author"] == [{"@type": "Person", "name": "Ada Example"}]
    assert episode["associatedMedia"]["contentUrl"].startswith("https://site.example/everything/everything.mp3?v=")
    assert episode["partOfSeries"]["webFeed"] == "https://site.example/feed.xml"


def nodes_of(reader: Reader, path: str) -> list[dict[str, Any]]:
    """Return Chromium's accessibility tree, without what it ignores."""
    page = reader.open(path)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [node for node in tree["nodes"] if not node.get("ignored")]


def test_the_tree_has_no_nameless_group_and_names_every_control(reader: Reader) -> None:
    """The first sentence is text, not a group; each control and landmark has a name; the byline has its spaces."""
    nodes = nodes_of(reader, PAGE)
    role = [(node["role"]["value"], node.get("name", {}).get("value", "").strip()) for node in nodes]
    controls = {"button", "slider", "combobox", "link", "checkbox", "radio", "region", "navigation"}
    assert [one for one in role if one[0] in controls and not one[1]] == []
    page = reader.contexts[-1].pages[0]
    # What unfolds is a group whose name is its summary.
    assert role.count(("group", "")) == page.locator("main details").count()
    names = [name for kind, name in role if kind == "heading"]
    assert "Notes" in names
    assert {"main", "navigation", "region", "contentinfo"} <= {kind for kind, _ in role}
    byline = page.evaluate("document.querySelector('.byline').textContent.replace(/\\s+/g, ' ').trim()")
    assert byline.startswith(("Ada Example · March 4, 2025 · ", "Ada Example · 4 March 2025 · "))
