"""TeX that stands in a page's text, which a script of the page would draw → `span` elements of class `math`."""

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from narrator.reading import tex_marks
from narrator.reading.walker.attributes import classes

_SCRIPTS: Final = ("mathjax", "katex", "texme", "rendermathinelement", "tex2jax")
"""Names of scripts that draw formulas, in lower case."""
_ASCIIMATH: Final = ("am_htmlormml", "am_chtml", "am_svg", "asciimath")
_AS_IT_STANDS: Final = frozenset(
    (
        "script",
        "style",
        "code",
        "pre",
        "textarea",
        "kbd",
        "samp",
        "math",
        "svg",
        "title",
        "noscript",
        "template",
        "head",
    )
)
_MARKS: Final = re.compile(rf"{tex_marks.DOLLARS}|{tex_marks.SLASHES}|{tex_marks.REFERENCE}", re.DOTALL)
_BACKTICKS: Final = re.compile(r"`(?P<ascii>[^`\n]{1,300})`")
_EVIDENCE: Final = re.compile(r"\\[A-Za-z]|[\^_]")
"""What prices and shell variables lack."""
_RENDERED: Final = frozenset(("math", "katex", "mathjax", "mjx-container", "arithmatex", "mwe-math-element"))


def mark_formulas(root: HtmlElement) -> None:
    """Put a `span` around each formula in the text of *root*, the page's tree, which is changed.

    Between single dollars a page whose scripts draw formulas needs no TeX, any other page does.
    """
    marked = list(_marked(root))
    if not marked:
        return
    draws, in_ascii = _drawing(root)
    for element, is_tail in marked:
        text = (element.tail if is_tail else element.text) or ""
        if _has_marks(text, in_ascii=in_ascii):
            _mark(element, text, draws=draws, in_ascii=in_ascii, is_tail=is_tail)


def _drawing(root: HtmlElement) -> tuple[bool, bool]:
    """Return whether a script of the page draws formulas, and whether it reads ASCIIMath."""
    texts = [f"{script.get('src') or ''} {(script.text or '')[:20_000]}".lower() for script in root.iter("script")]
    draws = any(name in text for text in texts for name in _SCRIPTS)
    return draws, any(name in text for text in texts for name in _ASCIIMATH)


def _marked(root: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield the elements whose text, or whose tail (True), is prose and holds a mark of TeX or ASCIIMath."""
    seen: dict[HtmlElement, bool] = {}
    for element in root.iter():
        text, tail = element.text, element.tail
        if text and _may_have_marks(text) and not _is_as_it_stands(element, seen):
            yield element, False
        if tail and _may_have_marks(tail):
            around = element.getparent()
            if around is not None and not _is_as_it_stands(around, seen):
                yield element, True


def _may_have_marks(text: str) -> bool:
    return "$" in text or "\\" in text or "`" in text


def _is_as_it_stands(element: HtmlElement, seen: dict[HtmlElement, bool]) -> bool:
    """Return whether an element's text is no prose; *seen* remembers it of what stands around many."""
    above: list[HtmlElement] = []
    here: HtmlElement | None = element
    while here is not None and here not in seen:
        above.append(here)
        here = here.getparent()
    answer = here is not None and seen[here]
    for one in reversed(above):
        silent = not isinstance(one.tag, str) or one.tag in _AS_IT_STANDS
        answer = answer or silent or not _RENDERED.isdisjoint(classes(one))
        seen[one] = answer
    return answer


def _has_marks(text: str, *, in_ascii: bool) -> bool:
    return "$" in text or "\\" in text or (in_ascii and "`" in text)


def _mark(element: HtmlElement, text: str, *, draws: bool, in_ascii: bool, is_tail: bool) -> None:
    """Put the formulas of *text*, which is the element's text or its tail, into spans."""
    parent = element.getparent() if is_tail else element
    if parent is None:
        return
    place = parent.index(element) + 1 if is_tail else 0
    done, last = 0, None
    for found in _found(text, draws=draws, in_ascii=in_ascii):
        before = text[done : found.start()]
        if last is None and is_tail:
            element.tail = before
        elif last is None:
            element.text = before
        else:
            last.tail = before
        last = parent.makeelement("span", {"class": _class(found)})
        last.text = found[0].strip("`") if found[0].startswith("`") else found[0]
        parent.insert(place, last)
        place, done = place + 1, found.end()
    if last is not None:
        last.tail = text[done:]


def _found(text: str, *, draws: bool, in_ascii: bool) -> Iterator[re.Match[str]]:
    if in_ascii and "`" in text:
        yield from _BACKTICKS.finditer(text)
        return
    for found in _MARKS.finditer(text):
        has_evidence = draws or not found["inline"] or _EVIDENCE.search(found["inline"])
        if has_evidence and tex_marks.is_formula(found):
            yield found


def _class(found: re.Match[str]) -> str:
    if "ascii" in found.groupdict():
        return "math inline asciimath"
    return "math display" if tex_marks.is_display(found) else "math inline"
