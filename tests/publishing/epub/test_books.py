"""EPUBs as they are made: valid, whole, synchronized, and the same every time."""

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from publishing.books import decoded, make_books, members, run_epubcheck
from tone_site import Site

from narrator.publishing.epub.check import check_epub

BOOKS = ("everything/everything.epub", "greeting/greeting.epub", "book.epub")
BY_WORD = "everything/everything.words.epub"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="session")
def text(books: Path) -> etree._Element:
    """Return the content document of the post with everything."""
    return etree.fromstring(members(books / BOOKS[0], "text.xhtml")["EPUB/text.xhtml"])


@pytest.fixture(scope="session")
def overlay(books: Path) -> etree._Element:
    """Return its overlay."""
    return etree.fromstring(members(books / BOOKS[0], "text.smil")["EPUB/text.smil"])


@pytest.fixture(scope="session")
def package(books: Path) -> etree._Element:
    """Return its package document."""
    return etree.fromstring(members(books / BOOKS[0], ".opf")["EPUB/package.opf"])


def said(package: etree._Element, name: str) -> list[str]:
    """Return what the metadata says of one property."""
    return [meta.text or "" for meta in package.iter(f"{OPF}meta") if meta.get("property") == name]


@pytest.mark.parametrize("name", [BOOKS[0], BOOKS[2], BY_WORD])
def test_epubcheck_has_nothing_to_say(books: Path, name: str, needs: Callable[[str], str]) -> None:
    """Neither an error nor a warning."""
    assert run_epubcheck(books / name, needs("java")) == ""


def test_a_book_in_opus_is_smaller_and_as_exact(site: Site, needs: Callable[[str], str]) -> None:
    """The same text and clips, and a sound as long, after the decoder has dropped what Opus begins with."""
    site.make("posts", only=("epub-opus", "epub"))
    plain, light = site.output / "hello/hello.epub", site.output / "hello/hello.opus.epub"
    assert run_epubcheck(light, needs("java")) == ""
    (sound,) = members(light, ".opus").values()
    (mp3,) = members(plain, ".mp3").values()
    assert len(sound) < len(mp3)
    (smil,) = members(light, ".smil").values()
    assert smil.replace(b"audio.opus", b"audio.mp3") == members(plain, ".smil")["EPUB/text.smil"]
    lengths = [decoded(one, needs("ffmpeg"), file_type=kind).size for one, kind in ((sound, "ogg"), (mp3, "mp3"))]
    assert abs(lengths[0] - lengths[1]) < 22050 * 0.03


@pytest.mark.parametrize("name", [*BOOKS, BY_WORD])
def test_every_clip_is_inside_its_sound(books: Path, name: str, needs: Callable[[str], str]) -> None:
    """The overlay holds against the sound as a decoder gives it, to the millisecond."""
    ffmpeg = needs("ffmpeg")
    lengths = {audio: decoded(mp3, ffmpeg).size * 1000 // 22050 for audio, mp3 in members(books / name, ".mp3").items()}
    assert lengths
    assert check_epub(books / name, lengths) == []


def test_ace_has_nothing_to_say(books: Path, tmp_path: Path, needs: Callable[[str], str]) -> None:
    """DAISY's Ace, in a real browser: no violation of EPUB Accessibility 1.1, in the article's book or the blog's."""
    node, ace, chromium = needs("node"), needs("ace"), needs("chromium")
    for name in (BOOKS[0], BOOKS[2]):
        command = [node, ace, "-E", "-s", "-f", "-o", str(tmp_path / "ace"), str(books / name)]
        environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
        subprocess.run(command, env=environment, capture_output=True, check=True)
        report = json.loads((tmp_path / "ace/report.json").read_text("utf-8"))
        assert report["earl:result"]["earl:outcome"] == "pass", report["assertions"]


def test_word_by_word_nothing_is_lost_and_each_word_is_heard_at_its_time(books: Path) -> None:
    """The same text and the same sound as in the plain book, in many more and shorter clips, one after the other."""
    plain, words = (members(books / name, "text.xhtml")["EPUB/text.xhtml"] for name in (BOOKS[0], BY_WORD))
    plain_text, words_text = etree.fromstring(plain), etree.fromstring(words)
    assert words_text.xpath("string(//*[local-name()='body'])") == plain_text.xpath("string(//*[local-name()='body'])")
    marked = words_text.xpath("//*[local-name()='span' and contains(@id, '.w') and not(@class)]")
    assert len(marked) > 60
    assert all(span.text == span.text.strip() and span.text for span in marked)
    clips = {name: _clips(books / name) for name in (BOOKS[0], BY_WORD)}
    assert len(clips[BY_WORD]) > 2 * len(clips[BOOKS[0]])
    assert min(clips[BY_WORD])[0] == 0
    assert all(one[1] == other[0] for one, other in pairwise(sorted(clips[BY_WORD])))
    assert max(end for _, end in clips[BY_WORD]) == max(end for _, end in clips[BOOKS[0]])


def _clips(book: Path) -> list[tuple[float, float]]:
    overlay = etree.fromstring(members(book, "text.smil")["EPUB/text.smil"])
    audios = overlay.iter("{http://www.w3.org/ns/SMIL}audio")
    return [(_seconds(audio.get("clipBegin")), _seconds(audio.get("clipEnd"))) for audio in audios]


def _seconds(clock: str) -> float:
    """Return the seconds of a SMIL clock value."""
    seconds = 0.0
    for part in clock.removesuffix("s").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)


def test_notes_references_tables_lists_and_asides_can_be_skipped(overlay: etree._Element) -> None:
    """Each has the type that reading systems look for, and leads to its text."""
    kinds = {element.get(TYPE) for element in overlay.iter(etree.Element)} - {None}
    wanted = {"chapter", "noteref", "endnotes", "endnote", "aside", "table", "table-row", "table-cell", "list"}
    assert kinds >= wanted


def test_a_reference_to_a_note_is_heard_at_its_place(text: etree._Element, overlay: etree._Element) -> None:
    """The reference is a par of its own, between its sentence and the next, and its text is the raised number."""
    targets = [element.get("src", "").partition("#")[2] for element in overlay.iter("{*}text")]
    place = next(number for number, target in enumerate(targets) if target.endswith(".a1") and "opening" not in target)
    segment = targets[place].partition(".")[0]
    assert targets[place - 1 : place + 2] == [f"{segment}.2", f"{segment}.a1", f"{segment}.3"]
    sup = next(element for element in text.iter(f"{XHTML}sup") if element.get("id") == targets[place])
    assert "".join(sup.itertext()) == "1"


def test_a_film_shows_what_is_heard_of_it(text: etree._Element) -> None:
    """What only announces itself has an element, and so a par."""
    assert [p.text for p in text.iter(f"{XHTML}p") if p.get("class") == "embed"] == ["Embedded media, not played here."]


def test_no_heading_skips_a_level(text: etree._Element) -> None:
    """The post goes from its title to h4; the book does not."""
    levels = [
        int(e.tag[-1])
        for e in text.iter()
        if isinstance(e.tag, str) and e.tag.startswith(f"{XHTML}h") and e.tag[-1].isdigit()
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_lead_out_whole_or_not_at_all(text: etree._Element) -> None:
    """Inside a book a relative address of the site leads nowhere."""
    outside = [a.get("href") for a in text.iter(f"{XHTML}a") if not a.get("href", "").startswith("#")]
    assert outside == ["https://example.org/a%20b?x=%5B1%5D"]
    assert "a link to nowhere" in "".join(text.itertext())


def test_languages_have_both_attributes_and_their_direction(text: etree._Element) -> None:
    """`lang` for HTML, `xml:lang` for XML, `dir` where it changes."""
    hebrew = next(e for e in text.iter(f"{XHTML}span") if e.get("lang") == "he")
    assert hebrew.get("{http://www.w3.org/XML/1998/namespace}lang") == "he"
    assert hebrew.get("dir") == "rtl"


def test_a_book_in_arabic_reads_from_the_right(books: Path) -> None:
    """Package, text and navigation say so."""
    found = members(books / BOOKS[1], "")
    assert b'page-progression-direction="rtl"' in found["EPUB/package.opf"]
    assert all(b'dir="rtl"' in found[f"EPUB/{name}"] for name in ("text.xhtml", "nav.xhtml"))


def test_the_claims_are_those_that_hold(package: etree._Element) -> None:
    """Code is only described: hearing alone does not suffice, and the summary says so."""
    assert said(package, "schema:accessModeSufficient") == ["textual", "textual,auditory"]
    assert {"synchronizedAudioText", "alternativeText"} <= set(said(package, "schema:accessibilityFeature"))
    assert "such as code" in said(package, "schema:accessibilitySummary")[0]
    assert "synthetic voice" in said(package, "schema:accessibilitySummary")[0]


def test_the_whole_blog_is_one_book_in_the_order_of_dates(books: Path) -> None:
    """A text, an overlay and a recording for each article; the contents name them, oldest first."""
    found = members(books / "book.epub", "")
    navigation = etree.fromstring(found["EPUB/nav.xhtml"])
    first = next(navigation.iter(f"{XHTML}ol"))
    titles = [next(item.iter(f"{XHTML}a")).text for item in first]
    assert [title[:10] for title in titles if title] == ["Everything", "تحية"]
    assert [name for name in found if name.endswith((".smil", ".mp3"))] == [
        "EPUB/a0001/text.smil",
        "EPUB/a0001/audio.mp3",
        "EPUB/a0002/text.smil",
        "EPUB/a0002/audio.mp3",
    ]
    with zipfile.ZipFile(books / BOOKS[0]) as archive:
        assert found["EPUB/a0001/audio.mp3"] == archive.read("EPUB/audio.mp3")


def test_the_same_posts_give_the_same_bytes(books: Path, tmp_path: Path) -> None:
    """No clock, no machine, no order of a folder gets into a book."""
    again = make_books(tmp_path / "again")
    for name in (*BOOKS, "everything/everything-daisy.zip"):
        assert (again / name).read_bytes() == (books / name).read_bytes(), name


def test_the_first_member_is_the_bare_media_type(books: Path) -> None:
    """Reading systems look for it at a fixed offset (EPUB 3.3, OCF 4.3)."""
    start = io.BytesIO((books / BOOKS[0]).read_bytes()).read(58)
    assert start[30:] == b"mimetypeapplication/epub+zip"
