"""A stretch of the raw source: text that must be accounted for, or markup of a named kind."""

from enum import StrEnum

from msgspec import Struct

from narrator.article.model import LeftOutReason


class Markup(StrEnum):
    """What a stretch is that no reader of the post ever sees: the ledger counts its words by these names."""

    TAG = "tag"
    """Names of HTML elements, and attributes that only machines read."""
    ENTITY = "entity"
    LINK_TARGET = "link target"
    REFERENCE = "reference definition"
    LABEL = "reference label"
    NOTE_LABEL = "note label"
    FENCE = "fence"
    """The language and options of a code block."""
    LIST_NUMBER = "list number"
    TASK_BOX = "task box"
    ATTRIBUTES = "attribute list"
    ABBREVIATION = "abbreviation"
    ADMONITION = "admonition"
    """The type of an admonition; its title is text."""
    TEMPLATE = "template"
    """Names in a template tag that also carries text."""
    METADATA = "metadata"
    """What a page says about itself in its head."""
    ADDRESS = "packed file"
    """Names of the parts of a DOCX or EPUB."""


class Stretch(Struct, frozen=True, gc=False):
    """`text[begin:end]` of the source; what lies between stretches has no words."""

    begin: int
    end: int
    markup: Markup | None = None
    """None: text, unless `reason` says otherwise."""
    reason: LeftOutReason | None = None
    """Left out on the lexer's own evidence (front matter, a comment, a script)."""
    optional: bool = False
    """It may be said (a list's number, the type of an admonition); unsaid it is what `markup` or `reason` says."""
    entities: bool = False
    """HTML character references stand for what they name."""
    inline: bool = False
    """Markup inside a word parts nothing: `<b>H</b>ello` is one word."""
    note: str = ""
    """The label of the footnote that it defines: notes are read apart from where they are written."""

    @property
    def text(self) -> bool:
        """Whether each of its words must be spoken or listed."""
        return self.markup is None and self.reason is None
