"""A WebVTT file → what apps would stumble over."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from narrator.publishing.check.finding import Finding
from narrator.publishing.transcript import LINE_CHARACTERS

TIMES: Final = re.compile(r"^(?:(\d{2,}):)?(\d\d):(\d\d)\.(\d{3}) --> (?:(\d{2,}):)?(\d\d):(\d\d)\.(\d{3})")
TAG: Final = re.compile(r"<[^<>]*>")
ROUNDING_MS: Final = 60
"""A decoder's count of the last frame may differ by one frame (52 ms at 22.05 kHz) from ours."""


def transcript_findings(file: Path, title: str, duration_ms: int | None) -> Iterator[Finding]:
    """Yield what is wrong with the transcript *file* of a sound of *duration_ms*."""
    try:
        text = file.read_text("utf-8")
    except (UnicodeDecodeError, OSError) as problem:
        yield Finding("transcript", title, f"{file.name} cannot be read: {problem}")
        return
    if not text.startswith("WEBVTT"):
        yield Finding("transcript", title, f"{file.name} does not begin with WEBVTT")
        return
    last_begin = cues = end = 0
    is_cue = False
    for line in text.splitlines():
        times = TIMES.match(line)
        if times:
            begin, end = _ms(times[1], times[2], times[3], times[4]), _ms(times[5], times[6], times[7], times[8])
            if begin < last_begin or end <= begin:
                yield Finding("transcript", title, f"{file.name}: {line} is out of order")
            last_begin, cues, is_cue = begin, cues + 1, True
        elif not line.strip():
            is_cue = False
        elif is_cue and len(unescape(TAG.sub("", line))) > LINE_CHARACTERS:
            yield Finding("transcript-line", title, f"{file.name}: a line is longer than {LINE_CHARACTERS} characters")
    if not cues:
        yield Finding("transcript", title, f"{file.name} has no cue")
    if duration_ms is not None and end > duration_ms + ROUNDING_MS:
        yield Finding("transcript", title, f"{file.name} goes on after the end of the sound")


def _ms(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)
