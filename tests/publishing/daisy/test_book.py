"""DAISY books as they are made: valid against their DTDs, navigable, and exact to the sample."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from publishing.books import decoded, members

from narrator.publishing.daisy.check import check_daisy

BOOKS = ("everything/everything-daisy.zip", "greeting/greeting-daisy.zip")
XHTML = "{http://www.w3.org/1999/xhtml}"
RATE_HZ = 22050
DTDS = Path(__file__).parent.parent.parent / "fixtures/dtd"
SILENCE = 60
"""Of 32767: what the decoder leaves of digital silence, and more."""


@pytest.fixture(scope="session")
def ncc(books: Path) -> etree._Element:
    """Return the navigation of the post with everything."""
    return etree.fromstring(members(books / BOOKS[0], "ncc.html")["ncc.html"])


def meta(root: etree._Element, name: str) -> str:
    """Return what the metadata says."""
    return next((e.get("content", "") for e in root.iter(f"{XHTML}meta", "meta") if e.get("name") == name), "")


def npt(value: str | None) -> float:
    """Return a clip's time in seconds."""
    return float((value or "").removeprefix("npt=").removesuffix("s"))


@pytest.mark.parametrize("name", BOOKS)
def test_every_document_is_valid(books: Path, name: str) -> None:
    """XHTML 1.0 Transitional and SMIL 1.0, against the W3C's own DTDs."""
    kinds = {
        ".html": etree.DTD(str(DTDS / "xhtml1-transitional.dtd")),
        ".smil": etree.DTD(str(DTDS / "smil10.dtd")),
    }
    for suffix, dtd in kinds.items():
        for member, content in members(books / name, suffix).items():
            assert dtd.validate(etree.parse(BytesIO(content))), (member, dtd.error_log)


@pytest.mark.parametrize("name", BOOKS)
def test_our_own_check_has_nothing_to_say(books: Path, name: str, needs: Callable[[str], str]) -> None:
    """Links, levels, counts, times and clips agree, with the sound as a decoder gives it."""
    ffmpeg = needs("ffmpeg")
    lengths = {
        audio: decoded(mp3, ffmpeg).size * 1000 // RATE_HZ for audio, mp3 in members(books / name, ".mp3").items()
    }
    assert lengths
    assert check_daisy(books / name, lengths) == []


def test_the_navigation_has_title_headings_references_and_asides(ncc: etree._Element) -> None:
    """In the order of the sound: the title, then every heading and everything that can be skipped."""
    entries = [
        (etree.QName(e).localname, e.get("class"), "".join(e.itertext()).strip()) for e in ncc.find(f"{XHTML}body")
    ]
    assert entries[0] == ("h1", "title", "Everything at once: a post < with > of all kinds & more")
    assert [entry[2] for entry in entries if entry[1] is None] == [
        "A heading that skips two levels",
        "Quotations",
        "Lists",
        "Tables and code",
        "Pictures",
        "Words in another tongue",
        "Notes",
    ]
    assert [entry[2] for entry in entries if entry[1] == "noteref"] == ["1", "2"]
    assert [entry[2] for entry in entries if entry[1] == "sidebar"] == ["An aside of one sentence."]
    assert meta(ncc, "ncc:tocItems") == str(len(entries))


def test_the_metadata_says_what_the_standard_asks(ncc: etree._Element) -> None:
    """Each value that DAISY 2.02 names, as it writes it."""
    assert meta(ncc, "dc:format") == "Daisy 2.02"
    assert meta(ncc, "dc:creator") == "Ada Example"
    assert meta(ncc, "dc:date") == "2025-03-04"
    assert meta(ncc, "ncc:multimediaType") == "audioFullText"
    assert meta(ncc, "ncc:charset") == "utf-8"
    assert meta(ncc, "ncc:footnotes") == "2"
    assert meta(ncc, "ncc:sidebars") == "1"


def test_notes_can_be_switched_off(books: Path) -> None:
    """What stands in a note is required only where notes are wanted, and so are asides."""
    pars = [par for smil in members(books / BOOKS[0], ".smil").values() for par in etree.fromstring(smil).iter("par")]
    assert all(par.get("endsync") == "last" for par in pars)
    assert [par.get("system-required") for par in pars if par.get("system-required")] == [
        "sidebar-on",
        *["footnote-on"] * 3,
    ]


@pytest.mark.parametrize("name", BOOKS)
def test_a_clip_begins_just_before_its_sound(books: Path, name: str, needs: Callable[[str], str]) -> None:
    """In a decoder that cuts nothing off, each clip begins in silence and is heard within its first tenth."""
    ffmpeg = needs("ffmpeg")
    found = members(books / name, "")
    clips = 0
    for member in sorted(found):
        if not member.endswith(".smil") or member == "master.smil":
            continue
        smil = etree.fromstring(found[member])
        samples = decoded(found[member.replace("s", "a", 1).replace(".smil", ".mp3")], ffmpeg)
        for audio in list(smil.iter("audio"))[1:]:
            begin = round(npt(audio.get("clip-begin")) * RATE_HZ)
            before = samples[begin - RATE_HZ // 50 : begin - 40]
            after = samples[begin : begin + RATE_HZ // 10]
            assert np.abs(before).max() <= SILENCE, (member, audio.get("id"))
            assert np.abs(after).max() > SILENCE, (member, audio.get("id"))
            clips += 1
    assert clips > 0


def test_two_decoders_hear_the_same(books: Path, tmp_path: Path, needs: Callable[[str], str]) -> None:
    """mpg123 and ffmpeg agree where the sound begins: no player may cut what another does not."""
    import subprocess  # noqa: PLC0415  # only where mpg123 is

    ffmpeg, mpg123 = needs("ffmpeg"), needs("mpg123")
    mp3 = members(books / BOOKS[0], "a0002.mp3")["a0002.mp3"]
    (tmp_path / "a.mp3").write_bytes(mp3)
    command = [mpg123, "-q", "-s", "-e", "s16", str(tmp_path / "a.mp3")]
    other = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.int16)
    one = decoded(mp3, ffmpeg)
    assert one.size == other.size
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 2


def test_the_files_have_the_names_that_old_players_read(books: Path) -> None:
    """Eight letters or digits, all side by side; the first is the navigation."""
    names = list(members(books / BOOKS[0], ""))
    assert names[0] == "ncc.html"
    assert all("/" not in name and name.isascii() and len(name.partition(".")[0]) <= 8 for name in names)


def test_no_chapter_has_a_tag_or_an_info_frame(books: Path) -> None:
    """Old players would play them, or count them as sound."""
    for name, mp3 in members(books / BOOKS[0], ".mp3").items():
        assert mp3[:2] == b"\xff\xf3", name
        assert b"Info" not in mp3[:200], name
