"""Raw HTML inside a line, as CommonMark has it: `Result<T, E>` holds no tag, `Vec<T>` does."""

import re
from typing import Final

from markdown import Markdown

from narrator.reading.markdown.blocks.html_blocks import CLOSE_TAG, OPEN_TAG
from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule

TAG: Final = rf"{OPEN_TAG}|{CLOSE_TAG}"
SECTIONS: Final = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))


class TagProcessor(Rule):
    """Puts tags, comments, instructions and declarations into Python-Markdown's stash."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"{TAG}|<!--|<\?|<!\[CDATA\[|<![A-Za-z][^>]*+>", md)
        self._stash = md.htmlStash
        self._text = ""
        self._unclosed: set[str] = set()

    def _read(self, found: re.Match[str]) -> Handled:
        text = found.string
        if text is not self._text:
            self._text, self._unclosed = text, set()
        end = self._end_of(found)
        if end is None:
            return NOT_MINE
        return self._stash.store(self._text[found.start() : end]), found.start(), end

    def _end_of(self, found: re.Match[str]) -> int | None:
        for begins, ends in SECTIONS:
            if found[0] != begins:
                continue
            if begins == "<!--" and self._text.startswith(("<!-->", "<!--->"), found.start()):
                return self._text.index(">", found.start()) + 1
            end = -1 if begins in self._unclosed else self._text.find(ends, found.end())
            if end < 0:
                self._unclosed.add(begins)
                return None
            return end + len(ends)
        return found.end()
