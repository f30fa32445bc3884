"""Utterances before their words are formed and their breaks reconciled, and the manuscript that gathers them."""

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import LeftOut, LeftOutReason, Notice, Segment, Span
from narrator.script.model import Role, VoiceFor


class Draft(Struct, frozen=True):
    """One sentence to be said, still in its written form."""

    role: Role
    segment: Segment | None
    """None: the opening."""
    begin: int = 0
    end: int = 0
    """Text: `segment.text[begin:end]`."""
    spans: tuple[Span, ...] = ()
    """Text: the segment's spans that concern this stretch."""
    text: str = ""
    """Announcements: the phrase. Text: what is said in its place (the author's `say`), or empty."""
    language: str = ""
    voice_for: str = VoiceFor.MAIN
    speaker: str = ""
    """Who says it in the post, as the post names her."""
    before_ms: int = 0
    """Silence asked for before it; reconciled with what the utterance before asks after itself: the longer wins."""
    after_ms: int = 0
    pause_ms: int = 0
    """The author's own silence after it: added."""
    chapter: str = ""
    """The title of a chapter that begins with it and has no heading of the author's."""
    name: str = ""
    """Stands for the segment's id in the utterance's id (`opening`)."""
    refers: str = ""
    """Announcements of a reference: the name of the note."""


class Manuscript(Struct):
    """What has been written so far: grows while the article's tree is walked."""

    drafts: list[Draft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    """Languages that were heard from a paragraph and that nobody declared."""

    def add(self, draft: Draft) -> None:
        """Append *draft*."""
        self.drafts.append(draft)

    def announce(
        self, segment: Segment, phrase: str, language: str, *, after_ms: int, before_ms: int = 0, refers: str = ""
    ) -> None:
        """Append an announcement that belongs to *segment*, and says where it *refers* to a note."""
        self.add(
            Draft(
                role=Role.ANNOUNCEMENT,
                segment=segment,
                text=phrase,
                language=language,
                before_ms=before_ms,
                after_ms=after_ms,
                refers=refers,
            )
        )

    def leave_out(self, segment: Segment, reason: LeftOutReason, begin: int = 0, end: int | None = None) -> None:
        """List `text[begin:end]` of *segment* (all of it by default) as left out."""
        self.left_out.append(
            LeftOut(
                reason=reason,
                text=segment.text[begin:end],
                kind=segment.kind,
                segment=segment.id,
                lines=segment.lines,
                offset=begin,
            )
        )

    def pause(self, milliseconds: int) -> None:
        """Add the author's own silence after the last draft, if there is one."""
        if milliseconds and self.drafts:
            last = self.drafts[-1]
            self.drafts[-1] = replace(last, pause_ms=last.pause_ms + milliseconds)

    def rest(self, milliseconds: int, *, since: int) -> None:
        """Make the silence after the last draft at least *milliseconds*, if anything was added after mark *since*."""
        if len(self.drafts) > since and self.drafts[-1].after_ms < milliseconds:
            self.drafts[-1] = replace(self.drafts[-1], after_ms=milliseconds)

    def approach(self, milliseconds: int, *, since: int) -> None:
        """Make the silence before the first draft after mark *since* at least *milliseconds*."""
        if len(self.drafts) > since and self.drafts[since].before_ms < milliseconds:
            self.drafts[since] = replace(self.drafts[since], before_ms=milliseconds)
