"""Attribute lists of kramdown (`{: .class #id}`), Pandoc and Hugo (`{.class key=value}`)."""

import re
from typing import Final

ITEM: Final = r"""(?:[#.][\w:.-]++|[A-Za-z_][\w:-]*+=(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[^\s"'{}]++))"""
LIST: Final = re.compile(rf"\{{:?[ ]*+{ITEM}(?:[ ]++{ITEM})*+[ ]*+\}}")
"""Nothing but ids, classes and `key=value`: words in braces are the author's words."""
KRAMDOWN: Final = re.compile(r"\{:[^{}\n]*+\}")
"""With its colon, kramdown's own mark: also references to other lists (`{:toc}`)."""
SPLIT: Final = re.compile(ITEM)


def attribute_line(text: str) -> dict[str, str] | None:
    """Return the attributes if *text*, a whole line, is nothing but an attribute list."""
    text = text.strip()
    if LIST.fullmatch(text) or KRAMDOWN.fullmatch(text):
        return parse(text)
    return None


def take_trailing(text: str) -> tuple[str, dict[str, str]]:
    """Split an attribute list off the end of *text* (a heading), if one stands there."""
    stripped = text.rstrip()
    begin = stripped.rfind("{") if stripped.endswith("}") else -1
    if begin < 0 or stripped[:begin].endswith("\\"):
        return text, {}
    found = LIST.fullmatch(stripped, begin) or KRAMDOWN.fullmatch(stripped, begin)
    return (stripped[:begin].rstrip(), parse(found[0])) if found else (text, {})


def parse(text: str) -> dict[str, str]:
    """Return the attributes that a list names; classes are joined."""
    attributes: dict[str, str] = {}
    for item in SPLIT.findall(text):
        if item.startswith("."):
            attributes["class"] = f"{attributes.get('class', '')} {item[1:]}".strip()
        elif item.startswith("#"):
            attributes["id"] = item[1:]
        else:
            name, _, value = item.partition("=")
            attributes[name.lower()] = value.strip("\"'").replace('\\"', '"')
    return attributes
