"""Published articles → what a recognizer does not hear in their finished sound, and a record of what it heard."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import msgspec
import numpy as np

from narrator.article.model import Article
from narrator.errors import EngineMissingError, NarratorError, UsageError
from narrator.narration.align import HearingOptions
from narrator.narration.by_ear import HeardRecording, hear_recording
from narrator.narration.model import HEARING_RATE_HZ, TextToRead
from narrator.narration.pauses import Sound16k
from narrator.narration.second_hearing import TWICE
from narrator.narration.text import sentence_of
from narrator.pipeline.session import Session
from narrator.publishing.check.finding import Finding
from narrator.publishing.record import ArticleRecord, EditionRecord
from narrator.run_folders import run_folder, sweep_folders
from narrator.show.check import refuse_nothing_made
from narrator.speech.stretching import stretch
from narrator.store.heard import keep_heard
from narrator.store.records import Records

FOLDER: Final = "narrator-by-ear-"
SLOWED_FROM_WPM: Final = 220
HEARD_AT_WPM: Final = 160
"""Speech at 300 words a minute gives forty false alarms in three hundred sentences; slowed to this, one."""
_CUE: Final = re.compile(r"^(\S+)\n\d\d:\d\d:\d\d\.\d{3} --> ", re.MULTILINE)


def check_by_ear(
    session: Session,
    place: Path | None,
    slugs: tuple[str, ...],
    how: HearingOptions = HearingOptions(),  # noqa: B008 - frozen
) -> list[Finding]:
    """Return what is not to be heard in the articles of the output folder *place*, or in those called *slugs*.

    What was heard is kept in `.narrator/heard/` and in the ledgers. Raises `UsageError` for an unknown slug,
    `EngineMissingError` where nothing can hear here.
    """
    output = session.folder / (place or session.output)
    refuse_nothing_made(output)
    stored = {slug: one.record for slug, one in Records(output).load().items()}
    unknown = sorted(set(slugs) - stored.keys())
    if unknown:
        hint = f"Published are: {', '.join(sorted(stored)) or 'none'}."
        raise UsageError(f"there is no article {unknown[0]!r} in {output}", hint=hint)
    return [
        finding
        for slug, record in stored.items()
        if not slugs or slug in slugs
        for finding in _article(session, output, record, how)
    ]


def _article(session: Session, output: Path, record: ArticleRecord, how: HearingOptions) -> Iterator[Finding]:
    heard: dict[str, HeardRecording] = {}
    for edition in record.editions:
        mp3 = edition.files.get("mp3")
        if mp3 is None:
            continue
        try:
            texts, rate = _texts(session, output, record, edition)
        except EngineMissingError:
            raise
        except NarratorError as problem:
            yield Finding("by-ear-no-text", mp3.name, f"cannot be compared with its source: {problem}")
            continue
        heard[edition.voice] = _heard(output / mp3.name, texts, edition, rate, how)
        yield from _findings(mp3.name, heard[edition.voice])
    if heard:
        keep_heard(output, record, msgspec.to_builtins(heard))


def _texts(
    session: Session, output: Path, record: ArticleRecord, edition: EditionRecord
) -> tuple[tuple[TextToRead, ...], float]:
    """Return what the recording should say, and its rate in words a minute; announcements are said as well."""
    articles = [one for one in session.articles(record.source) if _is_of(one, record)]
    if not articles:
        raise UsageError(f"its source {record.source} is not here as it was")
    profile = session.profiles(articles[0], (edition.voice,))[0]
    script = session.script(articles[0], profile)
    said = _said(output, edition)
    texts = tuple(
        msgspec.structs.replace(sentence_of(one), optional=False)
        for one in script.utterances
        if said is None or one.id in said
    )
    if said is not None and len(texts) < len(said):
        raise UsageError("it was made of another text: make it again first")
    return texts, profile.rate


def _is_of(article: Article, record: ArticleRecord) -> bool:
    return article.title == record.title or article.source.name == record.source


def _said(output: Path, edition: EditionRecord) -> frozenset[str] | None:
    """Return the utterances of the edition's transcript; None where it has none."""
    file = edition.files.get("vtt")
    path = output / file.name if file is not None else None
    if path is None or not path.is_file():
        return None
    return frozenset(match.group(1) for match in _CUE.finditer(path.read_text("utf-8")))


def _heard(
    path: Path, texts: tuple[TextToRead, ...], edition: EditionRecord, rate: float, how: HearingOptions
) -> HeardRecording:
    slower = rate / HEARD_AT_WPM if rate > SLOWED_FROM_WPM and edition.is_synthetic else 1.0
    sweep_folders(Path(gettempdir()), prefix=FOLDER)
    with run_folder(Path(gettempdir()), FOLDER) as folder:
        return hear_recording(
            texts,
            path,
            how,
            language=edition.language,
            folder=folder,
            steady=edition.is_synthetic,
            slower=slower,
            stretcher=_stretched,
        )


def _stretched(sound: Sound16k, slower: float) -> Sound16k:
    """Return *sound* that many times slower, at its own pitch. Raises `EngineMissingError` without Rubber Band."""
    slow = stretch(sound.astype(np.float32)[None] / np.float32(32768), HEARING_RATE_HZ, 1 / slower)
    samples: Sound16k = np.clip(np.rint(slow * 32767), -32768, 32767).astype(np.int16)
    return samples


def _findings(where: str, heard: HeardRecording) -> Iterator[Finding]:
    for doubt in heard.doubts:
        if doubt.problem == TWICE:
            yield Finding("by-ear-twice", where, f"is heard twice: “{doubt.written}”")
        else:
            share = f"{doubt.heard:.0%} of its words"
            yield Finding("by-ear-unheard", where, f"is not to be heard ({share}): “{doubt.written}”")
