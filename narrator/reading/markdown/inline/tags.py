"""Raw HTML inside a line; what only looks like a tag (`Vec<T>`, `<username>`) is text."""

import re
from typing import Final

from markdown import Markdown

from narrator.reading.markdown.blocks.html_blocks import CLOSE_TAG, OPEN_TAG
from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule

TAG: Final = rf"{OPEN_TAG}|{CLOSE_TAG}"
KNOWN: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "address",
        "area",
        "article",
        "aside",
        "audio",
        "b",
        "base",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "body",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "text",
        "datalist",
        "dd",
        "del",
        "details",
        "dfn",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "frame",
        "frameset",
        "g",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "line",
        "link",
        "main",
        "map",
        "mark",
        "marquee",
        "math",
        "menu",
        "meta",
        "meter",
        "nav",
        "nobr",
        "noframes",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "param",
        "path",
        "picture",
        "pre",
        "progress",
        "q",
        "rb",
        "rect",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "script",
        "search",
        "section",
        "select",
        "slot",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "text",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "track",
        "tt",
        "u",
        "ul",
        "use",
        "var",
        "video",
        "wbr",
        "circle",
        "polygon",
        "polyline",
    ]
)
"""Elements of HTML, today's and yesterday's, and the common ones of SVG."""
NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
SECTIONS: Final = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))


class TagProcessor(Rule):
    """Puts tags, comments, instructions and declarations into Python-Markdown's stash."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"{TAG}|<!--|<\?|<!\[CDATA\[|<![A-Za-z][^>]*+>", md)
        self._stash = md.htmlStash
        self._text = ""
        self._lower = ""
        self._unclosed: set[str] = set()

    def _read(self, found: re.Match[str]) -> Handled:
        text = found.string
        if text is not self._text:
            self._text, self._lower, self._unclosed = text, text.lower(), set()
        end = self._end_of(found)
        if end is None or (end == found.end() and self._is_word(found[0])):
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

    def _is_word(self, tag: str) -> bool:
        """Tell whether a start tag is no tag but the author's word: no element's name, no attributes, never closed."""
        name = NAME.match(tag)
        if name is None or tag.startswith("</") or tag.endswith("/>") or "-" in name[1] or name[1].lower() in KNOWN:
            return False
        return not tag[name.end() : -1].strip() and f"</{name[1].lower()}" not in self._lower
