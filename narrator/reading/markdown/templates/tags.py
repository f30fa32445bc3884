"""Liquid, Jinja, Nunjucks, Hugo and Zola: a tag → what stands in its place."""

import re
from html import escape
from typing import Final, NamedTuple

from narrator.reading.markdown.templates import names
from narrator.reading.markdown.templates.parameters import Parameters, parameters
from narrator.reading.markdown.templates.pictures import inline_html, picture

TAG: Final = (
    r"\{%[-~+]?(?P<liquid>(?:[^%{]|%(?!\})|\{(?!%))*+)%\}"
    r"|\{\{(?P<hugo>[<%])(?P<shortcode>(?:[^{}]|\}(?!\}))*+)\}\}"
    r"|\{\{(?P<output>(?:[^{}]|\{(?!\{)|\}(?!\}))*+)\}\}"
)
NAME: Final = re.compile(r"[-~+\s]*(?P<closing>/|end[_-]?)?\s*(?P<name>[A-Za-z_][\w./-]*)?")
INCLUDES: Final = frozenset(["include", "include_relative", "include_cached", "render", "component", "partial"])


class Tag(NamedTuple):
    """A template tag taken apart."""

    name: str
    closing: bool
    parameters: Parameters
    arguments: str


def read_tag(found: re.Match[str]) -> Tag:
    """Return the name and parameters of the tag that *found* (of `TAG`) is."""
    if found["liquid"] is not None:
        inside = found["liquid"]
    elif found["hugo"]:
        inside = found["shortcode"].rstrip(" >%/")
    else:
        inside = found["output"]
    head = NAME.match(inside)
    name, closing = (head["name"] or "", bool(head["closing"])) if head else ("", False)
    arguments = inside[head.end() if head else 0 :].rstrip(" -~")
    if name in INCLUDES and not closing:
        target = re.match(r"""\s*["']?([\w./-]+)""", arguments)
        name = target[1] if target else name
        arguments = arguments[target.end() :] if target else arguments
    return Tag(name, closing, parameters(arguments), arguments)


def replacement(tag: Tag, *, alone: bool, closed: bool) -> str:
    """Return the HTML that says what the tag says; empty: nothing.

    *alone*: it has its line to itself; *closed*: a tag that closes it follows.
    """
    name = tag.name.lower()
    if tag.closing:
        return _closing(name) if alone else ""
    if closed and alone:
        opening = _opening(name, tag.parameters)
        if opening:
            return opening
    return picture(name, tag.parameters, alone=alone)


def _opening(name: str, given: Parameters) -> str:
    title = given.first("title", "summary", "header", "heading") or (given.positional[0] if given.positional else "")
    if name in names.ASIDES:
        values = (given.first("type", "kind", "color", "level", "variant"), *given.positional)
        kind = names.aside_type(name, values)
        shown = title if title.lower() != kind else ""
        head = f'<p class="admonition-title">{inline_html(shown)}</p>' if shown else ""
        return f'<div class="admonition {kind}">{head}\n'
    if name in names.DETAILS:
        return f"<details><summary>{inline_html(title)}</summary>\n"
    if name in names.QUOTES:
        return "<blockquote>\n"
    return ""


def _closing(name: str) -> str:
    if name in names.ASIDES:
        return "\n</div>\n"
    if name in names.DETAILS:
        return "\n</details>\n"
    if name in names.QUOTES:
        return "\n</blockquote>\n"
    return ""


def language(tag: Tag) -> str:
    """Return the programming language that a code tag names."""
    found = re.match(r"""\s*["']?(?:lang(?:uage)?[:=]\s*["']?)?([\w+#.-]+)""", tag.arguments)
    return escape(found[1]) if found and "=" not in found[0].replace("lang=", "") else ""
