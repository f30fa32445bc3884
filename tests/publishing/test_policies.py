"""Whatever a profile leaves out or reads elsewhere, books stay whole: no clip lost, none twice, none out of order."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from narrator.article.model import Article, Source, SourceFormat
from narrator.audio.model import AudioFormat, Cue, Recording
from narrator.audio.timeline import chapter_cues
from narrator.config.policy import NotesPlacement, Policy, Treatment
from narrator.config.site import Show
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.publishing.daisy import book as daisy
from narrator.publishing.daisy.check import check_daisy
from narrator.publishing.epub import book as epub
from narrator.publishing.epub.check import check_epub
from narrator.publishing.model import Edition, Publication
from narrator.reading.reader import read
from narrator.script.writer import write

POST = """# My title

Intro one.[^a] Intro two.

## First

### Without a body

#### Deeper

Text here.[^b] More text.[^a]

> Quote.

- one[^b]
- two

## Last

Ends.

[^a]: Note a. Two sentences.
[^b]: Note b.
"""
NOW = datetime(2025, 1, 1, tzinfo=UTC)
POLICIES = list(
    product(
        (True, False),
        NotesPlacement,
        (Treatment.ANNOUNCE, Treatment.SPEAK, Treatment.SKIP),
        (Treatment.SPEAK, Treatment.SKIP),
    )
)


def publication(article: Article, policy: Policy, mp3: Path) -> Publication:
    """Return *article* as if it had been spoken: each utterance lasts as long as it is."""
    profile = VoiceProfile(name="tone", engine="tone", policy=policy)
    script = write(article, profile)
    cues, at = [], 22050
    for utterance in script.utterances:
        end = at + 1000 * len(utterance.written)
        cues.append(Cue(utterance.id, at, end))
        at = end + 11025
    chapters = chapter_cues(script.chapters, cues, at)
    recording = Recording(AudioFormat(), at, tuple(cues), chapters, -16.0, -1.0)
    sounds = (mp3,) * len(chapters)
    edition = Edition(
        "tone",
        main=True,
        script=script,
        recording=recording,
        ledger=account(article, script),
        voice_label="a tone",
        mp3=mp3,
        mp3_name="x.mp3",
        chapter_mp3=sounds,
    )
    guid = "0b1f1a2e-0000-5000-8000-000000000000"
    return Publication(article, "x", guid, NOW, NOW, (edition,), Show(), "narrator")


@pytest.mark.parametrize(("opening", "notes", "footnote", "heading"), POLICIES)
@pytest.mark.parametrize("title", ["My title", "Another title"])
def test_books_are_whole_in_every_policy(
    tmp_path: Path, opening: bool, notes: NotesPlacement, footnote: Treatment, heading: Treatment, title: str
) -> None:
    """Opening or not, notes wherever they are read, headings or not, with the title in the text or without."""
    (tmp_path / "x.mp3").write_bytes(b"")
    article = replace(read(Source("x.md", SourceFormat.MARKDOWN, POST)), title=title)
    policy = replace(Policy(), opening=opening, notes=notes, footnote=footnote, heading=heading)
    made = publication(article, policy, tmp_path / "x.mp3")
    epub.make(made, tmp_path / "x.epub")
    daisy.make(made, tmp_path / "x-daisy.zip")
    assert check_epub(tmp_path / "x.epub") == []
    assert check_daisy(tmp_path / "x-daisy.zip") == []
