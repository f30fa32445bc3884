"""What will be said: a `Script` is a list of utterances for one article in one voice profile."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from narrator.article.model import LeftOut, Notice


class Role(StrEnum):
    """Whose words an utterance speaks."""

    TEXT = "text"
    """The author's."""
    ANNOUNCEMENT = "announcement"
    """Narrator's: "Quote.", "List, 3 items.", the opening."""


class VoiceFor(StrEnum):
    """Which of the profile's own voices speaks; any other word in its place is the name of a further one (`cast`)."""

    MAIN = "main"
    QUOTE = "quote"


class SpokenSpan(NamedTuple):
    """Written characters of an utterance, and the characters of a part that say them; either side may be empty.

    Where both sides are the same text they belong together character by character, else as a whole.
    """

    written_begin: int
    """In the utterance's `written`."""
    written_end: int
    spoken_begin: int
    """In the part's `text`."""
    spoken_end: int


class Part(Struct, frozen=True):
    """A stretch of an utterance in one voice and one language: what one call of the engine speaks."""

    text: str
    """As spoken: what the engine gets. Never empty, never only white space."""
    language: str
    """BCP 47."""
    voice_for: str = VoiceFor.MAIN
    phoneme: str = ""
    """IPA, for an engine that takes it; `text` is what the others get."""
    pause_after_ms: int = 0
    """Silence between this part and the next (the author's `pause` marks)."""
    spans: tuple[SpokenSpan, ...] = ()
    """Which written characters became which of `text`, in order: without a gap on either side, within the part and
    from one part of an utterance to the next."""


class Utterance(Struct, frozen=True):
    """One sentence (SSML s)."""

    id: str
    """`<segment id>.<n>` for text, from 1; `<segment id>.a<n>` for announcements; `opening.a1` and the like."""
    segment: str
    """The segment's id; empty for the opening and the closing."""
    role: Role
    written: str
    """What transcripts and highlights show. Text: exactly the segment's `text[begin:end]`."""
    parts: tuple[Part, ...]
    language: str
    break_after_ms: int
    """The silence heard after it, already reconciled with what the next segment asks for before itself."""
    begin: int = 0
    end: int = 0
    """Text: where `written` stands in the segment's text. Announcements: 0, 0."""
    refers: str = ""
    """Announcements of a reference to a note ("Note 3."): the note's name."""
    speaker: str = ""
    """Who says it in the post, as the post names her before it; empty: nobody is named."""

    @property
    def spoken(self) -> str:
        """What the engine gets, as one string."""
        return " ".join(part.text for part in self.parts)

    @property
    def voice_for(self) -> str:
        """The voice of its first part."""
        return self.parts[0].voice_for


class Chapter(Struct, frozen=True):
    """A stretch of the script for navigation: begins with an utterance, and ends where the next begins."""

    title: str
    level: int
    utterance: str
    """The id of the utterance it begins with (its heading; the opening, for the first)."""
    segment: str = ""
    """The heading's id; empty for the opening."""


class Script(Struct, frozen=True):
    """What will be said for one article in one voice profile."""

    profile: str
    """The voice profile's name."""
    language: str
    utterances: tuple[Utterance, ...]
    chapters: tuple[Chapter, ...]
    """In order; the first begins with the first utterance."""
    start_ms: int
    end_ms: int
    """Silence before the first and after the last utterance. The last utterance's `break_after_ms` is 0."""
    left_out: tuple[LeftOut, ...] = ()
    """What the policy leaves out, beside the article's own `left_out`."""
    notices: tuple[Notice, ...] = ()
    """The pre-flight: what the author should look at."""
    guessed: tuple[str, ...] = ()
    """Languages of paragraphs that nobody declared: where no voice speaks one, the main voice reads them."""
