"""Code blocks: plain text and language out of `pre`, however it was highlighted."""

import re
from itertools import accumulate
from textwrap import dedent
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.walker.attributes import classes

_LANGUAGE: Final = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|brush:\s?|src-|prettyprint-|highlight-|code-)"
    r"([A-Za-z0-9+#][\w+#.-]{0,30})",
)
_NOT_A_LANGUAGE: Final = {
    "highlight",
    "none",
    "wrapper",
    "block",
    "container",
    "toolbar",
    "highlighter",
    "default",
    "snippet",
}
_BARE_AFTER: Final = re.compile(r"(?:^|\s)(?:sourceCode|src|highlight|hljs)\s+([A-Za-z][\w+#.-]{0,30})(?:\s|$)")
GUTTER: Final = {
    "gutter", "linenos", "lineno", "linenodiv", "line-numbers-rows", "linenumber", "line-number", "lnt", "ln",
    "rouge-gutter", "hljs-ln-numbers", "blob-num", "react-syntax-highlighter-line-number", "line-numbers-wrapper",
}  # fmt: skip
"""Classes of the elements that hold line numbers."""
_NUMBERS: Final = re.compile(r"[^A-Za-z\u00c0-\uffff]*")
_LINE_TAGS: Final = frozenset(("div", "p", "li", "tr"))


def is_gutter(element: HtmlElement) -> bool:
    """Return whether the element holds line numbers; columns of a page are called gutters too."""
    if element.tag not in ("td", "span", "div", "pre", "a", "code") or not classes(element) & GUTTER:
        return False
    return _NUMBERS.fullmatch("".join(element.itertext())) is not None


class Code(NamedTuple):
    """The text of a code block, and what stood beside its lines."""

    text: str
    numbers: list[tuple[int, str]]
    """Line numbers, each with the character of the text before which it stood."""


def code_of(pre: HtmlElement) -> Code:
    """Return the code of *pre* as its author wrote it, signs that are pictures included, and its line numbers."""
    parts: list[str] = []
    numbers: list[tuple[int, str]] = []
    gutters = line = 0

    def keep(text: str | None) -> None:
        nonlocal line
        if text and gutters:
            numbers.append((line, text))
        elif text:
            parts.append(text)
            line += text.count("\n")

    for event, element in etree.iterwalk(pre, events=("start", "end", "comment")):
        if event != "comment" and element.tag in _LINE_TAGS and parts and not parts[-1].endswith("\n"):
            parts.append("\n")
            line += 1
        if event == "start":
            gutters += is_gutter(element)
            keep(element.get("alt") if element.tag == "img" else element.text)
            continue
        if event == "end":
            gutters -= is_gutter(element)
            if element.tag == "br":
                parts.append("\n")
                line += 1
        if element is not pre:
            keep(element.tail)
    return _tidied("".join(parts), numbers)


def _tidied(text: str, numbers: list[tuple[int, str]]) -> Code:
    """Return the code without common indentation and blank ends; *numbers* with their line become ones with a place."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    lines = [line.rstrip() for line in dedent(text).split("\n")]
    tidy = "\n".join(lines)
    above = len(tidy) - len(tidy.lstrip())
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    code = tidy.strip()
    places = [(min(max(begins[min(line, len(lines))] - above, 0), len(code)), number) for line, number in numbers]
    return Code(code, [(place, number) for place, number in places if number.strip()])


def code_language(pre: HtmlElement) -> str:
    """Return the programming language that the block, its `code` or one of six wrappers states, or nothing."""
    inner = next(pre.iter("code"), None)
    wrappers = list(pre.iterancestors())[:6] if pre.getparent() is not None else []
    around = [pre, *([inner] if inner is not None else []), *wrappers]
    for element in around:
        stated = element.get("data-lang") or element.get("data-language") or element.get("data-enlighter-language")
        if stated:
            return str(stated).strip().lower()
        if element.tag in ("body", "article", "main", "html"):
            break
        value = element.get("class") or ""
        for pattern in (_LANGUAGE, _BARE_AFTER):
            match = pattern.search(value)
            if match and match.group(1).lower() not in _NOT_A_LANGUAGE:
                return match.group(1).lower()
    return ""
