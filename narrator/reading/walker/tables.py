"""Which tables hold data and which are only a layout, and where each cell of a data table stands."""

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement
from msgspec import Struct, field
from msgspec.structs import replace

from narrator.article.model import Cell, Span
from narrator.reading.walker.attributes import classes
from narrator.reading.walker.images import is_icon
from narrator.reading.walker.text_run import TextRun

_NEVER_IN_DATA: Final = ("pre", "blockquote", "article", "h1", "h2", "h3")
_LEAST_ROWS: Final = 3
"""Rows with a header that a table has at least if the tables in it stand in cells of its own, as in an infobox."""
_RARELY_IN_DATA: Final = ("h4", "h5", "h6", "section", "figure", "form", "iframe", "video", "hr", "li")
"""In a table with header cells or a caption they are content of a cell; in any other they show a layout."""
_LONG_CELL: Final = 600
"""Characters of a cell of a table without headers beyond which it is text put into columns."""
_SHORT_CELL: Final = 60
"""Characters up to which the cells of a single row are values side by side."""
_NOT_IN_CAPTIONS: Final = ("table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "caption")
_LONGEST_CAPTION: Final = 300
_MAX_SPAN: Final = 1000


def is_data(table: HtmlElement) -> bool:
    """Return whether *table* holds data in rows and columns; else its cells are read as blocks.

    The rules follow Firefox's test for layout tables: role, header cells, caption, nesting, rows and columns.
    """
    role = (table.get("role") or "").lower()
    # Nesting is asked first: of nested tables only the innermost is looked at cell by cell.
    if role in ("presentation", "none") or _holds(table, _NEVER_IN_DATA):
        return False
    if _holds(table, ("table",)):
        return _names_rows(table)
    rows = list(table.iter("tr"))
    widest = max((len(_cells(row)) for row in rows), default=0)
    return widest > 1 and _is_grid(table, rows, role)


def _is_grid(table: HtmlElement, rows: list[HtmlElement], role: str) -> bool:
    """Return whether the cells of a table without tables in it are values: by what names them, or by their length."""
    if role in ("table", "grid") or _holds(table, ("th", "caption")):
        return not any(len(cell.findall(".//p")) > 3 for cell in table.iter("td"))
    if _holds(table, _RARELY_IN_DATA):
        return False
    lengths = [len("".join(cell.itertext()).strip()) for cell in table.iter("td")]
    if len(rows) == 1:
        return all(0 < length <= _SHORT_CELL for length in lengths)
    return max(lengths) <= _LONG_CELL and not any(len(cell.findall(".//p")) > 1 for cell in table.iter("td"))


def rows_around(table: HtmlElement) -> tuple[HtmlElement, HtmlElement] | None:
    """Return the first and the last row of *table*'s grid, where rows of one cell with pictures stand around it.

    So the title and the portrait above an infobox's lines are read as what they are. None: the grid is all there is.
    """
    rows = _own_rows(table)
    wide = [len(_cells(row)) > 1 for row in rows]
    if not any(wide):
        return None
    first, last = wide.index(True), len(wide) - 1 - wide[::-1].index(True)
    if not any(_shows(row) for row in rows[:first]):
        first = 0
    if not any(_shows(row) for row in rows[last + 1 :]):
        last = len(rows) - 1
    return None if first == 0 and last == len(rows) - 1 else (rows[first], rows[last])


def caption_cell(table: HtmlElement) -> HtmlElement | None:
    """Return the cell under the pictures of a table that only sets a caption below them; None: it is no such table."""
    cells = [cell for row in islice(table.iter("tr"), 3) for cell in row if cell.tag in ("td", "th")]
    if len(cells) != 2 or cells[0].getparent() is cells[1].getparent() or _holds(table, _NOT_IN_CAPTIONS):
        return None
    above, below = ("".join(cell.itertext()).strip() for cell in cells)
    shows = _shows(cells[0]) and not above and next(cells[1].iter("img"), None) is None
    return cells[1] if shows and 0 < len(below) <= _LONGEST_CAPTION else None


def _names_rows(table: HtmlElement) -> bool:
    """Return whether a table with tables in it has rows of a header and a value, and the others in few of its cells."""
    rows = [cells for cells in map(_cells, _own_rows(table)) if len(cells) > 1]
    named = [cells for cells in rows if cells[0].tag == "th"]
    holders = sum(_holds(cell, ("table",)) for cells in rows for cell in cells)
    return len(named) >= _LEAST_ROWS and 2 * len(named) > len(rows) and 4 * holders <= sum(map(len, rows))


def _own_rows(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of *table* itself, not of tables in it."""
    if not _holds(table, ("table",)):
        return list(table.iter("tr"))
    parts = [list(part) if part.tag in ("thead", "tbody", "tfoot") else [part] for part in table]
    return [row for part in parts for row in part if row.tag == "tr"]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _shows(row: HtmlElement) -> bool:
    return any(not is_icon(image) for image in row.iter("img"))


def _holds(table: HtmlElement, tags: tuple[str, ...]) -> bool:
    return next(table.iterdescendants(*tags), None) is not None


class Grid(Struct):
    """A data table in the making: its cells in a grid, spans counted (HTML, "forming a table")."""

    cells: list[Cell] = field(default_factory=list)
    _row: int = -1
    _column: int = 0
    _first: bool = True
    _cell: Cell | None = None
    _taken: dict[int, int] = field(default_factory=dict)
    """Column → the row from which it is free again."""

    def next_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column, self._first = 0, True

    def begin_cell(self, element: HtmlElement, run: TextRun) -> None:
        """Begin a cell of this row in *run*."""
        self._row = max(self._row, 0)
        columns, rows = _span(element.get("colspan")), _span(element.get("rowspan"))
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        separator = ("\n" if self.cells else "") if self._first else "\t"
        begin = run.separate(separator)
        self._cell = Cell(self._row, self._column, begin, begin, is_header(element), columns, rows)
        self._first = False
        if rows > 1:
            for taken in range(self._column, self._column + columns):
                self._taken[taken] = self._row + rows
        self._column += columns

    def end_cell(self, run: TextRun) -> None:
        """End the cell that is open."""
        run.place_images()
        if self._cell is not None:
            self.cells.append(replace(self._cell, end=run.length))
            self._cell = None

    def cut(self, text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...], tuple[Cell, ...]]:
        """Return the table's text without white space at its ends, with spans and cells moved along."""
        stripped = text.strip()
        shift, size = len(text) - len(text.lstrip()), len(stripped)

        def moved(position: int) -> int:
            return min(max(position - shift, 0), size)

        cells = tuple(replace(cell, begin=moved(cell.begin), end=moved(cell.end)) for cell in self.cells)
        spans = tuple(replace(span, begin=moved(span.begin), end=moved(span.end)) for span in spans)
        return stripped, spans, cells


def is_header(element: HtmlElement) -> bool:
    """Return whether a cell is a header."""
    if element.tag == "th" or (element.get("role") or "").lower() in ("columnheader", "rowheader"):
        return True
    parent = element.getparent()
    group = parent.getparent() if parent is not None else None
    return (group is not None and group.tag == "thead") or "header" in classes(element)


def _span(value: str | None) -> int:
    match = re.match(r"\s{0,9}(\d{1,4})", value or "")
    return min(max(int(match.group(1)), 1), _MAX_SPAN) if match else 1
