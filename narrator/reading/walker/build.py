"""Gathers what the walker meets into a tree of blocks, with what was left out between them."""

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.identity import asset_id, with_ids
from narrator.article.model import (
    Asset,
    Block,
    Container,
    ContainerKind,
    LeftOut,
    LeftOutReason,
    Notice,
    Segment,
    SegmentKind,
    SegmentLabel,
    Span,
    SpanKind,
    walk,
)
from narrator.reading.walker.bold_lines import doubtful_lines, told_lines, with_headings
from narrator.reading.walker.text_run import InlineImage, TextRun

if TYPE_CHECKING:
    from narrator.reading.walker.tables import Grid

MAX_CONTAINERS: Final = 60
"""Containers deeper than this are walked through: no reader can follow them, and no later stage need fear its stack."""


LONGEST_ATTRIBUTION: Final = 120
"""Characters; a longer line that begins with a dash is dialogue."""


class Scope(Struct, frozen=True):
    """What the text that comes next will be."""

    kind: SegmentKind = SegmentKind.PARAGRAPH
    label: SegmentLabel | None = None
    level: int = 0
    language: str = ""
    skip: bool = False
    voice: str = ""
    silenced: tuple[str, ...] = ()


class _Frame(Struct):
    kind: ContainerKind | None
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Block] = field(default_factory=list)
    has_item_text: bool = False


class Builder:
    """A tree of blocks in the making: text runs become segments, frames become containers."""

    def __init__(self, language: str) -> None:
        self.run = TextRun()
        self.language = language
        self.scopes: list[Scope] = [Scope(language=language)]
        self.assets: dict[str, Asset] = {}
        self.notices: list[Notice] = []
        self.table: Grid | None = None
        """The data table that is open; its text is gathered into one segment."""
        self.say = ""
        self.silenced: tuple[str, ...] = ()
        self.name = ""
        self.chapter = ""
        self.list_depth = 0
        self._frames: list[_Frame] = [_Frame(None)]
        self._segments = 0
        self._left: list[tuple[int, int, LeftOutReason, str, list[str]]] = []

    @property
    def scope(self) -> Scope:
        """The scope that the next text stands in."""
        return self.scopes[-1]

    @property
    def container(self) -> ContainerKind | None:
        """The innermost open container."""
        return self._frames[-1].kind

    def inside(self, kind: ContainerKind) -> bool:
        """Return whether a container of that kind is open."""
        return kind in [frame.kind for frame in self._frames]

    def open(self, kind: ContainerKind, **attributes: Any) -> bool:
        """Open a container, unless the nesting is too deep already; return whether it was opened."""
        self.flush()
        if len(self._frames) > MAX_CONTAINERS:
            return False
        self._frames.append(_Frame(kind, attributes))
        return True

    def close(self) -> None:
        """Close the innermost container; one without children leaves nothing."""
        self.flush()
        frame = self._frames.pop()
        if frame.children and frame.kind is not None:
            children = tuple(_notes_together(frame))
            if frame.kind is ContainerKind.QUOTE:
                children = _attributed(children)
            self._frames[-1].children.append(Container(frame.kind, children, **frame.attributes))

    def flush(self) -> None:
        """End the segment that is being gathered."""
        if self.table is not None:
            self.run.space()
            return
        text, spans, images = self.run.take()
        if text:
            self._emit_text(text, spans)
        for image in images:
            self.picture(image)

    def end_table(self) -> None:
        """End the data table that is open: one segment."""
        table, self.table = self.table, None
        text, spans, images = self.run.take(keep_ends=True)
        if table is not None and text.strip():
            text, spans, cells = table.cut(text, spans)
            self.add(SegmentKind.TABLE, text, spans=spans, cells=cells)
        for image in images:
            self.picture(image)

    def put_table_aside(self) -> "Grid | None":
        """Return the data table that is open, for the time of its caption; behind its rows it is ended: a new one."""
        table = self.table
        if table is not None and table.cells:
            self.end_table()
            table = type(table)()
        self.table = None
        return table

    def _emit_text(self, text: str, spans: tuple[Span, ...]) -> None:
        scope, kind = self.scope, self.scope.kind
        if kind is SegmentKind.LIST_ITEM:
            frame = self._frames[-1]
            if frame.kind in (ContainerKind.LIST_ITEM, ContainerKind.NOTE) and not frame.has_item_text:
                frame.has_item_text = True
            else:
                kind = SegmentKind.PARAGRAPH
        level = scope.level if kind in (SegmentKind.HEADING, SegmentKind.LIST_ITEM) else 0
        self.add(kind, text, spans=spans, label=scope.label, level=level)

    def add(self, kind: SegmentKind, text: str, **attributes: Any) -> None:
        """Add a segment as it is, with the scope's language and the marks that wait for a segment."""
        scope = self.scope
        language = scope.language if scope.language.lower() != self.language.lower() else ""
        segment = Segment(
            "",
            kind,
            text,
            language=language,
            skip=scope.skip,
            voice=scope.voice,
            silenced=(*scope.silenced, *self.silenced),
            say=self.say,
            name=self.name,
            chapter=self.chapter,
            **attributes,
        )
        self.say = self.name = self.chapter = ""
        self.silenced = ()
        self._frames[-1].children.append(segment)
        self._segments += 1

    def picture(self, image: InlineImage) -> None:
        """Add an image as a segment of its own."""
        self.say = image.say or self.say
        self.add(SegmentKind.IMAGE, image.alt, asset=image.asset)

    def asset(self, reference: str, alt: str | None) -> str:
        """Register the picture that *reference* names and return its id."""
        name = asset_id(reference)
        known = self.assets.get(name)
        if known is None or (known.alt is None and alt is not None):
            self.assets[name] = Asset(name, reference, alt)
        return name

    def leave_out(self, reason: LeftOutReason, kind: str, text: str, *, offset: int | None = None) -> None:
        """Put *text* (with its white space) down as left out at this place, or at *offset* of the next segment."""
        if not text:
            return
        place = (self._segments, self.run.length if offset is None else offset)
        if self._left and self._left[-1][:4] == (*place, reason, kind):
            self._left[-1][4].append(text)
        elif text.strip():
            self._left.append((*place, reason, kind, [text]))

    def finish(self) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
        """Return the finished blocks, with their ids, and what was left out, with its place."""
        self.flush()
        while len(self._frames) > 1:
            self.close()
        blocks = with_ids(with_headings(tuple(_notes_together(self._frames[0]))))
        bold = doubtful_lines(blocks)
        if bold:
            self.notices.append(Notice("bold-lines", told_lines(bold)))
        ids = [segment.id for segment, _ in walk(blocks)]
        left_out = tuple(
            LeftOut(
                reason,
                " ".join("".join(texts).split()),
                kind,
                before=ids[index] if index < len(ids) else "",
                offset=offset if index < len(ids) else 0,
            )
            for index, offset, reason, kind, texts in self._left
        )
        return blocks, left_out

    def note_reference(self, name: str) -> None:
        """Refer to the note of that name, here."""
        self.run.point(SpanKind.NOTE_REFERENCE, name)


def _attributed(children: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a quotation's *children* with a last line such as "— Name, 1860" or a `cite` labelled as who is quoted."""
    last = children[-1]
    if len(children) < 2 or not isinstance(last, Segment) or last.kind is not SegmentKind.QUOTE or last.label:
        return children
    name = last.text.lstrip("—–―- ")
    is_dashed = last.text.startswith(("—", "–", "―", "--")) and bool(name) and "\n" not in name
    is_cited = any(span.kind is SpanKind.CITE and span.end - span.begin == len(last.text) for span in last.spans)
    if is_cited and len(last.text) <= LONGEST_ATTRIBUTION:
        return (*children[:-1], replace(last, label=SegmentLabel.ATTRIBUTION))
    if not is_dashed or len(last.text) > LONGEST_ATTRIBUTION or name.endswith((".”", "?", "!", '."')):
        return children
    return (*children[:-1], replace(last, label=SegmentLabel.ATTRIBUTION))


def _notes_together(frame: _Frame) -> list[Block]:
    """Return the frame's children with each run of notes put into one `notes` container."""
    if frame.kind is ContainerKind.NOTES:
        return frame.children
    gathered: list[Block] = []
    notes: list[Block] = []
    for child in frame.children:
        if isinstance(child, Container) and child.kind is ContainerKind.NOTE:
            notes.append(child)
            continue
        if notes:
            gathered.append(Container(ContainerKind.NOTES, tuple(notes)))
            notes = []
        gathered.append(child)
    if notes:
        gathered.append(Container(ContainerKind.NOTES, tuple(notes)))
    return gathered
