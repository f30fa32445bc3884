"""One article, one set of ids: page, EPUB, DAISY, transcript and ledger name the same sentence alike."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from publishing.books import members

ID = re.compile(r'\bid="([^"]+)"')
SENTENCE = re.compile(r'<span class="u" id="(s[0-9a-f]{10}(?:-\d+)?\.\d+)"')
CUE = re.compile(r"^(\S+)\n(\d\d):(\d\d):(\d\d)\.(\d{3}) -->", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(books: Path) -> Path:
    """Return the folder of the post with everything."""
    return books / "everything"


@pytest.fixture(scope="module")
def sentences(folder: Path) -> set[str]:
    """Return the ids of the author's sentences in the EPUB."""
    found = set(SENTENCE.findall(members(folder / "everything.epub", "text.xhtml")["EPUB/text.xhtml"].decode()))
    assert len(found) > 20
    return found


def test_the_daisy_book_has_the_ids_of_the_epub(folder: Path, sentences: set[str]) -> None:
    """Text and overlay: a player that knows both books finds the same sentence."""
    content = members(folder / "everything-daisy.zip", "content.html")["content.html"].decode()
    assert set(SENTENCE.findall(content)) == sentences
    smil = b"".join(members(folder / "everything-daisy.zip", ".smil").values()).decode()
    assert sentences <= {target.partition("#")[2] for target in re.findall(r'src="(content[^"]+)"', smil)}


def test_the_page_has_the_ids_of_the_epub(folder: Path, sentences: set[str]) -> None:
    """A link to a sentence of the page is a link to the same sentence of the book."""
    assert sentences <= set(ID.findall((folder / "index.html").read_text("utf-8")))


def test_the_transcript_has_the_ids_of_the_epub(folder: Path, sentences: set[str]) -> None:
    """Each cue is called as its sentence is."""
    lines = (folder / "transcript.vtt").read_text("utf-8").splitlines()
    cues = {name for name, times in pairwise(lines) if "-->" in times}
    assert sentences <= cues


def test_the_ledger_has_the_ids_of_the_epub(folder: Path, sentences: set[str]) -> None:
    """Every sentence of the book accounts for words of the source, and no other is said to be spoken."""
    ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
    assert {run["utterance"] for run in ledger["spoken"]} == sentences
    segments = {name.rpartition(".")[0] for name in sentences}
    assert segments <= set(ledger["segments"])


def test_times_are_the_same_in_all_forms(folder: Path, sentences: set[str]) -> None:
    """A sentence begins at the same millisecond in both; earlier in the overlay where something leads in."""
    vtt = CUE.findall((folder / "transcript.vtt").read_text("utf-8"))
    begins = {name: f"{int(h)}:{m}:{s}.{ms}" for name, h, m, s, ms in vtt}
    smil = members(folder / "everything.epub", "text.smil")["EPUB/text.smil"].decode()
    clips = dict(re.findall(r'src="text\.xhtml#([^"]+)"/>\s*<audio src="[^"]+" clipBegin="([^"]+)"', smil))
    same = [name for name in sentences if begins[name] == clips[name]]
    later = [name for name in sentences if begins[name] < clips[name]]
    assert len(same) >= len(sentences) // 2
    assert later == []
