"""Scripts and styles → one line each, inside the page, and the policy that lets exactly them run.

A page opened from a file may not load modules of its own, so they are joined. They stand on one line because the Nu
validator compares a policy's hashes with single lines only.
"""

import base64
import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from narrator.publishing.page.palette import palettes

PLAYER = (
    "words", "time", "dom", "store", "timeline", "reading", "moving", "follow", "fresh", "line", "heard",
    "sentences", "keys", "marks", "sleep", "search", "chapters", "session", "next", "offline", "place", "speed",
    "choices", "sheets", "detour", "main",
)  # fmt: skip
"""The player's modules, in an order in which each comes after what it imports."""
SCRIPTS_SHEET = ("narrator.publishing.html", "scripts.css")
"""What scripts other than Latin need, in every format."""
NOTHING_ELSE = (
    "font-src 'none'; object-src 'none'; frame-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'"
)
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


@cache
def script(package: str, modules: Sequence[str]) -> str:
    """Return *modules* of *package* as one, without imports, exports (their names are unique) and comments.

    Every statement of them ends with a semicolon, and no comment follows code, so that lines may be joined.
    """
    return " ".join(_bare(_read(package, f"{name}.js")) for name in modules)


def player_script() -> str:
    """Return the player."""
    return script("narrator.publishing.page.player", PLAYER)


def theme_script() -> str:
    """Return what sets the reader's colours before anything is drawn."""
    return script("narrator.publishing.page", ("theme",))


@cache
def style_sheet(*sheets: tuple[str, str]) -> str:
    """Return the palettes and *sheets* (package and file name) in one line."""
    texts = [palettes(), *(_read(package, name) for package, name in sheets)]
    return " ".join(line.strip() for text in texts for line in text.splitlines() if line.strip())


def policy(scripts: Sequence[str], style: str, *, pictures: bool, reads: bool = False) -> str:
    """Return a Content Security Policy: our inline scripts and style, sound from beside the page, nothing else.

    With *reads* the scripts may read files of the same site, which "Keep for offline" and the next article need.
    With *pictures* it says nothing of them: the validator takes every relative address of a picture for a breach of any
    rule. The page holds no picture but the copies beside it.
    """
    allowed = " ".join(_hash(one) for one in scripts)
    begin = "" if pictures else "default-src 'none'; img-src 'self'; "
    read = "connect-src 'self'; worker-src 'self'" if reads else "connect-src 'none'; worker-src 'none'"
    return f"{begin}{read}; script-src {allowed}; style-src {_hash(style)}; media-src 'self'; {NOTHING_ELSE}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _bare(module: str) -> str:
    code = _EXPORT.sub("", _IMPORT.sub("", module))
    code = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", code))
    return " ".join(line.strip() for line in code.splitlines() if line.strip())


def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")
