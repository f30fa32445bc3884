"""Whatever a source is written in: all of it is accounted for, and what is lost is loud."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from reading.packages import archive, docx, epub, paragraph
from reading.pdfs import column, pdf

from narrator.article.model import Article, Container, Segment
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read
from narrator.script.writer import write

FIRST = "The river begins in the hills above the town, where nobody goes."
SECOND = "It reaches the sea after eleven days, slowly and without a sound."
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
ITEM = f"<item><title>River</title><description><![CDATA[{PARAGRAPHS}]]></description></item>"
FEED = f"<rss><channel>{ITEM}</channel></rss>"
FILES = {
    "a.md": f"{FIRST}\n\n{SECOND}\n".encode(),
    "a.html": f"<html><body><article>{PARAGRAPHS}</article></body></html>".encode(),
    "a.txt": f"{FIRST}\n\n{SECOND}\n".encode(),
    "a.docx": docx(paragraph(FIRST) + paragraph(SECOND)),
    "a.epub": epub({"one": PARAGRAPHS}),
    "a.xml": FEED.encode(),
    "a.zip": archive({"River.md": f"{FIRST}\n\n{SECOND}\n"}),
    "a.pdf": pdf([column(60, 700, [FIRST, SECOND], step=30)]),
    "a.ipynb": b'{"cells": [{"cell_type": "markdown", "source": "%s\\n\\n%s"}]}' % (FIRST.encode(), SECOND.encode()),
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{FIRST}\n\n2\n00:00:09,000 --> 00:00:10,000\n{SECOND}\n".encode(),
    "a.eml": f"From: a@example.org\nSubject: River\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "a.rst": f"{FIRST}\n\n{SECOND}\n".encode(),
}


def article_of(tmp_path: Path, name: str) -> Article:
    """Return the article of a file."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    (source,) = load(Found(name, path=path), site=Site(root=tmp_path))
    return read(source)


def proof(article: Article) -> Ledger:
    """Return the account of the article."""
    return account(article, write(article, VoiceProfile(name="test")))


@pytest.mark.parametrize("name", FILES)
def test_everything_is_said_and_a_lost_paragraph_is_found(tmp_path: Path, name: str) -> None:
    """Of every format: no fault as it is; one without its last paragraph, with the words."""
    article = article_of(tmp_path, name)
    assert [segment.text for segment in article.segments()] == [FIRST, SECOND]
    assert proof(article).faults == ()
    lost = replace(article, blocks=_without_last(article.blocks))
    (fault,) = proof(lost).faults
    assert (fault.problem, "eleven days" in fault.text) == ("unaccounted", True)


def _without_last(blocks: tuple[Container | Segment, ...]) -> tuple[Container | Segment, ...]:
    last = blocks[-1]
    if isinstance(last, Container):
        return (*blocks[:-1], replace(last, children=_without_last(last.children)))
    return blocks[:-1]
