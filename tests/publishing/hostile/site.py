"""A site whose every post is hostile in several places at once, published in tones, in one run."""

import json
import os
from collections.abc import Iterator
from html import escape
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from publishing.books import working_in
from publishing.hostile.snippets import (
    BODIES,
    DATA_ADDRESSES,
    DRAWINGS,
    FILE_NAMES,
    FRONT_MATTER,
    TARGETS,
    TEXTS,
)

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.report import Report
from narrator.pipeline.session import open_session

HOME = "https://site.example/"
EVIL = "https://evil.example/"
BENIGN = "benign"
FEED_ITEMS = 6
FORMATS = (
    *("mp3", "vtt", "srt", "captions", "words", "chapters", "cover", "page", "epub", "epub-words", "daisy", "embed"),
    *("feed", "index"),
)


class Hostile:
    """Writes the site; each use of a snippet has a number, by which a program or an address is told again."""

    def __init__(self, top: Path) -> None:
        self.top = top
        """Everything lies in it, so that what is written outside the output is seen."""
        self.folder = top / "deep/down/site"
        self.output = self.folder / "output"
        self.outside = top / "deep/outside"
        self.uses: list[str] = []
        """By number: the place and the snippet."""
        self._texts = cycle(TEXTS)
        self._targets = cycle(TARGETS)
        self._drawings = cycle(DRAWINGS)
        self._data = cycle(DATA_ADDRESSES)

    def use(self, place: str, snippet: str) -> str:
        """Return *snippet* with a number of its own."""
        number = len(self.uses)
        self.uses.append(f"{place}: {snippet}")
        made = snippet.replace("RUN", f"ran({number})").replace("HERE", f"{EVIL}{number}")
        return made.replace("OUTSIDE", str(self.outside))

    def text(self, place: str) -> str:
        """Return the next hostile text."""
        return self.use(place, next(self._texts))

    def write(self) -> None:
        """Write the settings, the voice and every source."""
        posts = self.folder / "posts"
        posts.mkdir(parents=True)
        self.outside.mkdir()
        (self.folder / "voices").mkdir()
        (self.folder / "voices/tone.toml").write_text('engine = "tone"\nrate = 600\n', "utf-8")
        show = {name: self.text(f"show {name}") for name in ("title", "author", "description", "copyright")}
        lines = [f"{name} = {json.dumps(value)}" for name, value in show.items()]
        settings = "\n".join((*lines, f'site_url = "{HOME}"', 'language = "en"'))
        (self.folder / "narrator.toml").write_text(f"[show]\n{settings}\n", "utf-8")
        Image.new("RGB", (4, 4), "red").save(posts / "x.png")
        Image.new("RGB", (5, 5), "blue").save(self.outside / "secret.png")
        (posts / f"{BENIGN}.md").write_text(f"---\ntitle: Benign\n---\n\n{'Words and [a link](a.md). ' * 2}\n", "utf-8")
        for number, (name, value) in enumerate(FRONT_MATTER):
            file_name = self.use("file name", FILE_NAMES[number]) if number < len(FILE_NAMES) else f"post-{number}.md"
            head = {name: self.use(f"front matter {name}", value)}
            (posts / file_name).write_text(self._markdown(number, head), "utf-8")
        (posts / "web.html").write_text(self._page(), "utf-8")
        (posts / "rss.xml").write_text(self._feed(), "utf-8")

    def make(self) -> Report:
        """Publish every source in every format."""
        options = MakeOptions(voices=("tone",), output=self.output, only=FORMATS, book=True, jobs=os.cpu_count() or 2)
        with working_in(self.folder):
            return open_session(cache=str(self.folder / "cache")).make(("posts",), options, Silent())

    def _markdown(self, number: int, given: dict[str, str]) -> str:
        """Return a post that is hostile in its head, its text, its pictures, a link and a drawing."""
        drawing = self.use("drawing", next(self._drawings))
        (self.folder / "posts" / f"drawing-{number}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
            f'{drawing}<rect width="9" height="9"/></svg>',
            "utf-8",
        )
        kind, data = next(self._data)
        head = {name: self.text(name) for name in ("author", "description", "cover_alt")}
        head |= {"title": f"Post {number} {self.text('title')}", "cover": "x.png", "tags": self.text("tag")} | given
        target = self.use("target", next(self._targets))
        parts = (
            "---",
            *(f"{name}: {json.dumps(value)}" for name, value in head.items()),
            "---\n",
            f'Words, and [a link](<{target}>), and <a href="{escape(target)}">another</a>.\n',
            f"## Heading {self.text('heading').replace('`', '')}\n",
            f"![{self.text('alternative text')}](x.png)\n",
            f'<img src=x.png alt="{escape(self.text("alternative text"))}" title="{escape(self.text("title"))}">\n',
            f"![A drawing](drawing-{number}.svg)\n",
            f"![A picture](data:{kind},{quote(self.use('data address', data))})\n",
            *(f"{self.use('Markdown', body)}\n" for body in BODIES[number :: len(FRONT_MATTER)]),
        )
        return "\n".join(parts) + "\n"

    def _page(self) -> str:
        """Return a saved page with everything in it, one after another."""
        bodies = "\n".join(f"<div><p>Words.</p>{self.use('page', body)}</div>" for body in BODIES[:-2])
        head = f'<title>{escape(self.text("page title"))}</title><meta name=author content="{escape(self.text("a"))}">'
        return f"<!doctype html><html lang=en><head>{head}</head><body><article>{bodies}</article></body></html>"

    def _items(self) -> Iterator[str]:
        for number in range(FEED_ITEMS):
            bodies = BODIES[number::FEED_ITEMS]
            text = "".join(f"<p>Words.</p>{self.use('item', body)}" for body in bodies)
            title = f"Item {number} {self.text('item title')}"
            link = self.use("item link", TARGETS[number % len(TARGETS)])
            yield (
                f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
                f"<guid>{escape(self.text('item guid'))}{number}</guid>"
                f"<description>{escape(self.use('item description', bodies[0]))}</description>"
                f"<content:encoded>{escape(text)}</content:encoded></item>"
            )

    def _feed(self) -> str:
        items = "".join(self._items()).replace("\x01", "")
        return (
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{escape(self.text('feed title'))}</title><link>{HOME}</link>{items}</channel></rss>"
        )
