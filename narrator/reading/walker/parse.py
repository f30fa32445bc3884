"""HTML text → lxml tree, with the limits that keep hostile pages bounded."""

import re
from typing import Final

import lxml.html
from lxml import etree

from narrator.errors import SourceError

_XML_DECLARATION: Final = re.compile(r"^\s{0,100}<\?xml[^>]{0,200}\?>")
_CONTROLS: Final = {code: None for code in (*range(9), 11, *range(14, 32), 127)}
"""Characters that HTML forbids and at which lxml would stop or raise: NUL and the other C0 controls."""


def parse_html(text: str) -> lxml.html.HtmlElement:
    """Return the `html` element of *text*, a page or a fragment; comments stay in the tree.

    Never fails on broken markup. Raises SourceError where there is nothing to parse.
    """
    cleaned = _XML_DECLARATION.sub("", text.translate(_CONTROLS).lstrip("\ufeff"), count=1)
    if not cleaned.strip():
        raise SourceError("there is no HTML in it", hint="Check that the file or page is not empty.")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        root = lxml.html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError(f"it cannot be read as HTML: {error}", hint="Check that it is an HTML page.") from error
    return root
