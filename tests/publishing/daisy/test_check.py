"""The check of DAISY books finds each damage, and names it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing.books import changed

from narrator.publishing.daisy.check import check_daisy

Change = Callable[[bytes], bytes]
NCC, SMIL, MASTER, TEXT = "ncc.html", "s0002.smil", "master.smil", "content.html"


def sub(pattern: str, replacement: str) -> Change:
    """Return the change of the first match."""
    return lambda content: re.sub(pattern.encode(), replacement.encode(), content, count=1, flags=re.DOTALL)


DAMAGE: dict[str, tuple[str, Change, str]] = {
    "an entry too many": (
        NCC,
        sub(r"</body>", '<h2 id="x"><a href="s0001.smil#par-opening.a1">x</a></h2></body>'),
        "tocItems",
    ),
    "a skipped level": (NCC, sub(r"<h1 (id=\"ncc-s[^>]*>.*?)</h1>", r"<h3 \1</h3>"), "h3 follows h1"),
    "no title": (NCC, sub(r' class="title"', ""), "not the title"),
    "no publisher": (NCC, sub(r'<meta name="dc:publisher"[^>]*>', ""), "dc:publisher is missing"),
    "a wrong total": (NCC, sub(r'(totalTime" content=")\d\d', r"\g<1>09"), "totalTime says"),
    "a time in another form": (NCC, sub(r'(totalTime" content=")\d\d:', r"\g<1>"), "totalTime is no time"),
    "a wrong count of files": (NCC, sub(r'(ncc:files" content=")\d+', r"\g<1>3"), "files says 3"),
    "a link to nowhere": (NCC, sub(r"s0002\.smil#", "s0002.smil#x"), "leads nowhere"),
    "a text that is not there": (SMIL, sub(r"content\.html#", "content.html#x"), "leads nowhere"),
    "a clip before its time": (SMIL, sub(r"clip-end=\"npt=\d", 'clip-end="npt=9'), "begins at"),
    "a clip that does not begin with its file": (SMIL, sub(r"npt=0\.000s", "npt=0.100s"), "the first clip begins"),
    "a clip of no length": (SMIL, sub(r"clip-end=\"npt=[\d.]+s", 'clip-end="npt=0.000s'), "ends where it begins"),
    "a clip after its sound": (SMIL, sub(r"(.*clip-end=\"npt=)\d", r"\g<1>99"), "after its sound"),
    "a wrong length": (SMIL, sub(r"dur=\"\d", 'dur="99'), "dur says"),
    "a wrong elapsed time": (SMIL, sub(r'(totalElapsedTime" content="00:)\d\d', r"\g<1>59"), "totalElapsedTime says"),
    "a chapter left out": (MASTER, sub(r"<ref src=\"s0002[^>]*>", ""), "s0002.smil is not in master.smil"),
    "a sentence without sound": (TEXT, sub(r"</body>", '<span class="u" id="x.1">x</span></body>'), "x.1 has no par"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(books: Path, tmp_path: Path, name: str) -> None:
    """Each mutant of a sound book fails, with a sentence that says why."""
    member, change, complaint = DAMAGE[name]
    book = changed(books / "everything/everything-daisy.zip", tmp_path / "mutant.zip", {member: change})
    found = check_daisy(book, {f"a{number:04}.mp3": 60_000 for number in range(1, 20)})
    assert any(complaint in finding for finding in found), found


def test_what_is_no_book_is_named(tmp_path: Path) -> None:
    """A file that is no zip is a finding, not a crash."""
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert "is no DAISY book" in check_daisy(tmp_path / "x.zip")[0]
