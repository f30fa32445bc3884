"""The author's file and what pandoc made of it → sentences that pandoc left behind, told with their lines."""

import re
from typing import Final

from narrator.article.model import Notice

COMMENTS: Final = {"latex": "%", "rst": "..", "org": "#", "asciidoc": "//", "mediawiki": "<!--"}
"""How a line begins that its author keeps from readers."""
SHORTEST: Final = 8
RUN: Final = 4
SHARED: Final = 0.5
SHOWN: Final = 110
MOST: Final = 20
_WORD: Final = re.compile(r"[^\W_]+")
_SENTENCE: Final = re.compile(r"(?:[^.!?\n]|\n(?![ \t]*\n)){20,600}[.!?](?=\s|$)")
"""No sentence goes over a blank line."""
MARKED_UP: Final = frozenset({"textile", "mediawiki"})
"""Formats with HTML in them."""
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_TEX: Final = re.compile(
    r"\\(?:begin|end|label|[a-zA-Z]{0,12}ref|[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}|documentclass|usepackage|bibitem|input"
    r"|include|includegraphics|bibliography\w{0,8})\*?(?:\[[^\[\]]{0,200}\])?(?:\{[^{}]{0,300}\})?|\\[a-zA-Z]{1,40}"
)
"""A command of LaTeX, and the names that it takes."""
_PREAMBLE: Final = re.compile(r"\A(?:(?!\\begin\{document\}).)*(?=\\begin\{document\})", re.DOTALL)
"""Packages and definitions: no prose."""
_PARTED: Final = "\N{SECTION SIGN}"
_ROLE: Final = re.compile(r":[\w:+.-]{1,40}:(?=`)|\s<[^<>`\n]{1,200}>(?=`)")
"""The role of a name in reStructuredText, and the target behind its words."""


def prose_not_converted(text: str, converted: str, reader: str) -> tuple[Notice, ...]:
    """Return a notice for each sentence of *text* of which no run of four words is in *converted*."""
    comment = COMMENTS.get(reader)
    kept = "".join(
        "\n" if comment and line.lstrip().startswith(comment) else line for line in text.splitlines(keepends=True)
    )
    words = _WORD.findall(converted.lower())
    known = set(words)
    runs = {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
    notices: list[Notice] = []
    if reader == "rst":
        kept = _ROLE.sub("", kept)
    elif reader == "latex":
        kept = _TEX.sub(_parted, _PREAMBLE.sub(lambda head: "\n" * head[0].count("\n"), kept))
    elif reader in MARKED_UP:
        kept = _TAG.sub(_blank, kept)
    for match in _SENTENCE.finditer(kept):
        parts = [_WORD.findall(part.lower()) for part in match[0].split(_PARTED)]
        own = [word for part in parts for word in part]
        mine = {tuple(part[place : place + RUN]) for part in parts for place in range(len(part) - RUN + 1)}
        if not mine or len(own) < SHORTEST or mine & runs or sum(word in known for word in own) < SHARED * len(own):
            continue
        shown = " ".join(match[0].split())[:SHOWN]
        told = f"{len(own)} words of prose are not in what pandoc reads: “{shown}” Write them as text."
        line = kept.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip())) + 1
        notices.append(Notice("prose-left-out", told, line))
    return tuple(notices[:MOST])


def _parted(command: re.Match[str]) -> str:
    """Return a mark in place of a command: what it puts there parts the words around it."""
    return _PARTED + "\n" * command[0].count("\n")


def _blank(tag: re.Match[str]) -> str:
    """Return white space in place of a tag, with its lines."""
    return " " + "\n" * tag[0].count("\n")
