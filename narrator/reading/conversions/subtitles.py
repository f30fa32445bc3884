"""Subtitles (WebVTT, SubRip) → a transcript: what is said, speaker by speaker, without its times."""

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.decode import decode

MAX_BYTES: Final = 16 << 20
TIMES: Final = re.compile(
    r"(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})[ \t]{1,9}-->[ \t]{1,9}(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})"
)
SPEAKER: Final = re.compile(r"<v(?:\.[^\s>]{1,60})?[ \t]([^>]{1,120})>")
TAG: Final = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,60}\}")
LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
"""As video programs add it to the name."""
_DASH: Final = r"(?:[-–—] ?(?=[^\W\d_a-zß-ÿ]|[¿¡\"“«\d])|- )"
TURN: Final = re.compile(_DASH)
"""A dash before what somebody else says."""
NEXT_TURN: Final = re.compile(rf"\n\s{{0,9}}(?={_DASH})")
SOUND: Final = re.compile(r"[\[(][^\[\]()]{1,200}[\])]|♪.{0,300}")
"""What is heard besides, for those who do not hear it."""
PARAGRAPH_SECONDS: Final = 2.5
"""A silence of this length begins a paragraph."""
LONGEST: Final = 700
"""Characters after which the next sentence end does."""


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the transcript as HTML paragraphs. Raises `SourceError` where there is no cue in it."""
    if len(data) > MAX_BYTES:
        raise SourceError("too large for one post", hint="Split it.", where=blank.name)
    decoded = decode(data, where=blank.name)
    html = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in _paragraphs(decoded.text))
    if not html:
        raise SourceError("there are no subtitles in it", hint="Is it the right file?", where=blank.name)
    title, language = _of_name(blank.path)
    given = replace(blank.given, title=blank.given.title or title, language=blank.given.language or language)
    return replace(blank, format=SourceFormat.HTML, text=html, is_fragment=True, given=given, notices=decoded.notices)


def _of_name(path: Path | None) -> tuple[str, str]:
    """Return the title and the language that a file's name gives: "talk-at-the-pier.en.vtt"; subtitles have none."""
    if path is None:
        return "", ""
    stem, _, last = path.stem.rpartition(".")
    tagged = bool(stem) and LANGUAGE.fullmatch(last) is not None
    return re.sub(r"[-_\s]+", " ", stem if tagged else path.stem).strip(), last if tagged else ""


def _paragraphs(text: str) -> Iterator[str]:
    gathered, speaker, end = "", "", 0.0
    for begin, until, who, shown in _cues(text):
        turn = TURN.match(shown)
        said = shown[turn.end() :] if turn else shown
        full = len(gathered) > LONGEST and gathered.endswith((".", "!", "?", "…"))
        apart = turn is not None or SOUND.fullmatch(shown) or SOUND.fullmatch(gathered)
        if gathered and (begin - end > PARAGRAPH_SECONDS or (who and who != speaker) or full or apart):
            yield gathered
            gathered = ""
        if who and who != speaker:
            gathered = f"{who}:"
            speaker = who
        gathered = f"{gathered} {said}".strip()
        end = until
    if gathered:
        yield gathered


def _cues(text: str) -> Iterator[tuple[float, float, str, str]]:
    """Yield begin, end, speaker and text of each cue; a text that is shown again by the next cue comes once.

    A cue in which several speak gives one for each.
    """
    last = ""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        times = TIMES.search(block)
        if times is None:
            continue
        lines = block[times.end() :].split("\n")[1:]
        written = "\n".join(lines)
        speaker = SPEAKER.search(written)
        said = " ".join(unescape(TAG.sub("", written)).split())
        if said and said != last:
            for turn in NEXT_TURN.split(unescape(TAG.sub("", written))):
                name = speaker[1].strip() if speaker else ""
                yield _seconds(times, 1), _seconds(times, 5), name, " ".join(turn.split())
        last = said


def _seconds(times: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(times[first + place] or 0) for place in range(4))
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
