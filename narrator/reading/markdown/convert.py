"""Markdown → HTML: Python-Markdown, with our block scanner and our inline processors in its registries."""

from functools import lru_cache
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.inlinepatterns import Pattern
from markdown.util import Registry

from narrator.reading.markdown.blocks.parser import CommonMarkParser
from narrator.reading.markdown.footnotes import Footnotes
from narrator.reading.markdown.inline.links import BareLinkProcessor, PointedLinkProcessor, WikiLinkProcessor
from narrator.reading.markdown.inline.literal import CodeProcessor, EntityProcessor, EscapeProcessor
from narrator.reading.markdown.inline.mathematics import FormulaProcessor
from narrator.reading.markdown.inline.raised import ScriptProcessor
from narrator.reading.markdown.inline.scanner import InlineTreeprocessor
from narrator.reading.markdown.inline.tags import TagProcessor
from narrator.reading.markdown.inline_notes import InlineNoteProcessor, InlineNotesTreeprocessor

REPLACED: Final = ("html_block",)
"""Python-Markdown's preprocessors whose work the scanner does."""


class BlogMarkdown(Extension):
    """Puts the parts together."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the parser, the inline processors in their order, and the tree processors."""
        for name in REPLACED:
            md.preprocessors.deregister(name)
        md.inlinePatterns = Registry[Pattern]()
        footnotes = Footnotes()
        abbreviations: dict[str, str] = {}
        md.parser = CommonMarkParser(md, footnotes, abbreviations)
        footnotes.extendMarkdown(md)
        md.inlinePatterns.register(FormulaProcessor(), "formula", 200)
        md.inlinePatterns.register(CodeProcessor(), "backtick", 190)
        md.inlinePatterns.register(ScriptProcessor(), "script", 185)
        md.inlinePatterns.register(EscapeProcessor(), "escape", 180)
        md.inlinePatterns.register(WikiLinkProcessor(md), "wikilink", 150)
        md.inlinePatterns.register(PointedLinkProcessor(), "autolink", 120)
        md.inlinePatterns.register(BareLinkProcessor(), "bare_link", 110)
        md.inlinePatterns.register(TagProcessor(md), "html", 90)
        md.inlinePatterns.register(EntityProcessor(), "entity", 80)
        md.inlinePatterns.register(InlineNoteProcessor(footnotes), "inline_note", 174)
        md.treeprocessors.register(InlineTreeprocessor(md), "inline", 20)
        md.treeprocessors.register(InlineNotesTreeprocessor(md, footnotes), "inline_notes", 19)
        md.treeprocessors.register(AbbrTreeprocessor(md, abbreviations), "abbr", 12)
        md.registerExtension(self)
        self._abbreviations = abbreviations

    def reset(self) -> None:
        """Forget the last document's abbreviations."""
        self._abbreviations.clear()


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=[BlogMarkdown()], tab_length=4)


def to_html(text: str) -> str:
    """Return the HTML of Markdown without front matter; any line ends, any input, in time linear in its length."""
    md = _markdown()
    md.reset()
    return md.convert(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))
