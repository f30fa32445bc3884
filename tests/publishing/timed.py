"""An edition of written sentences whose words have times, without a sound: what the word formats are tested with."""

from datetime import UTC, datetime
from pathlib import Path

from narrator.article.model import Article, Source, SourceFormat
from narrator.audio.model import AudioFormat, Cue, Recording, WrittenWord
from narrator.config.site import Show
from narrator.ledger.model import Ledger
from narrator.publishing.model import Edition, Publication
from narrator.script.model import Part, Role, Script, Utterance
from narrator.speech.word_positions import WORD

RATE_HZ = 22050
WORD_MS = 300


def edition(*sentences: str, languages: tuple[str, ...] = (), timed: bool = True, word_ms: int = WORD_MS) -> Edition:
    """Return *sentences*, half a second apart, each word but signs so many milliseconds long."""
    cues, utterances, at_ms = [], [], 500
    for number, written in enumerate(sentences):
        words, begin_ms = [], at_ms
        for match in WORD.finditer(written):
            if any(map(str.isalnum, match.group())):
                words.append(WrittenWord(*match.span(), _samples(at_ms), _samples(at_ms + word_ms)))
                at_ms += word_ms
        language = languages[number] if languages else "en"
        name = f"p.{number + 1}"
        parts = (Part(written, language),)
        utterances.append(Utterance(name, "p", Role.TEXT, written, parts, language, 500))
        told = tuple(words) if timed else ()
        cues.append(Cue(name, _samples(begin_ms), _samples(at_ms), words=told, words_by="engine" if told else ""))
        at_ms += 500
    script = Script("tone", "en", tuple(utterances), (), 0, 0)
    recording = Recording(AudioFormat(), _samples(at_ms), tuple(cues), (), None, None)
    ledger = Ledger(0, (), (), {}, ())
    return Edition("tone", bool(cues), script, recording, ledger, "tone, a low tone", Path("x.mp3"), "x.mp3")


def publication(one: Edition) -> Publication:
    """Return the article that *one* is of."""
    article = Article(Source("x.md", SourceFormat.MARKDOWN, ""), "A title", (), language="en")
    now = datetime(2025, 9, 9, tzinfo=UTC)
    return Publication(article, "x", "guid", now, now, (one,), Show(), "narrator")


def _samples(ms: int) -> int:
    return ms * RATE_HZ // 1000
