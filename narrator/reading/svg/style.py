"""CSS of a drawing → the same without what fetches, by tinycss2's tokens: no way of writing it slips through."""

from collections.abc import Iterable
from typing import Any, Final

import tinycss2

from narrator.reading.svg.allowed import AT_RULES, FUNCTIONS

DEEPEST: Final = 32
"""Blocks within blocks: CSS in drawings has two or three."""


def safe_sheet(css: str, depth: int = 0) -> str:
    """Return the rules of a style sheet that only draw; a declaration that fetches is left out of its rule."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(text for rule in rules if (text := _rule(rule, depth)))


def safe_declarations(css: str) -> str:
    """Return the declarations of a `style` attribute that only draw."""
    kept = []
    for declaration in tinycss2.parse_declaration_list(css, skip_comments=True, skip_whitespace=True):
        if declaration.type == "declaration" and _only_draws(declaration.value):
            important = " !important" if declaration.important else ""
            kept.append(f"{declaration.name}:{tinycss2.serialize(declaration.value).strip()}{important}")
    return ";".join(kept)


def safe_value(css: str) -> bool:
    """Return whether the value of a presentation attribute only draws."""
    if "(" not in css and "\\" not in css:
        return True
    return _only_draws(tinycss2.parse_component_value_list(css))


def _rule(rule: Any, depth: int) -> str:
    if rule.type == "qualified-rule" and _only_draws(rule.prelude, selector=True):
        return f"{tinycss2.serialize(rule.prelude).strip()}{{{safe_declarations(tinycss2.serialize(rule.content))}}}"
    if rule.type == "at-rule" and rule.lower_at_keyword in AT_RULES and rule.content is not None and depth < DEEPEST:
        if not _only_draws(rule.prelude, selector=True):
            return ""
        inner = safe_sheet(tinycss2.serialize(rule.content), depth + 1)
        return f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{inner}}}"
    return ""


def _only_draws(values: Iterable[Any], *, selector: bool = False) -> bool:
    """Return whether nothing in *values* can refer to anything outside the drawing.

    In a selector, functions (`:not()`) choose elements and nothing more.
    """
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if value.type == "url" and not value.value.startswith("#"):
            return False
        if value.type == "error":
            return False
        if value.type == "function":
            if not selector and value.lower_name not in FUNCTIONS and not _is_fragment(value):
                return False
            waiting += value.arguments
        elif value.type in ("() block", "[] block", "{} block"):
            waiting += value.content
    return True


def _is_fragment(function: Any) -> bool:
    """Return whether *function* is `url("#…")`, which CSS keeps as a function where its argument is a string."""
    strings = [value for value in function.arguments if value.type not in ("whitespace", "comment")]
    return (
        function.lower_name == "url"
        and len(strings) == 1
        and strings[0].type == "string"
        and strings[0].value[:1] == "#"
    )
