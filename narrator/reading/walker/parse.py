"""HTML text → lxml tree, with the limits that keep hostile pages bounded."""

import re
from typing import Final, NamedTuple

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from narrator.errors import SourceError
from narrator.reading.walker.depth import flattened

_XML_DECLARATION: Final = re.compile(r"^\s{0,100}<\?xml[^>]{0,200}\?>")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]+")
"""Characters that HTML forbids and at which lxml would stop or raise: NUL and the other C0 controls."""
_END: Final = re.compile(r"</(?:body|html)\s{0,100}>", re.IGNORECASE)
_NO_TEXT: Final = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s{0,100}>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def parse_html(text: str) -> HtmlElement:
    """Return the `html` element of *text*, a page or a fragment; comments stay in the tree.

    Never fails on broken markup; nesting beyond what the parser reads is flattened, its text kept.
    Raises SourceError where there is nothing to parse.
    """
    return parse_page(text).root


class Parsed(NamedTuple):
    """A page's tree."""

    root: HtmlElement
    flattened: bool
    """Whether tags were taken out, since they nest deeper than can be read."""


def parse_page(text: str) -> Parsed:
    """As `parse_html`, but tell whether the page's nesting was flattened."""
    cleaned = _XML_DECLARATION.sub("", _CONTROLS.sub("", text).lstrip("\ufeff"), count=1)
    if not cleaned.strip():
        raise SourceError("there is no HTML in it", hint="Check that the file or page is not empty.")
    cleaned = _with_its_end(cleaned)
    root, complete = _parse(cleaned)
    return Parsed(root, flattened=False) if complete else Parsed(_parse(flattened(cleaned))[0], flattened=True)


def _with_its_end(text: str) -> str:
    """Return *text* without the end tags at which libxml2 stops, where words follow: a browser shows them.

    Mailing lists and virus scanners write below the letter's own page.
    """
    end = _END.search(text)
    follows = end is not None and re.search(r"\w", _NO_TEXT.sub("", text[end.end() :]))
    return _END.sub("", text) if follows else text


def _parse(text: str) -> tuple[HtmlElement, bool]:
    """Return the tree, and whether the parser read to the end."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise SourceError(f"it cannot be read as HTML: {error}", hint="Check that it is an HTML page.") from error
    return root, not any(entry.level_name == "FATAL" for entry in parser.error_log)
