"""A Word document → its language, and those of its runs (`w:lang`, ECMA-376 part 1, 17.3.2.20)."""

from collections import Counter
from typing import Final

from lxml.etree import _Element

from narrator.reading.docx.text import STRICT_WORD, WORD, body_of
from narrator.reading.packed import Package

STYLES: Final = "word/styles.xml"
NO_LANGUAGE: Final = frozenset({"", "x-none", "none", "und"})


def language_of_run(run: _Element, namespace: str) -> str:
    """Return the language that the run states for its own text; empty: none."""
    stated = run.find(f"{namespace}rPr/{namespace}lang")
    value = (stated.get(f"{namespace}val") or "").strip() if stated is not None else ""
    return "" if value.lower() in NO_LANGUAGE else value


def language_of(parts: Package) -> str:
    """Return the language that most letters of the document are marked with, else its styles' own; empty: neither."""
    root = parts.xml(body_of(parts))
    default = _default(parts)
    letters: Counter[str] = Counter()
    for namespace in (WORD, STRICT_WORD):
        for run in root.iter(f"{namespace}r"):
            text = "".join(piece.text or "" for piece in run.iter(f"{namespace}t"))
            letters[language_of_run(run, namespace) or default] += sum(map(str.isalpha, text))
    return max(letters, key=lambda tag: letters[tag], default=default)


def _default(parts: Package) -> str:
    if STYLES not in parts:
        return ""
    root = parts.xml(STYLES)
    for namespace in (WORD, STRICT_WORD):
        path = f"{namespace}docDefaults/{namespace}rPrDefault/{namespace}rPr/{namespace}lang"
        stated = root.find(path)
        if stated is not None:
            value = (stated.get(f"{namespace}val") or "").strip()
            return "" if value.lower() in NO_LANGUAGE else value
    return ""
