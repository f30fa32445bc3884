"""The author's own macros of LaTeX, and what of a file can be read where pandoc cannot read the whole."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.article.model import Notice

_DOCUMENT: Final = re.compile(r"\\begin\{document\}")
_XPARSE: Final = re.compile(
    r"\\(?:New|Renew|Provide|Declare)DocumentCommand[ \t]*(?:\{[ \t]*(\\[A-Za-z]+)[ \t]*\}|(\\[A-Za-z]+))[ \t]*"
    r"\{[ \t]*(?:O\{([^{}]*)\}|(o))?[ \t]*((?:m[ \t]*){0,9})\}"
)
"""xparse's definitions (`{m m}`, `{O{x} m}`), which pandoc does not know."""
_LOOP: Final = re.compile(r"expanding macro (\S+)")
_HEAD: Final = re.compile(r"\\(?:title|author|date)(?:\[[^\[\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}")
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\{([A-Za-z*]{1,40})\}")
_ESCAPED: Final = re.compile(r"\\.|%[^\n]*", re.DOTALL)
_PAIR: Final = 2
_MOST_TOLD: Final = 20
_SHOWN: Final = 110
_DEFINING: Final = r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|[egx]?def|let)"
_NOBODYS: Final = "narratornobodys"


def without_xparse(text: str) -> str:
    r"""Return *text* with the definitions of xparse as `\newcommand`, in as many lines."""
    return _XPARSE.sub(_as_newcommand, text)


def _as_newcommand(found: re.Match[str]) -> str:
    optional = found[3] is not None or found[4] is not None
    count = found[5].count("m") + optional
    default = f"[{found[3] or ''}]" if optional else ""
    arguments = f"[{count}]{default}" if count else ""
    return f"\\renewcommand{{{found[1] or found[2]}}}{arguments}" + "\n" * found[0].count("\n")


def readable_parts(text: str, told: str) -> Iterator[tuple[str, tuple[Notice, ...]]]:
    """Yield what may be read of a file that pandoc refused with the words *told*: each time less, and what is told.

    Lines stay where they are.
    """
    looping = _LOOP.search(told)
    if looping is not None:
        what = f"The macro \\{looping[1]} calls itself and is not understood"
        yield without_macro(text, looping[1]), (_hole(what, text, looping[1]),)
    document = _DOCUMENT.search(text)
    if document is None or _matches(text[: document.start()]):
        yield _balanced(text)
    if document is not None:
        head = text[: document.start()]
        kept = "\n".join(_HEAD.findall(head))
        bare = kept + "\n" * max(0, head.count("\n") - kept.count("\n")) + text[document.start() :]
        broken = _hole("A definition before \\begin{document} is broken: no macro of the file is understood", text, "")
        yield bare, (broken,)
        part, notices = _balanced(bare)
        yield part, (broken, *notices)


def without_macro(text: str, name: str) -> str:
    """Return *text* without a definition of the macro *name*: a macro that nobody defined puts in nothing."""
    defining = re.compile(rf"({_DEFINING}\*?[ \t]*\{{?[ \t]*)\\{re.escape(name)}(?![A-Za-z])")
    return defining.sub(lambda found: f"{found[1]}\\{_NOBODYS}", text)


def _hole(what: str, text: str, name: str) -> Notice:
    place = text.find(f"\\{name}") if name else 0
    line = text.count("\n", 0, max(0, place)) + 1
    return Notice("template-hole", f"{what}; what it puts into sentences is not said. Write it out.", line)


def _balanced(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Return *text* without the paragraphs in which braces or dollars do not match, and without open environments."""
    pieces = re.split(r"(\n[ \t]*\n)", text)
    document = _DOCUMENT.search(text)
    begin = document.end() if document is not None else 0
    kept, place = "", 0
    notices: list[Notice] = []
    for piece in pieces:
        if _matches(piece):
            kept += piece
        else:
            kept += _within(piece)
            if place >= begin or begin < place + len(piece):
                notices.append(_unread(text, place, piece))
        place += len(piece)
    open_at: list[re.Match[str]] = []
    stray: list[re.Match[str]] = []
    for found in _ENVIRONMENT.finditer(kept):
        if found[1] == "begin":
            open_at.append(found)
        elif open_at and open_at[-1][2] == found[2]:
            open_at.pop()
        elif any(one[2] == found[2] for one in open_at):
            while open_at[-1][2] != found[2]:
                stray.append(open_at.pop())
            open_at.pop()
        else:
            stray.append(found)
    for found in sorted((*stray, *open_at), key=lambda one: -one.start()):
        kept = kept[: found.start()] + kept[found.end() :]
    return kept, tuple(notices[:_MOST_TOLD])


def _within(piece: str) -> str:
    """Return what stays of a paragraph that does not match: its lines, and where the document begins and ends."""
    marks = re.findall(r"\n|\\(?:begin|end)\{document\}", piece)
    return "".join(marks)


def _unread(text: str, place: int, piece: str) -> Notice:
    shown = " ".join(piece.split())
    told = (
        f"{len(shown.split())} words are not read, for a brace or a dollar in them is never closed: “{shown[:_SHOWN]}”"
    )
    return Notice("prose-left-out", told, text.count("\n", 0, place + len(piece) - len(piece.lstrip())) + 1)


def _matches(paragraph: str) -> bool:
    depth = 0
    bare = _ESCAPED.sub("", paragraph)
    for sign in re.findall(r"[{}]", bare):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and bare.count("$") % _PAIR == 0
