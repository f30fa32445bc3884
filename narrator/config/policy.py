"""What is done with each kind of thing in a post: speak it, announce it, describe it, or skip it."""

from enum import StrEnum

from msgspec import Struct


class Treatment(StrEnum):
    """How a kind of segment is heard. Whatever is not said word for word stands in the ledger."""

    SPEAK = "speak"
    """Its words, nothing else."""
    ANNOUNCE = "announce"
    """Its words, with cues that say what it is ("Quote." … "End quote.")."""
    DESCRIBE = "describe"
    """A description in place of its words ("Code example in Python, 12 lines.")."""
    SKIP = "skip"
    """Nothing is heard."""


class NotesPlacement(StrEnum):
    """Where notes are read, when they are read."""

    PLACE = "place"
    """Right after the sentence that refers to them."""
    SECTION = "section"
    """At the end of the section."""
    END = "end"
    """As the last chapter."""


class Policy(Struct, frozen=True):
    """One treatment a kind; the defaults are the ones DESIGN gives."""

    heading: Treatment = Treatment.SPEAK
    paragraph: Treatment = Treatment.SPEAK
    quote: Treatment = Treatment.ANNOUNCE
    list: Treatment = Treatment.ANNOUNCE
    table: Treatment = Treatment.ANNOUNCE
    """Tables of at most `table_cells` cells are read; larger ones are described."""
    code: Treatment = Treatment.DESCRIBE
    image: Treatment = Treatment.ANNOUNCE
    caption: Treatment = Treatment.SPEAK
    footnote: Treatment = Treatment.ANNOUNCE
    link: Treatment = Treatment.SPEAK
    """ANNOUNCE says "link" before the text."""
    speaker: Treatment = Treatment.SPEAK
    """The name before what somebody says, where a voice of its own says it: SKIP leaves the name out."""
    struck: Treatment = Treatment.ANNOUNCE
    """Text that the author struck out and left visible: heard without a cue it would pass for valid."""
    math: Treatment = Treatment.SPEAK
    """Formulas of at most `formula_symbols` symbols are read; longer ones are described."""
    embed: Treatment = Treatment.ANNOUNCE
    aside: Treatment = Treatment.ANNOUNCE
    notes: NotesPlacement = NotesPlacement.END
    opening: bool = True
    """Title, author, date, length and the disclosure of the synthetic voice."""
    table_cells: int = 24
    formula_symbols: int = 60
    """Letters, numbers and signs of the longest formula that is read: some 35 s of speech."""
    chapter_level: int = 6
    """Headings down to this level begin a chapter."""
