"""Tables: small ones row by row, each cell after its column's header; large ones described."""

from collections.abc import Iterable
from typing import Final

from narrator.article.model import Cell, LeftOutReason, Segment
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.blocks.plan import by_range
from narrator.script.writing_context import WritingContext

CELL_MS: Final = 250
"""Silence between a header and its cell, and between the cells of a row."""
MOST_NAMES: Final = 8
"""Columns that a description still names."""
LONGEST_NAMES: Final = 160
"""Characters of all column names together that a description still gives."""


def write_table(segment: Segment, context: WritingContext) -> None:
    """Write a table's segment."""
    treatment = context.policy.table
    is_large = len(segment.cells) > context.policy.table_cells
    if treatment is Treatment.SKIP:
        context.manuscript.leave_out(segment, LeftOutReason.POLICY)
    elif treatment is Treatment.DESCRIBE or (treatment is Treatment.ANNOUNCE and is_large):
        _describe(segment, context)
    elif not segment.cells:
        text.speak(segment, context, after_ms=context.paragraph_after_ms)
    else:
        _read(segment, context, announces=treatment is Treatment.ANNOUNCE)


def _describe(segment: Segment, context: WritingContext) -> None:
    names = ", ".join(_words(segment, cell) for cell in _column_headers(segment.cells) if _words(segment, cell))
    values = _size(segment, context)
    few = len(_column_headers(segment.cells)) <= MOST_NAMES and 0 < len(names) <= LONGEST_NAMES
    phrase = (
        context.phrases.say("Table, {columns}, {rows}, not read. It gives: {names}.", names=names, **values)
        if few
        else context.phrases.say("Table, {columns}, {rows}, not read.", **values)
    )
    _announce(segment, phrase, context, context.paragraph_after_ms)
    context.manuscript.leave_out(segment, LeftOutReason.TABLE)


def _size(segment: Segment, context: WritingContext) -> dict[str, str]:
    columns = max((cell.column + cell.columns for cell in segment.cells), default=1)
    header_rows = {cell.row for cell in _column_headers(segment.cells)}
    rows = len({cell.row for cell in segment.cells} - header_rows) or 1
    return {
        "columns": context.phrases.say_count("{n} column", "{n} columns", columns),
        "rows": context.phrases.say_count("{n} row", "{n} rows", rows),
    }


def _column_headers(cells: tuple[Cell, ...]) -> list[Cell]:
    """Return the header cells of the first row, if it names columns: nothing but headers, none across the table."""
    first_row = min((cell.row for cell in cells), default=0)
    first = [cell for cell in cells if cell.row == first_row]
    is_header = all(cell.header for cell in first) and any(cell.row != first_row for cell in cells)
    is_title = len(first) == 1 and any(cell.column > 0 for cell in cells)
    return first if is_header and not is_title else []


def _read(segment: Segment, context: WritingContext, *, announces: bool) -> None:
    headers = _column_headers(segment.cells)
    planned = by_range(segment, ((cell.begin, cell.end) for cell in segment.cells), context)
    if announces:
        _announce(
            segment,
            context.phrases.say("Table, {columns}, {rows}.", **_size(segment, context)),
            context,
            context.breaks.sentence_ms,
        )
    for row in _rows(segment.cells):
        is_header_row = row[0] in headers
        if announces and is_header_row:
            _announce(segment, context.phrases.say("Columns:"), context, CELL_MS)
        mark = len(context.manuscript.drafts)
        for cell in row:
            header = None if is_header_row or not announces else _header_of(cell, headers)
            _header(segment, cell, header, context)
            sentences = planned.get((cell.begin, cell.end), [])
            text.speak_planned(segment, sentences, context, after_ms=CELL_MS)
        context.manuscript.rest(context.breaks.list_item_ms, since=mark)
    if announces:
        _announce(segment, context.phrases.say("End of table."), context, context.paragraph_after_ms)
    context.manuscript.rest(context.paragraph_after_ms, since=0)


def _header(segment: Segment, cell: Cell, header: Cell | None, context: WritingContext) -> None:
    """Say which column the cell stands in, and if it is empty."""
    words = _words(segment, cell)
    name = _words(segment, header) if header is not None else ""
    if name and not cell.header:
        said = context.phrases.say("{header}:", header=name.rstrip(":"))
        context.manuscript.announce(segment, said, segment.language or context.language, after_ms=CELL_MS)
        if not words:
            _announce(segment, context.phrases.say("empty"), context, CELL_MS)


def _header_of(cell: Cell, headers: list[Cell]) -> Cell | None:
    return next((head for head in headers if head.column <= cell.column < head.column + head.columns), None)


def _rows(cells: tuple[Cell, ...]) -> Iterable[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows.values()


def _words(segment: Segment, cell: Cell) -> str:
    return " ".join(segment.text[cell.begin : cell.end].split())


def _announce(segment: Segment, phrase: str, context: WritingContext, after_ms: int) -> None:
    context.manuscript.announce(segment, phrase, context.phrases.language, after_ms=after_ms)
