"""What a page states in JSON-LD with schema.org's words: the article's own node, wherever it stands."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

_ARTICLE_TYPES: Final = re.compile(
    r"(?:\w*Article|\w*Posting|Report|Review|CriticReview|TechArticle|APIReference|Recipe|HowTo|Question|QAPage)$"
)
_WRAPPER: Final = re.compile(r"^\s{0,999}(?://\s{0,9})?(?:<!\[CDATA\[|<!--)|(?://\s{0,9})?(?:\]\]>|-->)\s{0,999}$")
_LARGEST_CHARACTERS: Final = 1_000_000
_DEEPEST: Final = 12


def article_node(root: HtmlElement) -> dict[str, Any]:
    """Return the first JSON-LD node of *root* that is an article, or an empty one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_parsed(script.text or "")):
            if _is_article(node):
                return node
    return {}


def _parsed(text: str) -> Any:
    if len(text) > _LARGEST_CHARACTERS:
        return None
    try:
        return json.loads(_WRAPPER.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    stack = [(value, 0)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, list) and depth < _DEEPEST:
            stack.extend((child, depth + 1) for child in reversed(node))
        elif isinstance(node, dict) and depth < _DEEPEST:
            yield node
            inner = (node.get(key) for key in ("mainEntity", "mainEntityOfPage", "@graph"))
            stack.extend((child, depth + 1) for child in inner if isinstance(child, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE_TYPES.search(kind)
        for kind in (types if isinstance(types, list) else [types])
    )


def names_of(value: Any) -> tuple[str, ...]:
    """Return the names in an `author` or `publisher`: a string, a node with a name, or a list of either."""
    if isinstance(value, list):
        return tuple(name for entry in value[:50] for name in names_of(entry) if not isinstance(entry, list))
    if isinstance(value, dict):
        return names_of(value.get("name")) if not isinstance(value.get("name"), dict) else ()
    return (" ".join(value.split()),) if isinstance(value, str) and value.strip() else ()


def text_of(node: dict[str, Any], *keys: str) -> str:
    """Return the first of the node's *keys* that holds text."""
    for key in keys:
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""
