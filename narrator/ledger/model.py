"""The account of a source, word by word."""

from msgspec import Struct, field

from narrator.article.model import LeftOut


class SpokenSpan(Struct, frozen=True):
    """A run of the source's tokens that one utterance speaks."""

    begin: int
    end: int
    """Characters of the source text."""
    tokens: int
    segment: str
    utterance: str


class LeftOutSpan(Struct, frozen=True):
    """A run of the source's tokens that is not spoken."""

    begin: int
    end: int
    tokens: int
    reason: str
    """A `LeftOutReason`."""
    text: str
    segment: str = ""
    kind: str = ""
    lines: tuple[int, int] = (0, 0)


class Fault(Struct, frozen=True):
    """Something that does not add up."""

    problem: str
    """`unaccounted` (in the source, neither spoken nor left out), `invented` (said, but not in the source),
    `unspoken` (written, but with nothing spoken)."""
    text: str
    line: int
    """The source line, from 1; 0: none."""
    segment: str = ""


class ProseLeftOut(Struct, frozen=True):
    """Sentences of the source that are left out for a reason which its author did not give."""

    words: int
    text: str
    """The first of them."""
    reason: str
    """A `LeftOutReason`."""
    kind: str = ""
    line: int = 0
    """The source line, from 1; 0: not known."""


class SignCount(Struct, frozen=True):
    """Where the signs went that mean something; the last three add up to the first."""

    written: int = 0
    said: int = 0
    """In words."""
    left_to_the_voice: int = 0
    """As they are: the voice says them, or not."""
    silent: int = 0
    """A pause, or nothing: most of them slashes and stars that part words."""


class Ledger(Struct, frozen=True):
    """Where each token of the source went."""

    tokens: int
    spoken: tuple[SpokenSpan, ...]
    left_out: tuple[LeftOutSpan, ...]
    markup: dict[str, int]
    """Tokens that are markup, counted by kind ("link target": 12)."""
    faults: tuple[Fault, ...]
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Segment id → first and last source line, from the alignment."""
    script_left_out: tuple[LeftOut, ...] = ()
    prose: tuple[ProseLeftOut, ...] = ()
    """What the author should look at among what is left out."""
    signs: SignCount = SignCount()

    @property
    def proved(self) -> bool:
        """Whether every word is accounted for."""
        return not self.faults
