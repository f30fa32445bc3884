"""One paragraph of Markdown → stretches: code, links, tags, template tags and what lies between, in one pass."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers import dialects
from narrator.ledger.lexers.components import deep_tag_end
from narrator.ledger.lexers.elements import HTML
from narrator.ledger.lexers.myst import role_at
from narrator.ledger.lexers.stretch import Markup, Stretch
from narrator.ledger.lexers.tags import Tag, tag_at, tag_stretches
from narrator.ledger.lexers.templates import (
    RAW,
    RAW_TAG,
    attribute_list_at,
    list_stretches,
    template_at,
    template_stretches,
)

_SPECIAL: Final = re.compile(rf"\\.|`+|[<\[\]{{]|%%|{dialects.SIZE}(?=\]\()", re.DOTALL)
_TEX_BEFORE: Final = re.compile(r"\\[A-Za-z]+(?:\{[^\s]*\})?\{?\Z")
"""A command of TeX, whose braces hold what it is about: `\\frac{a}{{b}}`."""
_AUTOLINK: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_DECLARATION: Final = re.compile(r"<![A-Za-z]|<\?|<!\[CDATA\[")
_DECLARATION_ENDS: Final = {"<?": "?>", "<![": "]]>"}
"""A doctype ends at `>`. They are looked for once: a thousand beginnings without an end stay linear."""
_TARGET: Final = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?!<)(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)"""
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*(?:=\d*x\d*\s*)?\)"""
)
_LABEL: Final = re.compile(r"\[([^\[\]\\]{0,999})\]")
_NOTE: Final = re.compile(r"\[\^([^\s\[\]]{1,200})\]")
_TAG_AT_LINE_START: Final = re.compile(r"^[ \t>:*+-]*<[A-Za-z/!]", re.MULTILINE)
_MARKDOWN_ONLY: Final = {Markup.LINK_TARGET, Markup.LABEL, Markup.NOTE_LABEL, Markup.ATTRIBUTES}
_TAG: Final = re.compile(
    r"""</?[A-Za-z][\w:.-]*(?:\s+[A-Za-z_:@#][\w:.@-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}))?)*\s*/?>"""
)


INLINE_NOTE: Final = "^"
INLINE_NOTE_IN_NOTE: Final = "^^"
"""What the labels begin with that inline notes get."""
REPEATED_NOTE: Final = "~"
"""What the label begins with of a definition whose own label was defined before."""


class Labels(Struct):
    """What the file defines elsewhere: link references and footnotes, by folded label."""

    references: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def fold_label(label: str) -> str:
    """Return a label as CommonMark compares it (case and white space folded)."""
    return " ".join(label.split()).casefold()


class InlineLexer:
    """Cuts runs of inline Markdown; keeps what a run needs to know of the whole file."""

    def __init__(self, text: str, labels: Labels) -> None:
        """*text* is the whole source; runs are given by their offsets."""
        self.text = text
        self.labels = labels
        self._absent: dict[str, int] = {}
        self._lower = ""
        self._notes = 0
        self._raw_to = -1
        """Where a raw block ends in which template tags are text."""

    def run(self, begin: int, end: int, note: str = "") -> Iterator[Stretch]:
        """Yield the stretches of `text[begin:end]`; a comment or template tag may reach beyond *end*.

        From a line on that begins with a tag, the text may be raw HTML, in which Markdown's marks are text.
        """
        if _SPECIAL.search(self.text, begin, end) is None:
            if begin < end:
                yield Stretch(begin, end, entities=True, note=note)
            return
        tag = _TAG.match(self.text, begin, end) or _TAG_AT_LINE_START.search(self.text, begin, end)
        raw = tag.start() if tag else end
        for stretch in self._stretches(begin, end, note):
            may_be_said = stretch.begin >= raw and stretch.markup in _MARKDOWN_ONLY
            yield replace(stretch, optional=True) if may_be_said else stretch

    def _stretches(self, begin: int, end: int, note: str) -> Iterator[Stretch]:
        text, place, start = self.text, begin, begin
        brackets = 0
        ticks = _closing_ticks(text, begin, end)
        notes = {} if note.startswith("^") else dialects.inline_notes(text, begin, end)
        while match := _SPECIAL.search(text, place, end):
            opening = match.start()
            place = match.end()
            if match[0][0] == "`":
                closing = ticks.get((opening, len(match[0])), -1)
                found = [] if closing < 0 else list(_code(text, place, closing, note))
                place = place if closing < 0 else closing + len(match[0])
            elif opening in notes:
                found = self._inline_note(opening, notes[opening], note)
            elif match[0] == "]":
                found = self._target(opening, end, note) if brackets else []
                brackets = max(0, brackets - 1)
            else:
                found = self._opening(match[0], opening, end, note)
                brackets += match[0] == "[" and not found
            if found:
                if start < opening:
                    yield Stretch(start, opening, entities=True, note=note)
                yield from found
                start = place = max(place, found[-1].end)
        if start < end:
            yield Stretch(start, end, entities=True, note=note)

    def find(self, end: str, place: int) -> int:
        """Return where *end* (in lower case) next stands, or -1; remembers what does not come again."""
        if place >= self._absent.get(end, place + 1):
            return -1
        if not self._lower:
            lower = self.text.lower()
            # A few letters (İ) change their length with their case: then offsets would lie.
            self._lower = lower if len(lower) == len(self.text) else self.text
        found = self._lower.find(end, place)
        if found < 0:
            self._absent[end] = place
        return found

    def _opening(self, mark: str, opening: int, end: int, note: str) -> list[Stretch]:
        """Return what begins with *mark*; nothing where it stands for itself."""
        match mark:
            case "<":
                return self._angle(opening, end, note)
            case "{":
                return self._brace(opening, end, note)
            case "[":
                return self._bracket(opening, end, note)
            case "%%":
                comment = dialects.percent_comment(self.text, opening, end)
                return [] if comment is None else [replace(comment, note=note)]
            case _:
                if mark[0] == "|":
                    return [Stretch(opening, opening + len(mark), Markup.LINK_TARGET, optional=True, note=note)]
                return []

    def _angle(self, opening: int, end: int, note: str) -> list[Stretch]:
        text = self.text
        if text.startswith(("<!-->", "<!--->"), opening):
            return [Stretch(opening, text.index(">", opening) + 1, Markup.TAG, note=note)]
        declared = _DECLARATION.match(text, opening, end)
        if declared:
            mark = _DECLARATION_ENDS.get(declared[0][:3], ">")
            closing = self.find(mark, opening + 2)
            if 0 <= closing <= end - len(mark):
                return [Stretch(opening, closing + len(mark), Markup.TAG, note=note)]
        if text.startswith("<!--", opening):
            closing = self.find("-->", opening + 4)
            return [] if closing < 0 else [Stretch(opening, closing + 3, reason=LeftOutReason.COMMENT, note=note)]
        autolink = _AUTOLINK.match(text, opening, end)
        if autolink:
            return [Stretch(opening + 1, autolink.end() - 1, entities=True, note=note)]
        strict = _TAG.match(text, opening, end)
        if not strict:
            deep = deep_tag_end(text, opening)
            return [] if deep < 0 else [Stretch(opening, deep, reason=LeftOutReason.TEMPLATE, optional=True, note=note)]
        tag = tag_at(text, opening, strict.end()) or Tag("", closing=False, begin=opening, end=strict.end())
        found = list(tag_stretches(text, replace(tag, end=strict.end()), note))
        if not _is_html(text[tag.begin + 1 + tag.closing : tag.begin + 1 + tag.closing + len(tag.name)]):
            # What is unsaid of a component is listed; of what may be the author's own words it is counted.
            kind = (None, LeftOutReason.TEMPLATE) if _is_component(tag, text) else (Markup.TAG, None)
            found = [replace(stretch, markup=kind[0], reason=kind[1], optional=True) for stretch in found]
        if tag.name in {"script", "style"} and not tag.closing:
            closing = self.find(f"</{tag.name}", tag.end)
            if closing >= 0:
                found.append(Stretch(tag.end, closing, reason=LeftOutReason.SCRIPT, note=note))
        return found

    def _brace(self, opening: int, end: int, note: str) -> list[Stretch]:
        if opening < self._raw_to:
            return []
        role = role_at(self.text, opening, end, note)
        if role:
            return role
        if _TEX_BEFORE.search(self.text, max(0, opening - 30), opening):
            return []
        closing = template_at(self.text, opening, len(self.text))
        if closing >= 0:
            raw = RAW.match(self.text, opening)
            if raw:
                self._raw_to = max(self.find("endraw", closing), self.find("endverbatim", closing))
            return list(template_stretches(self.text, opening, closing, self.run, note))
        closing = attribute_list_at(self.text, opening, end)
        return [] if closing < 0 else list(list_stretches(self.text, opening, closing, note))

    def _bracket(self, opening: int, end: int, note: str) -> list[Stretch]:
        match = _NOTE.match(self.text, opening, end)
        if match and fold_label(match[1]) in self.labels.notes:
            return [Stretch(opening, match.end(), Markup.NOTE_LABEL, note=note)]
        wiki = dialects.WIKI_LINK.match(self.text, opening, end)
        if wiki and fold_label(wiki[1]) not in self.labels.references:
            return list(dialects.wiki_link(self.text, wiki, note))
        return []

    def _inline_note(self, opening: int, closing: int, note: str) -> list[Stretch]:
        """Return Pandoc's `^[note]`, in an order of its own; those inside other notes are read after all others."""
        self._notes += 1
        label = f"{INLINE_NOTE_IN_NOTE if note else INLINE_NOTE}{self._notes}"
        inside = self.run(opening + 1, closing, label)
        return [*inside, Stretch(closing, closing + 1, Markup.NOTE_LABEL, note=label)]

    def _target(self, closing: int, end: int, note: str) -> list[Stretch]:
        target = _TARGET.match(self.text, closing + 1, end)
        if target:
            return [Stretch(closing + 1, target.end(), Markup.LINK_TARGET, note=note)]
        label = _LABEL.match(self.text, closing + 1, end)
        if label and fold_label(label[1]) in self.labels.references:
            return [Stretch(closing + 1, label.end(), Markup.LABEL, note=note)]
        listed = attribute_list_at(self.text, closing + 1, end) if self.text.startswith("{", closing + 1) else -1
        return [] if listed < 0 else [Stretch(closing + 1, listed, Markup.ATTRIBUTES, note=note)]


def _code(text: str, begin: int, end: int, note: str) -> Iterator[Stretch]:
    """Yield a code span without the tags that generators take out of code as well."""
    place = begin
    for tag in RAW_TAG.finditer(text, begin, end):
        if place < tag.start():
            yield Stretch(place, tag.start(), note=note)
        yield Stretch(tag.start(), tag.end(), Markup.TAG, note=note)
        place = tag.end()
    if place < end:
        yield Stretch(place, end, note=note)


def _is_component(tag: Tag, text: str) -> bool:
    return text[tag.begin + 1 + tag.closing].isupper() and (tag.closing or "=" in text[tag.begin : tag.end])


def _is_html(name: str) -> bool:
    """Return whether an element is HTML's, or its author's: else a component, or words of the text (`Vec<u8>`)."""
    component = name[:1].isupper() and not name.isupper()
    return not component and name.lower() in HTML


def _closing_ticks(text: str, begin: int, end: int) -> dict[tuple[int, int], int]:
    """Return, for each run of backticks (place, length), where the next run of equal length begins."""
    ahead: dict[int, int] = {}
    closing: dict[tuple[int, int], int] = {}
    if text.find("`", begin, end) < 0:
        return closing
    for match in reversed(list(re.finditer(r"`+", text[begin:end]))):
        place, length = match.start() + begin, len(match[0])
        if length in ahead:
            closing[place, length] = ahead[length]
        ahead[length] = place
    return closing
