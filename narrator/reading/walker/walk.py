"""The walk itself: each element's begin, text and end, in document order, without recursion."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from narrator.article.model import Asset, Block, LeftOut, LeftOutReason, Notice, SegmentKind
from narrator.reading.walker import attributes, formulas, leaves
from narrator.reading.walker.blocks import open_block
from narrator.reading.walker.build import Builder
from narrator.reading.walker.controls import Controls, find_controls
from narrator.reading.walker.elements import BLOCKS, EMBEDS, PLAIN
from narrator.reading.walker.inline import break_line, open_inline
from narrator.reading.walker.lone_references import page_behind
from narrator.reading.walker.notes import Notes, find_notes
from narrator.reading.walker.picture_credits import split_credit, uncredited
from narrator.reading.walker.twins import twins_of
from narrator.reading.walker.unread import why_not_read
from narrator.reading.walker.visit import End, Visit
from narrator.reading.walker.word_lists import put_into_check_lists, put_into_lists


class Exclusion(NamedTuple):
    """Why a reader leaves an element out, and what it is ("navigation")."""

    reason: LeftOutReason
    kind: str = ""


class Walked(Struct, frozen=True):
    """What a walk found."""

    blocks: tuple[Block, ...]
    """The tree, its segments' ids set."""
    assets: tuple[Asset, ...]
    left_out: tuple[LeftOut, ...]
    """In document order, each with the id of the segment that follows it."""
    notices: tuple[Notice, ...]


_NOTHING: Final = frozenset[HtmlElement]()


def walk_html(
    root: HtmlElement,
    *,
    base_url: str = "",
    language: str = "",
    excluded: Mapping[HtmlElement, Exclusion] | None = None,
    unread: AbstractSet[HtmlElement] = _NOTHING,
    controls: Controls | None = None,
    notes: Notes | None = None,
) -> Walked:
    """Return the blocks of *root*, with everything that did not become one among the left-outs, in order.

    *base_url* makes links and pictures absolute. *language* is the article's (default: what the root states).
    Elements of *excluded* are left out whole; of *unread* ones only the text that stands directly in them. *controls*
    and *notes*: what the controls of the tree show, and its notes, where they are known.
    Any tree is walked in time linear in its size and to any depth.
    """
    if put_into_lists(root) | put_into_check_lists(root) or notes is None:
        notes = find_notes(root)
    builder = Builder(language or attributes.language_of(root))
    visit = Visit(builder, notes, base_url, controls or find_controls(root), twins_of(root))
    _Walk(visit, excluded or {}, unread).run(root)
    blocks, left_out = builder.finish()
    return Walked(blocks, tuple(builder.assets.values()), left_out, tuple(builder.notices))


class _Walk:
    """One run over a tree: calls the handlers, and keeps what they want done at the end of each element."""

    def __init__(
        self, visit: Visit, excluded: Mapping[HtmlElement, Exclusion], unread: AbstractSet[HtmlElement]
    ) -> None:
        self._visit = visit
        self._excluded = excluded
        self._unread = unread
        self._uncredited: int | None = None
        """Characters of the open caption that stand before its credit, where links part that into pieces."""

    def run(self, root: HtmlElement) -> None:
        visit = self._visit
        ends: list[End | None] = []
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                ends.append(self._start(element))
                if visit.skip_subtree:
                    visit.skip_subtree = False
                    walker.skip_subtree()
                    for comment in element.iter(etree.Comment):
                        self._comment(comment)
                elif element.text:
                    self._text(element.text, element)
                continue
            if event == "end":
                end = ends.pop()
                if end is not None:
                    end()
            elif event == "comment":
                self._comment(element)
            if element.tail and element is not root:
                self._text(self._without_page(element), element.getparent())

    def _without_page(self, element: HtmlElement) -> str:
        """Return the text behind an element, without the page that a reference to a work states there."""
        notes, tail = self._visit.notes, element.tail or ""
        length = page_behind(element) if element in notes.lone or element in notes.references else 0
        if length and not self._visit.out:
            self._visit.builder.leave_out(LeftOutReason.FURNITURE, "reference", tail[:length])
            return tail[length:]
        return tail

    def _comment(self, comment: HtmlElement) -> None:
        self._visit.builder.leave_out(LeftOutReason.COMMENT, "comment", f"{comment.text or ''}\n")

    def _text(self, text: str, parent: HtmlElement) -> None:
        visit = self._visit
        if visit.out:
            visit.builder.leave_out(*visit.out[-1], text)
        elif parent in self._unread:
            visit.builder.leave_out(LeftOutReason.FURNITURE, "page", text)
        elif visit.verses:
            self._verse(text)
        elif self._uncredited is not None:
            self._before_credit(text, self._uncredited)
        elif visit.builder.scope.kind is SegmentKind.CAPTION:
            self._caption(text)
        else:
            visit.builder.run.add(text)

    def _caption(self, text: str) -> None:
        """Add a caption's text without who took the picture."""
        label, said, credit = split_credit(text)
        builder = self._visit.builder
        builder.leave_out(LeftOutReason.FURNITURE, "label", label)
        builder.run.add(said if said or not text else " ")
        builder.leave_out(LeftOutReason.BYLINE, "credits", credit)

    def _before_credit(self, text: str, left: int) -> None:
        """Add a piece of a caption, of which the next *left* characters stand before who took the picture."""
        builder = self._visit.builder
        builder.run.add(text[:left])
        builder.leave_out(LeftOutReason.BYLINE, "credits", text[left:])
        self._uncredited = max(0, left - len(text))

    def _open_caption(self, element: HtmlElement, end: End | None) -> End:
        """Note where the credit of a caption in several pieces ("Photo by", a link) begins."""
        self._uncredited = uncredited(element)

        def close() -> None:
            self._uncredited = None
            if end is not None:
                end()

        return close

    def _verse(self, text: str) -> None:
        """Add text whose line feeds part the lines of a poem."""
        for index, line in enumerate(text.split("\n")):
            if index:
                break_line(self._visit)
            self._visit.builder.run.add(line)

    def _start(self, element: HtmlElement) -> End | None:
        visit = self._visit
        if visit.out:
            return self._start_left_out(element)
        reason = self._excluded.get(element) or why_not_read(visit, element)
        if reason is not None:
            return self._leave(element, *reason)
        read_whole = self._whole(element)
        if read_whole is not None:
            read_whole(visit, element)
            return None
        if element.tag in BLOCKS or self._acts_as_block(element):
            end = open_block(visit, element)
            opens_caption = visit.builder.scope.kind is SegmentKind.CAPTION and self._uncredited is None
            return self._open_caption(element, end) if opens_caption and len(element) else end
        return open_inline(visit, element)

    def _whole(self, element: HtmlElement) -> Callable[[Visit, HtmlElement], None] | None:
        """Return the reader of an element that is read with all that is in it."""
        if element in self._visit.notes.references:
            return leaves.read_note_reference
        if element in self._visit.notes.lone:
            return leaves.read_lone_reference
        if element.tag in PLAIN:
            return None
        if formulas.is_formula(element):
            return leaves.read_formula
        if element.tag == "svg":
            return leaves.read_drawing
        return None if attributes.is_verse(element) else _LEAVES.get(element.tag)

    def _leave(self, element: HtmlElement, reason: LeftOutReason, kind: str) -> End:
        if element.tag in BLOCKS:
            self._visit.builder.flush()
        leave_off = self._visit.leave(reason, kind)
        border = "\n" if element.tag in BLOCKS else ""
        self._visit.builder.leave_out(reason, kind, border)
        self._leave_alt(element)

        def end() -> None:
            self._visit.builder.leave_out(reason, kind, border)
            leave_off()

        return end

    def _start_left_out(self, element: HtmlElement) -> End | None:
        """Inside something left out: only what parts words or has its own reason counts."""
        visit = self._visit
        visit.builder.leave_out(*visit.out[-1], "\n" if element.tag in BLOCKS or element.tag == "br" else "")
        nested = self._excluded.get(element)
        if nested is None and element.tag in ("script", "style"):
            nested = Exclusion(LeftOutReason.SCRIPT, element.tag)
        if nested is not None:
            return self._leave(element, *nested)
        self._leave_alt(element)
        return None

    def _leave_alt(self, element: HtmlElement) -> None:
        text = attributes.stands_in(element)
        if text:
            self._visit.builder.leave_out(*self._visit.out[-1], f" {text} ")

    def _acts_as_block(self, element: HtmlElement) -> bool:
        if "-" in element.tag:
            return not self._visit.phrasing
        style = element.get("style")
        return bool(style) and "display:block" in style.replace(" ", "")[:500]


_LEAVES: Final = {
    "pre": leaves.read_code,
    "listing": leaves.read_code,
    "xmp": leaves.read_code,
    "img": leaves.read_image,
    **dict.fromkeys(EMBEDS, leaves.read_embed),
}
