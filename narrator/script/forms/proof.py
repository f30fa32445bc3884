"""The script as a page to proofread: what is said, how, and what is left out where it would stand."""

import re
from itertools import groupby

from narrator.article.model import Article, LeftOut, LeftOutReason
from narrator.script.model import Role, Script, Utterance
from narrator.script.spoken.characters import plain

_AUDIBLE = re.compile(r"\w+|[^\w\s.,;:!?…()\[\]{}\"'“”‘’«»„‚–—-]")
SHOWN_CHARACTERS = 100
"""Of what is left out: enough to know it again."""


def script_as_text(article: Article, script: Script) -> str:
    """Return the script in plain lines, a sentence each, that a screen reader reads well.

    Narrator's own words stand in [brackets], what is left out in {braces}; "say:" shows the spoken form where it
    differs from the written one.
    """
    lines = [*_head(article, script), ""]
    chapters = {chapter.utterance: (n, chapter.title) for n, chapter in enumerate(script.chapters, 1)}
    order = {segment.id: place for place, segment in enumerate(article.segments())}
    omissions = _Omissions(article, script)
    for segment_id, run in groupby(script.utterances, key=lambda utterance: utterance.segment):
        utterances = list(run)
        lines += omissions.until(order.get(segment_id, -1))
        if utterances[0].id in chapters:
            lines += [_chapter(*chapters[utterances[0].id], utterances[0]), ""]
        for utterance in utterances:
            lines += omissions.before(utterance)
            lines += _said(utterance)
        lines += [*omissions.after(utterances), ""]
    lines += omissions.until(len(order))
    places = {segment.id: segment.lines[0] for segment in article.segments() if segment.lines}
    for notice in (*article.notices, *script.notices):
        if article.silenced.holds(notice.code, notice.text, notice.segment):
            continue
        line = notice.line or places.get(notice.segment)
        lines.append(f"Look at this{f' (line {line})' if line else ''}: {notice.text} ({notice.code})")
    return "\n".join(lines).rstrip() + "\n"


def _head(article: Article, script: Script) -> list[str]:
    words = sum(len(u.written.split()) for u in script.utterances if u.role is Role.TEXT)
    return [
        f"Script of {article.title or article.source.name}",
        f"Voice profile {script.profile}, language {script.language}",
        f"{words} words, {len(script.utterances)} utterances, {len(script.chapters)} chapters",
    ]


def _chapter(number: int, title: str, first: Utterance) -> str:
    """Return the line above a chapter; its title only where the next line does not say it."""
    return f"Chapter {number}" if first.written.rstrip(".") == title else f"Chapter {number}: {title}"


def _said(utterance: Utterance) -> list[str]:
    written = " ".join(utterance.written.split())
    lines = [f"[{written}]" if utterance.role is Role.ANNOUNCEMENT else written]
    is_own = utterance.role is Role.ANNOUNCEMENT and utterance.segment != ""
    if _words(utterance.spoken) != _words(plain(written)) and not is_own:
        lines.append(f"    say: {utterance.spoken}")
    pauses = [f"{part.pause_after_ms} ms" for part in utterance.parts if part.pause_after_ms]
    if pauses:
        lines.append(f"    pauses inside: {', '.join(pauses)}")
    phonemes = [f"{part.text.strip()} /{part.phoneme}/" for part in utterance.parts if part.phoneme]
    if phonemes:
        lines.append(f"    phonemes: {', '.join(phonemes)}")
    languages = dict.fromkeys(part.language for part in utterance.parts)
    if len(languages) > 1:
        lines.append(f"    languages: {', '.join(languages)}")
    return lines


def _words(text: str) -> list[str]:
    """Return the words and signs that can be heard: quotation marks and spaces alone make no difference."""
    return _AUDIBLE.findall(text)


class _Omissions:
    """What is left out, handed over where it would stand."""

    def __init__(self, article: Article, script: Script) -> None:
        segments = article.segments()
        places = {segment.id: place for place, segment in enumerate(segments)}
        said = {utterance.segment for utterance in script.utterances}
        self._inside: dict[str, list[tuple[int, LeftOut]]] = {}
        self._between: list[tuple[int, LeftOut]] = []
        for entry in (*article.left_out, *script.left_out):
            if entry.segment and entry.segment in said:
                self._inside.setdefault(entry.segment, []).append((entry.offset, entry))
            else:
                self._between.append((places.get(entry.segment or entry.before, len(segments)), entry))
        self._between.sort(key=lambda pair: pair[0])

    def until(self, place: int) -> list[str]:
        """Return what stands before the segment at *place*."""
        lines = []
        while self._between and self._between[0][0] <= place:
            lines.append(_shown(self._between.pop(0)[1]))
        return [*lines, ""] if lines else []

    def before(self, utterance: Utterance) -> list[str]:
        """Return what stands before a sentence in its segment."""
        if utterance.role is not Role.TEXT:
            return []
        return self._take(utterance.segment, utterance.begin)

    def after(self, utterances: list[Utterance]) -> list[str]:
        """Return what stands after the last sentence of a segment."""
        return self._take(utterances[0].segment, None)

    def _take(self, segment: str, before: int | None) -> list[str]:
        entries = self._inside.get(segment, [])
        taken = [entry for position, entry in entries if before is None or position < before]
        self._inside[segment] = [pair for pair in entries if before is not None and pair[0] >= before]
        return [_shown(entry) for entry in taken]


def _shown(entry: LeftOut) -> str:
    text = " ".join(entry.text.split())
    short = text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS].rstrip()} …"
    name = "" if entry.reason is not LeftOutReason.POLICY else f"{entry.kind}, "
    return f"{{left out, {name}{entry.reason}{f': {short}' if short else ''}}}"
