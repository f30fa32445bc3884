"""The player's modules → one inline module script: a page opened from a file may not load modules of its own."""

import re
from functools import cache
from importlib.resources import files

MODULES = (
    "time", "dom", "store", "timeline", "reading", "moving", "keys", "marks", "sleep", "search", "session", "main",
)  # fmt: skip
"""In an order in which each comes after what it imports."""
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@cache
def player_script() -> str:
    """Return all modules as one, without imports and exports (their names are unique) and without comments."""
    return "".join(_bare(_read(f"player/{name}.js")) for name in MODULES)


@cache
def style_sheet() -> str:
    """Return the page's style."""
    return _read("style.css")


def _bare(module: str) -> str:
    code = _EXPORT.sub("", _IMPORT.sub("", module))
    return "\n".join(line for line in _line_comments_out(code).splitlines() if line.strip()) + "\n"


def _line_comments_out(code: str) -> str:
    """Drop JSDoc blocks and lines that are comments alone; anything after code stays."""
    without_blocks = re.sub(r"^[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", "", code, flags=re.MULTILINE)
    return re.sub(r"^[ \t]*//.*\n", "", without_blocks, flags=re.MULTILINE)


def _read(name: str) -> str:
    return files("narrator.publishing.page").joinpath(name).read_text("utf-8")
