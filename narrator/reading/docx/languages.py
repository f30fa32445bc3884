"""A Word document → its language, and those of its runs (`w:lang`, ECMA-376 part 1, 17.3.2.20).

One mark names three languages: `val` for letters, `eastAsia` for signs of China, Japan and Korea, `bidi` for scripts
that are complex or written from the right.
"""

from collections import Counter
from typing import Final

from lxml.etree import _Element
from msgspec import Struct

from narrator.languages.scripts import LATIN, scripts_of, shares
from narrator.reading.docx.text import STRICT_WORD, WORD, body_of
from narrator.reading.packed import Package

STYLES: Final = "word/styles.xml"
NO_LANGUAGE: Final = frozenset({"", "x-none", "none", "und"})
OWN_NAMES: Final = {"es-es_tradnl": "es-ES"}
"""Word's names for what BCP 47 calls otherwise."""
EAST_ASIA: Final = frozenset({"Hani", "Kana", "Hang", "Bopo"})
LETTERS: Final = frozenset({LATIN, "Cyrl", "Grek", "Geor", "Armn"})
VALUE, BIDI = "val", "bidi"


class Languages(Struct, frozen=True):
    """What `w:lang` says: a tag for each kind of signs; empty where it says none."""

    val: str = ""
    eastAsia: str = ""  # noqa: N815 -- the attribute's name
    bidi: str = ""

    def over(self, other: "Languages") -> "Languages":
        """Return what holds where *other* is the rule, and this the exception."""
        return Languages(self.val or other.val, self.eastAsia or other.eastAsia, self.bidi or other.bidi)


def language_of_run(run: _Element, namespace: str) -> str:
    """Return the language that the run states for the signs in it; empty: none, or one that is not written so."""
    stated = _stated(run, f"{namespace}rPr/{namespace}lang", namespace)
    if stated == Languages():
        return ""
    return _of(_text(run, namespace), stated, is_complex=_is_complex(run, namespace))


def language_of(parts: Package) -> str:
    """Return the language that most letters of the document are marked with, else its styles' own; empty: neither.

    Word names languages for Chinese and Arabic in documents of every language: signs of theirs need a mark of their
    own.
    """
    root = parts.xml(body_of(parts))
    default = _default(parts)
    letters: Counter[str] = Counter()
    for namespace in (WORD, STRICT_WORD):
        for run in root.iter(f"{namespace}r"):
            text = _text(run, namespace)
            language = language_of_run(run, namespace) or _of(text, default, is_complex=_is_complex(run, namespace))
            letters[language] += sum(map(str.isalpha, text))
    return max(letters, key=lambda tag: letters[tag], default=default.val)


def _of(text: str, stated: Languages, *, is_complex: bool) -> str:
    """Return the language that *stated* has for most signs of *text*; empty: it is not written with them."""
    found = shares(text)
    script = max(found, key=lambda one: (found[one], one), default="")
    kind = "eastAsia" if script in EAST_ASIA else BIDI if is_complex or (script and script not in LETTERS) else VALUE
    tag: str = getattr(stated, kind)
    return tag if tag and (kind == VALUE or not script or script in scripts_of(tag)) else ""


def _text(run: _Element, namespace: str) -> str:
    return "".join(piece.text or "" for piece in run.iter(f"{namespace}t"))


def _is_complex(run: _Element, namespace: str) -> bool:
    """Return whether the run is set as a complex script (17.3.2.7 and .30)."""
    for name in ("rtl", "cs"):
        mark = run.find(f"{namespace}rPr/{namespace}{name}")
        if mark is not None and mark.get(f"{namespace}val") not in {"0", "false", "off"}:
            return True
    return False


def _stated(element: _Element, path: str, namespace: str) -> Languages:
    mark = element.find(path)
    if mark is None:
        return Languages()
    values = {name: (mark.get(f"{namespace}{name}") or "").strip() for name in (VALUE, "eastAsia", BIDI)}
    return Languages(**{name: _tag(value) for name, value in values.items()})


def _tag(value: str) -> str:
    return "" if value.lower() in NO_LANGUAGE else OWN_NAMES.get(value.lower(), value)


def _default(parts: Package) -> Languages:
    """Return what the style of ordinary paragraphs says, else what holds for all: of letters alone."""
    if STYLES not in parts:
        return Languages()
    root = parts.xml(STYLES)
    for namespace in (WORD, STRICT_WORD):
        found = _stated(root, f"{namespace}docDefaults/{namespace}rPrDefault/{namespace}rPr/{namespace}lang", namespace)
        for style in root.iterfind(f"{namespace}style"):
            if style.get(f"{namespace}type") == "paragraph" and style.get(f"{namespace}default") in {"1", "true", "on"}:
                found = _stated(style, f"{namespace}rPr/{namespace}lang", namespace).over(found)
        if found.val:
            return Languages(found.val)
    return Languages()
