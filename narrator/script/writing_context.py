"""Where in the article the writer stands: the settings, the voice and the depth that hold for a block."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field

from narrator.article.model import Article, Block, Container
from narrator.config.policy import Policy
from narrator.config.voice_profile import Breaks
from narrator.languages.phrases import Phrasebook
from narrator.script.blocks.numbered_headings import Numeral
from narrator.script.draft import Manuscript
from narrator.script.given_voices import GivenVoices
from narrator.script.model import VoiceFor
from narrator.script.spoken_forms import SpokenForms

Walk: TypeAlias = Callable[[tuple[Block, ...], "WritingContext"], None]


class Notes(Struct):
    """The article's notes, and which of them have been read."""

    by_name: dict[str, Container] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    """Referred to in this section, not yet read."""
    done: set[int] = field(default_factory=set)
    """The identities of the containers that have been read, or left out whole."""
    ending: bool = False
    """Whether the chapter of notes is being written."""
    reading: bool = False
    """Whether a note is being read now: a note within a note is only named."""


class WritingContext(Struct, frozen=True):
    """What holds for the block in hand; a block changes it for its children with `msgspec.structs.replace`."""

    article: Article
    policy: Policy
    breaks: Breaks
    phrases: Phrasebook
    manuscript: Manuscript
    notes: Notes
    forms: SpokenForms
    walk: Walk
    """Writes blocks: the way down into a container's children."""
    language: str
    voices: frozenset[str] | None = None
    """First parts of the tags that the profile has a voice for, beside the article's; None: the engine has its own."""
    quote_voice: bool = False
    numbered: dict[str, Numeral] = field(default_factory=dict)
    """The Roman numerals that number headings, by the heading's id."""
    given: GivenVoices = field(default_factory=GivenVoices)
    """Who speaks what, beside the main voice and the quotes'."""
    voice_for: str = VoiceFor.MAIN
    quote_depth: int = 0
    list_depth: int = 0
    paragraph_after_ms: int = 1000
    """The silence after a paragraph here: shorter inside list items."""
