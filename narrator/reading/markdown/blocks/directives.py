"""Containers of blogs that CommonMark lacks: `!!! note`, `??? tip`, `=== "Tab"`, `:::warning`, `::: {.class}`."""

import re
from typing import Final

from narrator.reading.markdown.blocks.attributes import parse
from narrator.reading.markdown.blocks.line import Line
from narrator.reading.markdown.blocks.node import Kind, Node

ADMONITION: Final = re.compile(r"""(?:!!!|\?\?\?)\+?[ ]++([\w-]++(?:[ ]++[\w-]++)*+)(?:[ ]++"([^"\n]*+)")?[ ]*$""")
UNTYPED: Final = re.compile(r"""(?:!!!|\?\?\?)\+?[ ]++"([^"\n]++)"[ ]*$""")
TAB: Final = re.compile(r"""===[!+]?[ ]++"([^"\n]++)"[ ]*$""")
DIRECTIVE: Final = re.compile(r"(:{3,})[ ]*([^\s:].*)$")
CLOSING: Final = re.compile(r":{3,}[ ]*")
BRACES: Final = re.compile(r"(?<!`)\{([^{}]*)\}(?!`)")
BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")
CALLOUT: Final = "callout-"
"""Quarto's prefix of a call-out's type; any other class in braces is the author's own division of the page."""
DIVISIONS: Final = frozenset((
    "code-group", "code-tabs", "steps", "tabs", "tab-set", "columns", "column", "cards", "card-grid", "grid", "row",
    "div", "section", "center", "left", "right", "wrapper", "container", "vue", "raw", "v-pre", "slot", "figure-list",
))  # fmt: skip
"""Names of divisions of the page."""
TITLED_DIVISION: Final = "titled-division"
"""What a division of the page is called here whose title its reader sees: a card, a tab."""
FOLDED: Final = frozenset(("details", "spoiler", "collapse", "collapsible", "fold", "expander"))
TITLES: Final = ("title", "summary", "caption")
OPENINGS: Final = ("!!!", "???", "===")


def admonition(line: Line) -> Node | None:
    """Return the MkDocs admonition or content tab that *line* opens; its content is indented by four columns."""
    if line.is_code or not line.stripped.startswith(OPENINGS):
        return None
    node = Node(Kind.ADMONITION, line.number, indent=4)
    found = ADMONITION.match(line.text, line.content)
    untyped = UNTYPED.match(line.text, line.content)
    tab = TAB.match(line.text, line.content)
    if found:
        node.mark, node.info = found[1], found[2] or ""
    elif untyped:
        node.mark, node.info = "note", untyped[1]
    elif tab:
        node.kind, node.info = Kind.TAB, tab[1]
    return node if found or untyped or tab else None


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
    given = parse(braces[1]) if braces else {}
    node.attributes = {key: value for key, value in given.items() if key in {"class", "id", "lang"}}
    name = re.match(r"[\w-]+", text)
    classes = given.get("class", "").split()
    node.mark = name[0] if name else next((one for one in classes if one.startswith(CALLOUT)), "")
    node.mark = node.mark.removeprefix(CALLOUT)
    title = text[name.end() :].strip() if name else text
    bracketed = BRACKETS.fullmatch(title)
    node.info = (bracketed[1] if bracketed else title) or next((given[key] for key in TITLES if given.get(key)), "")
    return node
