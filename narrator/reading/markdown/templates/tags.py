"""Liquid, Jinja, Nunjucks, Hugo and Zola: a tag → what stands in its place."""

import re
from html import escape
from typing import Final, NamedTuple

from narrator.reading.markdown.templates import containers, names
from narrator.reading.markdown.templates.parameters import Parameters, parameters
from narrator.reading.markdown.templates.sources import sources

TAG: Final = (
    r"\{%[-~+]?(?P<liquid>(?:[^%{]|%(?!\})|\{(?!%))*+)%\}"
    r"|\{\{(?P<hugo>[<%])(?P<shortcode>(?:[^{}]|\}(?!\}))*+)\}\}"
    r"|\{\{(?P<output>(?:[^{}]|\{(?!\{)|\}(?!\}))*+)\}\}"
)
ARGUMENT: Final = re.compile(r"""["]([^"]*+)["]|'([^']*+)'|(\S++)""")
ADDRESS: Final = re.compile(r""""([^"]*)"|'([^']*)'""")
LOCAL_FILE: Final = re.compile(r"[^\s#:]*\.[A-Za-z]\w{1,5}")
NAME: Final = re.compile(r"[-~+\s]*(?P<closing>/|end[_-]?)?\s*(?P<name>[A-Za-z_][\w./-]*)?")
TEXT_FILE: Final = re.compile(r"\S+\.(?:md|markdown|mdx|qmd|rmd|rst|adoc|txt)", re.IGNORECASE)
"""What an include names where it puts in prose, and no part of a page's frame."""
INCLUDED: Final = "included text"
INCLUDES: Final = frozenset(["include", "include_relative", "include_cached", "render", "component", "partial"])


_OPENS: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’][^\W\d_]+)?(?:,? [^\W\d_]+(?:['’][^\W\d_]+)?){1,15}")
"""Words as a sentence begins with them: options and classes have small letters, hyphens and figures."""


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
        target = re.match(r"""\s*["']?([\w./-]+)["']?""", arguments)
        name = target[1] if target else name
        arguments = arguments[target.end() :] if target else arguments
    return Tag(name, closing, parameters(arguments), arguments)


def address(found: re.Match[str]) -> str:
    """Return the path that a tag (of `TAG`) stands for inside a link's or picture's target; empty: not known.

    `{{ "/a.png" | relative_url }}`, `{% static "a.png" %}`, `{{< ref "b" >}}`, `{{ url_for('static', filename='a') }}`.
    """
    inside = found["liquid"] or found["shortcode"] or found["output"] or ""
    quoted = [path for pair in ADDRESS.findall(inside[:1000]) for path in pair if path]
    path = quoted[-1].strip() if quoted else ""
    return path if LOCAL_FILE.fullmatch(path) else ""


def opening(tag: Tag) -> tuple[str, str]:
    """Return the HTML that a tag with content begins and ends with; empty where it means nothing to a listener."""
    name, given = tag.name.lower(), tag.parameters
    title = given.first("title", "summary", "header", "heading") or (given.positional[0] if given.positional else "")
    if name in names.ASIDES:
        values = (
            given.first("type", "kind", "color", "level", "variant"),
            *given.positional,
            *tag.arguments.split()[:1],
        )
        return containers.aside(names.aside_type(name, values), title)
    if name in names.DETAILS:
        return containers.details(title)
    if name in names.TABS:
        return containers.tab(given.first("label", "name") or title), ""
    return containers.quote(", ".join(sources(name, given, tag.arguments))) if name in names.QUOTES else ("", "")


def is_included_text(tag: Tag) -> bool:
    """Return whether the tag puts the text of another file into the post."""
    return not tag.closing and TEXT_FILE.fullmatch(tag.name) is not None


def inline_words(tag: Tag) -> str:
    """Return the words of a sentence that a tag inside it holds: `{{< kbd "Ctrl+C" >}}`."""
    words = tag.parameters.positional[0] if tag.parameters.positional else ""
    return words if words and not tag.closing and (tag.name.lower() in names.INLINE or _OPENS.fullmatch(words)) else ""


def link_text(tag: Tag) -> str:
    """Return the text of Hexo's `post_link slug text`, `asset_link file text` and `link text url`."""
    words = [first or second or bare for first, second, bare in ARGUMENT.findall(tag.arguments)]
    if tag.name in {"post_link", "asset_link"}:
        return " ".join(word for word in words[1:] if word not in {"true", "false"})
    url = next((place for place, word in enumerate(words) if re.match(r"https?://|/", word)), 0)
    return " ".join(words[:url]) if tag.name == "link" else ""


def unquoted(tag: Tag) -> tuple[str, ...]:
    """Return what a quotation tag states without quotation marks."""
    bare = not tag.parameters.named and not tag.parameters.positional and tag.name.lower() in names.QUOTES
    return sources(tag.name.lower(), tag.parameters, tag.arguments) if bare else ()


def holds_code(tag: Tag) -> bool:
    """Return whether the tag's content is code: by its name, or because it names a programming language first."""
    first = re.match(r"\s*[\"']?([\w+#]+)", tag.arguments)
    return names.CODE.fullmatch(tag.name.lower()) is not None or bool(first and first[1].lower() in names.LANGUAGES)


def language(tag: Tag) -> str:
    """Return the programming language that a code tag names."""
    found = re.match(r"""\s*["']?(?:lang(?:uage)?[:=]\s*["']?)?([\w+#.-]++)(?!=)""", tag.arguments)
    return escape(found[1]) if found and "=" not in found[0].replace("lang=", "") else ""
