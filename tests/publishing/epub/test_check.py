"""The check of overlays finds what epubcheck lets pass: each damage is named."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing.books import changed

from narrator.publishing.epub.check import check_epub, clock_ms

Change = Callable[[bytes], bytes]
SMIL, OPF, TEXT = "EPUB/text.smil", "EPUB/package.opf", "EPUB/text.xhtml"


def sub(pattern: str, replacement: str) -> Change:
    """Return the change of the first match."""
    return lambda content: re.sub(pattern.encode(), replacement.encode(), content, count=1, flags=re.DOTALL)


def swapped(content: bytes) -> bytes:
    """Return the overlay with its first two pars exchanged."""
    pars = re.findall(rb"<par .*?</par>", content, re.DOTALL)[:2]
    return content.replace(pars[0], b"@", 1).replace(pars[1], pars[0], 1).replace(b"@", pars[1], 1)


DAMAGE: dict[str, tuple[str, Change, str]] = {
    "a par is missing": (SMIL, sub(r"<par id=\"par-opening\.a3\">.*?</par>", ""), "opening.a3 has no par"),
    "a clip ends after its sound": (SMIL, sub(r"(?s)(.*clipEnd=\")0:\d\d:", r"\g<1>0:59:"), "after its sound"),
    "a clip ends before it begins": (SMIL, sub(r"clipEnd=\"[^\"]+\"", 'clipEnd="0:00:00.000"'), "ends where it begins"),
    "a clip overlaps the next": (SMIL, sub(r"clipEnd=\"(\d:\d\d:\d)\d", r'clipEnd="\g<1>9'), "ends at"),
    "pars are exchanged": (SMIL, swapped, "do not follow the order"),
    "a text is not there": (SMIL, sub(r"#opening\.a2", "#nowhere"), "nowhere is not in"),
    "a text is spoken twice": (SMIL, sub(r"#opening\.a2", "#opening.a1"), "spoken 2 times"),
    "another document": (SMIL, sub(r"text\.xhtml#opening\.a2", "other.xhtml#opening.a2"), "leads to"),
    "the sound is not there": (SMIL, sub(r"audio\.mp3", "gone.mp3"), "is not in the book"),
    "a sentence has no sound": (
        TEXT,
        sub(r"</section>", '<p><span class="u" id="x.1">More.</span></p></section>'),
        "x.1",
    ),
    "the duration is wrong": (OPF, sub(r"(media:duration\">)\d:\d\d", r"\g<1>9:59"), "the whole book: states"),
    "the overlay's duration is wrong": (OPF, sub(r"(refines=\"#overlay\">)\d:\d\d", r"\g<1>9:59"), "text.smil: states"),
    "no duration is stated": (OPF, sub(r"<meta property=\"media:duration\">[^<]*</meta>", ""), "no duration"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(books: Path, tmp_path: Path, name: str) -> None:
    """Each mutant of a sound book fails, with a sentence that says why."""
    member, change, complaint = DAMAGE[name]
    book = changed(books / "everything/everything.epub", tmp_path / "mutant.epub", {member: change})
    found = check_epub(book, {"EPUB/audio.mp3": 10 * 60_000})
    assert any(complaint in finding for finding in found), found


def test_what_is_no_book_is_named(tmp_path: Path) -> None:
    """A file that is no zip is a finding, not a crash."""
    (tmp_path / "x.epub").write_bytes(b"no zip")
    assert "is no EPUB" in check_epub(tmp_path / "x.epub")[0]


@pytest.mark.parametrize(("clock", "ms"), [("0:00:01.500", 1500), ("1:02:03", 3_723_000), ("12s", None), ("", None)])
def test_clock_values_are_read(clock: str, ms: int | None) -> None:
    """Only the full form that we write counts."""
    assert clock_ms(clock) == ms
