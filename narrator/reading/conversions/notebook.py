"""A Jupyter notebook (nbformat 3 and 4) → Markdown: its texts as they are, its code in fences, its outputs not."""

import re
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from narrator.article.model import Notice, Source, SourceFormat
from narrator.errors import SourceError

MAX_TEXT_CHARACTERS: Final = 16 << 20
READ: Final = frozenset({"markdown", "code", "heading"})
FRONT_MATTER: Final = re.compile(r"\s{0,20}---[ \t]*\n.{0,20000}\n---\s*\Z", re.DOTALL)
"""A raw cell at the beginning, as Quarto and Jupyter Book take it."""
FENCE: Final = re.compile(r"`{3,200}")


class NotebookCell(msgspec.Struct):
    """What is used of a cell; outputs are passed over while they are parsed."""

    cell_type: str = ""
    source: str | list[str] = ""
    input: str | list[str] = ""


class Sheet(msgspec.Struct):
    """Of nbformat 3."""

    cells: list[NotebookCell] = []


class Notebook(msgspec.Struct):
    """What is used of a notebook."""

    cells: list[NotebookCell] = []
    worksheets: list[Sheet] = []
    metadata: dict[str, Any] = {}


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the notebook as a Markdown source. Raises `SourceError` where it is none, or has no text."""
    try:
        notebook = msgspec.json.decode(data, type=Notebook)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        hint = "Open it in Jupyter and save it again."
        raise SourceError(f"not a whole Jupyter notebook: {error}", hint=hint, where=blank.name) from error
    cells = notebook.cells or [cell for sheet in notebook.worksheets for cell in sheet.cells]
    language = _language(notebook.metadata)
    head = [_text(cell).strip() for cell in cells[:1] if _is_raw(cell) and FRONT_MATTER.match(_text(cell))]
    text = "\n\n".join([*head, *(piece for cell in cells if (piece := _markdown(cell, language)))])
    if not text.strip() or len(text) > MAX_TEXT_CHARACTERS:
        what = "there is no text in the notebook" if not text.strip() else "the notebook is too long for one post"
        raise SourceError(what, hint="Its cells are read, not what they print.", where=blank.name)
    told = Notice("notebook-outputs", "What the notebook's code prints and draws is not read.")
    raw = sum(1 for cell in cells if _is_raw(cell) and not (cell is cells[0] and FRONT_MATTER.match(_text(cell))))
    notices: tuple[Notice, ...] = (told,) if b'"output_type"' in data else ()
    if raw:
        notices += (Notice("notebook-raw-cells", f"{raw} raw cells of the notebook are not read. Make them Markdown."),)
    return replace(blank, format=SourceFormat.MARKDOWN, text=text, notices=notices)


def _language(metadata: dict[str, Any]) -> str:
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        found = metadata.get(key)
        if isinstance(found, dict) and isinstance(found.get(name), str):
            return re.sub(r"[^\w+#-]", "", found[name])
    return "python"


def _is_raw(cell: NotebookCell) -> bool:
    return cell.cell_type not in READ and bool(cell.source or cell.input)


def _text(cell: NotebookCell) -> str:
    source = cell.source or cell.input
    return source if isinstance(source, str) else "".join(source)


def _markdown(cell: NotebookCell, language: str) -> str:
    text = _text(cell)
    if not text.strip() or cell.cell_type not in READ:
        return ""
    if cell.cell_type != "code":
        return text
    fence = "`" * (max((len(run) for run in FENCE.findall(text)), default=2) + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
