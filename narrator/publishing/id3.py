"""Publication + edition → the ID3v2.3 tag of its MP3: who, what, which chapters, in time order."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TPE1,
    TSSE,
    USLT,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)
from PIL import Image

from narrator.audio.model import Recording
from narrator.languages.registry import language_of
from narrator.languages.tags import three_letters
from narrator.publishing.disclosure import disclosure
from narrator.publishing.model import Edition, Publication

HEADER_BYTES = 10
MOST_ENTRIES = 255
"""A table of contents counts them in one byte (ID3v2 Chapter Frame Addendum, section 3.2); tables may be nested."""
MOST_CHAPTERS = MOST_ENTRIES * MOST_ENTRIES
NO_OFFSET = 0xFFFFFFFF
"""ID3v2 Chapter Frame Addendum: this byte offset means "use the time"."""
COVER_PIXELS = 600
"""Players show it small; every listener downloads it (Apple's advice for embedded art)."""


def tag(publication: Publication, edition: Edition, cover: Path | None) -> bytes:
    """Return the whole tag. *cover* is a JPEG or PNG, scaled down to `COVER_PIXELS`; None: no picture.

    Frames are rendered one by one, since mutagen would sort the chapters by the length of their titles, and
    players show chapters in the order of the file.
    """
    frames = b"".join(_rendered(frame) for frame in _frames(publication, edition, cover))
    size = bytes((len(frames) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + frames


def _frames(publication: Publication, edition: Edition, cover: Path | None) -> Iterator[Frame]:
    article, recording = publication.article, edition.recording
    language = _iso_639_2(edition.script.language)
    yield TIT2(encoding=Encoding.UTF16, text=article.title)
    author = article.author or publication.show.author
    if author:
        yield TPE1(encoding=Encoding.UTF16, text=author)
    yield TALB(encoding=Encoding.UTF16, text=publication.show.title or article.site_name or article.title)
    yield TCON(encoding=Encoding.LATIN1, text="Podcast")
    yield TDRC(encoding=Encoding.LATIN1, text=publication.published.strftime("%Y-%m-%dT%H:%M:%S"))
    yield TLAN(encoding=Encoding.LATIN1, text=language)
    yield TSSE(encoding=Encoding.LATIN1, text=publication.generator)
    yield COMM(encoding=Encoding.UTF16, lang=language, desc="", text=disclosure(edition))
    yield USLT(encoding=Encoding.UTF16, lang=language, desc="", text=_lyrics(edition))
    if cover is not None:
        yield APIC(
            encoding=Encoding.LATIN1, mime="image/jpeg", type=PictureType.COVER_FRONT, desc="", data=_small(cover)
        )
    yield from _chapters(recording)


def _chapters(recording: Recording) -> Iterator[Frame]:
    """Yield one ordered top-level table of contents (with tables below it, where it is long), then the chapters."""
    chapters = recording.chapters[:MOST_CHAPTERS]  # the chapters' own file has them all
    ids = [f"chp{number}" for number in range(len(chapters))]
    yield from contents(ids)
    for element_id, chapter in zip(ids, chapters, strict=True):
        yield CHAP(
            element_id=element_id,
            start_time=recording.ms(chapter.begin_samples),
            end_time=recording.ms(chapter.end_samples),
            start_offset=NO_OFFSET,
            end_offset=NO_OFFSET,
            sub_frames=[TIT2(encoding=Encoding.UTF16, text=chapter.title)],
        )


def contents(ids: Sequence[str]) -> Iterator[CTOC]:
    """Yield the tables of contents of *ids*, in order: one, or a top-level one that lists tables of 255 at most."""
    top = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    if len(ids) <= MOST_ENTRIES:
        yield CTOC(element_id="toc", flags=top, child_element_ids=list(ids), sub_frames=[])
        return
    parts = [list(ids[begin : begin + MOST_ENTRIES]) for begin in range(0, len(ids), MOST_ENTRIES)]
    names = [f"toc{number}" for number in range(len(parts))]
    yield CTOC(element_id="toc", flags=top, child_element_ids=names, sub_frames=[])
    for name, part in zip(names, parts, strict=True):
        yield CTOC(element_id=name, flags=CTOCFlags.ORDERED, child_element_ids=part, sub_frames=[])


def _rendered(frame: Frame) -> bytes:
    """Return one frame as it stands in an ID3v2.3 tag."""
    one = ID3()
    one.add(frame)
    one.update_to_v23()
    file = io.BytesIO()
    one.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()[HEADER_BYTES:]


def _lyrics(edition: Edition) -> str:
    """Return the transcript: players show it as lyrics."""
    paragraphs: dict[str, list[str]] = {}
    for utterance in edition.script.utterances:
        paragraphs.setdefault(utterance.segment or "opening", []).append(utterance.written)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs.values())


def _small(cover: Path) -> bytes:
    with Image.open(cover) as picture:
        picture.draft("RGB", (COVER_PIXELS, COVER_PIXELS))  # a JPEG is decoded at an eighth, quarter or half at once
        flat = picture.convert("RGB")
        flat.thumbnail((COVER_PIXELS, COVER_PIXELS))
        file = io.BytesIO()
        flat.save(file, "JPEG", quality=85)
    return file.getvalue()


def _iso_639_2(language: str) -> str:
    """Return the three letters that ID3 wants; `und` where there are none."""
    return language_of(language).iso_639_2 or three_letters(language) or "und"
