"""Markdown's raw source → stretches: a line lexer that knows blocks only as far as they change what is text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.components import Components, module_end, open_tag
from narrator.ledger.lexers.definitions import ABBREVIATION, NOTE, REFERENCE, find_labels
from narrator.ledger.lexers.front_matter import body_of
from narrator.ledger.lexers.html import lex_html
from narrator.ledger.lexers.inline import REPEATED_NOTE, InlineLexer
from narrator.ledger.lexers.myst import DIRECTIVE, Directives, label_of_equation
from narrator.ledger.lexers.stretch import Markup, Stretch

_PREFIX: Final = re.compile(r"(?:[ \t]{0,3}>)*")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})[.)])([ \t]+|$)(\[[ xX]\][ \t])?")
_FENCE: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}|~{3,})([^\n]*)")
_ADMONITION: Final = re.compile(r"""[ \t]*(?:!!!|\?\?\?\+?|:::+|={3})[ \t]*(?:[\w-]*[ \t]*\{[^}\n]*\}|[\w .#|-]*)""")
_BRACES: Final = re.compile(r"(?<!`)\{[^{}\n]*\}(?!`)")
_BRACED_TITLE: Final = re.compile(r"""\{[^}\n]*\btitle=["']([^"'\n]*)["'][^}\n]*\}""")
_ALERT: Final = re.compile(r"[ \t]*\[!([\w-]+)\][+-]?")
_BLOCK_LINE: Final = re.compile(r"[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|##+(?=[^\W\d_a-z])|(?:[-*_][ \t]*){3,}$|={2,}[ \t]*$)")
_OWN_COMMENT: Final = re.compile(r"<!--\s*narrator:", re.IGNORECASE)
_RAW_HTML: Final = re.compile(r"[ ]{0,3}<(script|style|pre|textarea)(?=[\s>])", re.IGNORECASE)
_WHITE: Final = (" ", "\t")
_MOST_MARKERS: Final = 20
"""List markers that can stand one after the other on a line (`- 1. - text`)."""


def lex_markdown(text: str) -> Iterator[Stretch]:
    """Yield the stretches of the file, in order. Linear in its length."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")  # offsets stay as they are
    begin, end = body_of(text)
    if begin:
        yield Stretch(0, begin, reason=LeftOutReason.FRONT_MATTER)
    yield from MarkdownLexer(text[:end]).lex(begin)
    if end < len(text):
        yield Stretch(end, len(text), reason=LeftOutReason.FRONT_MATTER)


class MarkdownLexer:
    """Walks the lines once; a run of paragraph lines goes to the inline lexer as one."""

    def __init__(self, text: str) -> None:
        """Find what the file defines, so that references are known before their definitions are reached."""
        self.text = text
        self.inline = InlineLexer(text, find_labels(text))
        self.note = ""
        self.notes = Counter[str]()
        """How often each note has been defined."""
        self.indents: list[int] = []
        """Where the content of each open list item begins."""
        self.blank = True
        self.code = False
        """Whether the line above is code by its indentation."""
        self.open = False
        """Whether a paragraph has begun on a line above."""
        self.components = Components(text)
        self.directives = Directives(text, self.inline.run) if DIRECTIVE.search(text) else None
        self.franklin = text.lstrip("\ufeff \t\n").startswith("@def ")

    def lex(self, begin: int) -> Iterator[Stretch]:
        """Yield the stretches from *begin* to the end of the text."""
        place = paragraph = begin
        note = self.note
        markers = 0
        while place < len(self.text):
            end = self._line_end(place)
            self.open = paragraph < place and not self.blank
            markers = 0 if place == begin or self.text[place - 1] == "\n" else markers + 1
            found = self._block(place, end) if place < end and markers < _MOST_MARKERS else None
            if found is None and self.text[place:end].strip(" \t\r>"):
                if paragraph == place:
                    note = self.note  # the line itself may have left the note above it
                self.blank = False
                place = end + 1
                continue
            reached = paragraph
            for stretch in self.inline.run(paragraph, place, note) if paragraph < place else ():
                yield stretch
                reached = stretch.end
            if reached > place:  # a comment or template tag went on over this line
                place = paragraph = reached
                note = self.note
                continue
            if found:
                yield from found
                place = max(stretch.end for stretch in found)
                if self.text[place : place + 1] == "\n":
                    place += 1
                self.blank = False
            else:
                place = end + 1
                self.blank = True
                self.code = False
            paragraph, note = place, self.note
        if paragraph < len(self.text):
            yield from self.inline.run(paragraph, len(self.text), note)

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    def _block(self, place: int, end: int) -> list[Stretch] | None:
        """Return the stretches of a construct that begins on this line; None: a line of a paragraph, or empty."""
        text = self.text
        line = text[place:end].rstrip("\r")
        if not line.strip(" \t>"):
            return None
        prefix = _PREFIX.match(line) if ">" in line else None
        quote = prefix.end() if prefix else 0
        self._dedent(line, quote)
        if not self.components.holds(line, place) and self._is_code(line, quote):
            self.code = True
            fence = Markup.FENCE if _FENCE.match(line, quote) else None  # MDX has no code by indentation
            return [Stretch(place, end, fence, optional=fence is not None, note=self.note)]
        self.code = False
        label = label_of_equation(text, place, end) if "$$ (" in line else -1
        if label >= 0:
            return [*self.inline.run(place, label, self.note), Stretch(label, end, Markup.LABEL, note=self.note)]
        if self.franklin and line.strip() == "~~~":
            return self._franklin_html(end)
        if line[quote : quote + 1].isalpha():  # no other construct begins with a letter
            stop = module_end(text, place, end) if self.blank else -1
            return [Stretch(place, stop, reason=LeftOutReason.TEMPLATE)] if stop >= 0 else None
        return (
            self._fence(place, end, line, quote)
            or self._definition(place, end, line)
            or self._marked(place, end, line, quote)
        )

    def _fence(self, place: int, end: int, line: str, quote: int) -> list[Stretch] | None:
        tag = open_tag(self.text, place, end) if "<" in line else None
        if tag:  # it may have a line that is ">"
            return list(self.inline.run(tag.start, tag.stop, self.note))
        directive = self.directives.at(place, end, self.note) if self.directives else None
        fence = _FENCE.match(line, quote) if not directive and ("```" in line or "~~~" in line) else None
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            return self._fenced(place, end, fence, quote)
        return directive

    def _definition(self, place: int, end: int, line: str) -> list[Stretch] | None:
        """Return a definition that begins on this line; a note's text follows its label as text of that note."""
        note = NOTE.match(self.text, place, end)
        if note:
            self.notes[note[1]] += 1
            repeated = self.notes[note[1]]
            self.note = note[1] if repeated == 1 else f"{REPEATED_NOTE}{repeated}+{note[1]}"
            return [Stretch(place, note.end(), Markup.NOTE_LABEL, note=self.note)]
        reference = None if self.open else REFERENCE.match(self.text, place)
        if reference:
            return [Stretch(place, reference.end(), Markup.REFERENCE)]
        if ABBREVIATION.fullmatch(line):
            return [Stretch(place, end, Markup.ABBREVIATION)]
        return None

    def _dedent(self, line: str, quote: int) -> None:
        """Leave the note and the list items that this line no longer belongs to."""
        if self.blank and (self.note or self.indents):
            indent = _width(line[quote:])
            if indent < 2 and not NOTE.match(line):
                self.note = ""
            while self.indents and indent < self.indents[-1] and not _ITEM.match(line, quote):
                self.indents.pop()

    def _is_code(self, line: str, quote: int) -> bool:
        """Return whether the line is code by its indentation: four columns more than what it stands in."""
        if not (self.blank or self.code) or line[quote : quote + 1] not in _WHITE:
            return False
        inner = max(self.indents[-1] if self.indents else 0, 4 if self.note else 0)
        return _width(line[quote:]) >= inner + 4

    def _apart(self, place: int, end: int, inner: str) -> list[Stretch] | None:
        """Return a comment or a line of template tags: they go, and the line after them begins anew."""
        if inner.startswith("%%"):
            return self._percent_comment(place, end)
        if inner.startswith("<!--"):
            closing = self.inline.find("-->", place)
            if closing < 0:
                return None
            end = self._line_end(closing)
            if not _OWN_COMMENT.match(inner):  # what follows on its line is raw HTML (CommonMark 4.6, kind 2)
                found = lex_html(self.text, self.text.find("<!--", place), end)
                return [*(replace(stretch, note=self.note) for stretch in found), Stretch(end, end)]
        elif not (inner.startswith("{") and inner.endswith("}")):
            return None
        return [*self.inline.run(place, end, self.note), Stretch(end, end)]

    def _percent_comment(self, place: int, end: int) -> list[Stretch] | None:
        """Return Obsidian's `%% … %%` around whole lines."""
        begin = self.text.find("%%", place)
        closing = self.inline.find("%%", begin + 2)
        if closing < 0:
            return None
        end = self._line_end(closing)
        if self.text[closing + 2 : end].strip():
            return None
        return [Stretch(begin, end, reason=LeftOutReason.COMMENT, note=self.note), Stretch(end, end)]

    def _marked(self, place: int, end: int, line: str, quote: int) -> list[Stretch] | None:
        """Return a list marker, a heading, an admonition's head, code by indentation, or raw HTML; else None."""
        head = (quote and _ALERT.match(line, quote)) or _ADMONITION.match(line, quote)
        if head:
            if head[0].lstrip()[:3] in {"!!!", "???", "==="}:  # its content is indented
                self.indents.append(_width(line[quote:]) + 4)
            kind = Stretch(place, place + head.end(), Markup.ADMONITION, optional=True, note=self.note)
            title = _BRACED_TITLE.search(head[0])
            if title:
                begin, stop = (place + head.start() + at for at in title.span(1))
                titled = [replace(kind, end=begin), *self.inline.run(begin, stop, self.note), replace(kind, begin=stop)]
            else:
                titled = [kind]
            lex = self._without_braces if head[0].lstrip().startswith(":::") else self.inline.run
            return [*titled, *lex(kind.end, end, self.note)]
        apart = self._apart(place, end, line[quote:].strip())
        if apart:
            return apart
        raw = _RAW_HTML.match(line, quote)
        if raw and (closed := self._raw_html(place, raw[1])):
            return closed
        if self.blank and module_end(self.text, place, end) == end:
            return [Stretch(place, end, reason=LeftOutReason.TEMPLATE)]
        if _BLOCK_LINE.match(line, quote):
            return [*self.inline.run(place, end, self.note), Stretch(end, end)]
        return self._item(place, line, quote)

    def _without_braces(self, place: int, end: int, note: str) -> Iterator[Stretch]:
        """Yield the title of a container without the options in braces that may stand behind it."""
        braces = _BRACES.search(self.text, place, end)
        yield from self.inline.run(place, braces.start() if braces else end, note)
        if braces:
            yield Stretch(braces.start(), braces.end(), Markup.ATTRIBUTES, optional=True, note=note)
            yield from self.inline.run(braces.end(), end, note)

    def _item(self, place: int, line: str, quote: int) -> list[Stretch] | None:
        """Return a list item's marker; what follows it on the line is lexed as a line of its own."""
        found: list[Stretch] = []
        position = quote
        while len(found) < _MOST_MARKERS and (item := _ITEM.match(line, position)):
            interrupts = not self.open or self.indents or item[2] in {None, "1"}
            if not interrupts or (item[2] is None and not item[3]):
                break
            marker = _columns(line[quote : item.end(1)])
            self.indents = [indent for indent in self.indents if indent <= marker]
            content = _columns(line[quote : item.end(3)])
            # More than four columns after the marker: the item begins with code (CommonMark 5.2).
            after = _columns(line[quote : item.start(3)])
            self.indents.append(content if 0 < content - after <= 4 else after + 1)
            found.append(
                Stretch(place + position, place + item.end(3), Markup.LIST_NUMBER, optional=True, note=self.note)
            )
            if item[4]:
                found.append(Stretch(place + item.start(4), place + item.end(4), Markup.TASK_BOX, note=self.note))
            position = item.end()
        if len(found) >= _MOST_MARKERS:
            found.extend(self.inline.run(place + position, place + len(line), self.note))
        return found or None

    def _fenced(self, place: int, end: int, fence: re.Match[str], quote: int) -> list[Stretch]:
        """Return a fenced block: its info is markup, its lines are text without markup."""
        text = self.text
        found = [Stretch(place, end, Markup.FENCE, note=self.note)]
        closing = re.compile(rf"(?:[ \t]*>)*[ \t]*{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*\r?$", re.MULTILINE)
        start = line = end + 1
        while line < len(text):
            line_end = self._line_end(line)
            if quote and not text[line:line_end].lstrip().startswith(">"):
                break
            if closing.match(text, line, line_end):
                return [*found, Stretch(start, line, note=self.note), Stretch(line_end, line_end)]
            line = line_end + 1
        return [*found, Stretch(start, min(line, len(text)), note=self.note)]

    def _franklin_html(self, end: int) -> list[Stretch]:
        """Return what stands between two lines of `~~~`, which Franklin puts on the page as it is."""
        closing = re.compile(r"^[ \t]*~~~[ \t]*$", re.MULTILINE).search(self.text, min(end + 1, len(self.text)))
        stop = closing.start() if closing else len(self.text)
        return [*lex_html(self.text, end, stop), Stretch(stop, self._line_end(stop))]

    def _raw_html(self, place: int, name: str) -> list[Stretch] | None:
        """Return an element in which Markdown means nothing, up to its end tag."""
        closing = self.inline.find(f"</{name.lower()}", place)
        end = self.text.find(">", closing) if closing >= 0 else -1
        return None if end < 0 else list(lex_html(self.text, place, end + 1))


def _width(line: str) -> int:
    """Return how many columns of white space *line* begins with; a tab goes to the next multiple of four."""
    head = line[: len(line) - len(line.lstrip(" \t"))]
    return len(head.expandtabs(4))


def _columns(text: str) -> int:
    """Return how many columns *text*, from the beginning of its line, is wide."""
    return len(text.expandtabs(4)) if "\t" in text else len(text)
