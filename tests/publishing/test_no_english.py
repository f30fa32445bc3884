"""What is published of a post in another language has no English word of narrator's.

Formulas are not looked at: where mathra has no words in a language, they are said in English, and marked as English.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml import etree
from publishing.books import working_in
from tone_site import Site

from narrator.languages.collect import catalogue_of
from narrator.languages.folders import known_languages, language_file
from narrator.languages.registry import language_of
from narrator.languages.tags import SOURCE_LANGUAGE

LANGUAGES = [language for language in known_languages() if language != SOURCE_LANGUAGE]
FORMATS = ("page", "index", "epub", "daisy", "embed", "feed", "chapters", "vtt")
NAMES = frozenset(
    "narrator epub daisy rss mp3 m4b opus flac webvtt srt vtt json html apple podcasts podcast overcast pocket "  # noqa: SIM905
    "casts antennapod ada holm tone low lang url opendyslexic pdf min sec".split()
)
"""Names of products, formats, the author and the test's voice, and CLDR's signs of units: alike everywhere."""
SHOWN = ("aria-label", "title", "alt", "placeholder", "data-label")
ADDRESSES = {
    "guid",
    "link",
    "generator",
    "pubDate",
    "lastBuildDate",
    "episodeType",
    "person",
    "url",
    "category",
    "medium",
    "block",
    "locked",
    "explicit",
    "type",
    "format",
}
"""Of a feed and a package: for programs."""
UNSEEN = {"script", "style", "code", "pre", "template"}
TAG = re.compile(r"<[^>]{0,200}>")
WORD = re.compile(r"[^\W\d_]{3,}")


def post(language: str) -> str:
    """Return a post with all that narrator has words for."""
    file = language_file(language, "calibration.txt")
    assert file is not None
    lines = [line.removeprefix("# ") for line in file.read_text("utf-8").splitlines() if line]
    title, text = lines[0], lines[1]
    known = language_of(language)
    return (
        f"---\ntitle: {title}\nlang: {language}\nauthor: Ada Holm\ndate: 2025-03-09\n---\n\n{text}[^1]\n\n"
        f"## {title}\n\n> {known.quote}\n\n- {title}\n- {known.quote}\n\n1. {title}\n2. {known.quote}\n\n"
        f"| {title} | {title} |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n```python\nx = 1\n```\n\n"
        f"![{known.quote}](a.png)\n\n- [x] {title}\n- [ ] {title}\n\n<!-- narrator: skip -->\n\n{text}\n\n"
        f"[^1]: {known.quote}\n"
    )


def made(folder: Path, language: str) -> Path:
    """Publish the post in every format."""
    site = Site(folder)
    (folder / "posts/hello.md").write_text(post(language), "utf-8")
    title = language_of(language).quote
    settings = (
        f'[show]\ntitle = "{title}"\nlanguage = "{language}"\nauthor = "Ada Holm"\nsite_url = "https://x.example/"\n'
    )
    (folder / "narrator.toml").write_text(settings, "utf-8")
    with working_in(folder):
        site.make(only=FORMATS, cache=str(folder / "cache"))
    return site.output


def texts(data: bytes, name: str) -> Iterator[str]:
    """Yield what a reader sees or hears of a document; of a transcript its cues, announcements among them."""
    if name.endswith(".vtt"):
        for cue in data.decode("utf-8").split("\n\n"):
            yield from (TAG.sub("", line) for line in cue.partition("-->")[2].splitlines()[1:])
        return
    if name.endswith((".html", ".htm")):
        root = lxml.html.document_fromstring(data)
    else:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=True))
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag in ADDRESSES or element.text in {"true", "false"}:
            continue
        if tag in {"description", "encoded", "summary"} and element.text and "<" in element.text:
            yield from texts(element.text.encode(), "notes.html")
            continue
        if tag not in UNSEEN and element.text:
            yield element.text
        yield from filter(None, (element.get(key) for key in SHOWN if tag not in UNSEEN))
        if (
            element.tail
            and element.getparent() is not None
            and etree.QName(element.getparent()).localname not in UNSEEN
        ):
            yield element.tail


def documents(output: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each document that is shown or heard, those in archives too."""
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.suffix in {".epub", ".zip"}:
            with zipfile.ZipFile(path) as book:
                yield from (
                    (f"{name}/{one}", book.read(one))
                    for one in book.namelist()
                    if one.endswith((".html", ".xhtml", ".ncx"))
                )
        elif path.suffix in {".html", ".xml", ".vtt"} and ".narrator" not in path.parts:
            yield name, path.read_bytes()


def words(output: Path) -> dict[str, set[str]]:
    """Return the words of each document, in small letters."""
    return {
        name: {word.lower() for text in texts(data, name) for word in WORD.findall(text)}
        for name, data in documents(output)
    }


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return narrator's own words in English: those of an English publication that are not in its post."""
    output = made(tmp_path_factory.mktemp("en"), SOURCE_LANGUAGE)
    own = {word.lower() for word in WORD.findall(post(SOURCE_LANGUAGE))}
    return set().union(*words(output).values()) - own - NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_word_is_published(language: str, english: set[str], tmp_path: Path) -> None:
    """Page, index, books, embed and feed; words that a language shares with English stand in its catalogue."""
    shared: set[str] = set()
    for message in catalogue_of(language):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        shared |= {word.lower() for text in strings if message.id for word in WORD.findall(text)}
    own = {word.lower() for word in WORD.findall(post(language))}
    found = {name: sorted((said & english) - own - shared) for name, said in words(made(tmp_path, language)).items()}
    assert len(found) > 5
    assert {name: said for name, said in found.items() if said} == {}
