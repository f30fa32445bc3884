"""Plain text of an item → HTML with its paragraphs."""

import re
from html import escape
from typing import Final

TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,31});")


def html_of_text(text: str) -> str:
    """Return *text* as HTML: a blank line parts paragraphs, a line end is a line break."""
    paragraphs = [part.strip() for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))]
    return "\n".join("<p>" + escape(part, quote=False).replace("\n", "<br>\n") + "</p>" for part in paragraphs if part)


def html_of(text: str) -> str:
    """Return *text* as it is where it holds markup, else as HTML."""
    return text if TAG.search(text) else html_of_text(text)
