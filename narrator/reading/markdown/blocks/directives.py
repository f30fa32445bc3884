"""Call-outs that blogs know and CommonMark does not: `!!! note`, `??? tip`, `:::warning`, `::: {.class}`."""

import re
from typing import Final

from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

ADMONITION: Final = re.compile(r"""(?:!!!|\?\?\?)\+?[ ]++([\w-]++(?:[ ]++[\w-]++)*+)(?:[ ]++"([^"\n]*+)")?[ ]*$""")
UNTYPED: Final = re.compile(r"""(?:!!!|\?\?\?)\+?[ ]++"([^"\n]++)"[ ]*$""")
DIRECTIVE: Final = re.compile(r"(:{3,})[ ]*([^\s:].*)$")
CLOSING: Final = re.compile(r":{3,}[ ]*")
BRACES: Final = re.compile(r"\{([^{}]*)\}")
BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")


def admonition(line: Line) -> Node | None:
    """Return the MkDocs admonition that *line* opens; its content is indented by four columns."""
    if line.is_code or not line.stripped.startswith(("!!!", "???")):
        return None
    node = Node(Kind.ADMONITION, line.number, indent=4)
    found = ADMONITION.match(line.text, line.content)
    if found:
        node.mark, node.info = found[1], found[2] or ""
        return node
    untyped = UNTYPED.match(line.text, line.content)
    if untyped:
        node.mark, node.info = "note", untyped[1]
        return node
    return None


def directive(line: Line) -> Node | None:
    """Return the container that *line* opens with three colons or more and a name."""
    found = None if line.is_code else DIRECTIVE.match(line.text, line.content)
    if not found:
        return None
    node = Node(Kind.DIRECTIVE, line.number, number=len(found[1]))
    text = found[2].rstrip(" :")
    braces = BRACES.search(text)
    if braces:
        text = (text[: braces.start()] + text[braces.end() :]).strip()
    classes = re.findall(r"[\w-]+", braces[1]) if braces else []
    name = re.match(r"[\w-]+", text)
    node.mark = name[0] if name else (classes[0] if classes else "")
    title = text[name.end() :].strip() if name else text
    bracketed = BRACKETS.fullmatch(title)
    node.info = bracketed[1] if bracketed else title
    return node
