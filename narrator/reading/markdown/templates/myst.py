"""MyST's directives → containers, code, pictures and tables of plain Markdown; lines stay as many as they were."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from narrator.article.directives import NAME, OPTION, UNTITLED, DirectiveKind, kind_of
from narrator.reading.markdown.blocks.directives import TITLED_DIVISION
from narrator.reading.markdown.templates import names
from narrator.reading.markdown.templates.list_tables import rows_of_csv, rows_of_list, table_lines

START: Final = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(?:`{3,}|~{3,}|:{3,})[ \t]*\{[A-Za-z]", re.MULTILINE
)
_FENCE: Final = re.compile(r"([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9})(`{3,}|~{3,}|:{3,})[ \t]*(.*?)[ \t]*$")
_LABELLED: Final = re.compile(r"(\$\$)[ \t]+\([\w:.-]{1,80}\)(?=[ \t]*$)", re.MULTILINE)
"""`$$ (its-label)` ends an equation."""
_YAML: Final = re.compile(r"[ \t>]*-{3,}[ \t]*$")
_YAML_OPTION: Final = re.compile(r"[ \t>]*([\w-]+):[ \t]+[\"']?(.*?)[\"']?[ \t]*$")
_MARKER: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)])")
_LONGEST_OPTIONS: Final = 40
_WHOLE: Final = frozenset((
    DirectiveKind.CODE, DirectiveKind.MATH, DirectiveKind.MACHINE, DirectiveKind.PICTURE, DirectiveKind.TABLE,
    DirectiveKind.GLOSSARY, DirectiveKind.QUOTE,
))  # fmt: skip
"""Kinds whose content is no Markdown as it stands."""
_UNNAMED: Final = frozenset((
    "code", "code-block", "code-cell", "sourcecode", "parsed-literal", "prompt", "jupyter-execute", "exec", "doctest",
    "testcode", "testoutput", "replite", "voici", "jupyterlite",
))  # fmt: skip
"""Directives of code whose own name is no language."""
_GENERIC: Final = frozenset(("admonition", "callout", "topic", "sidebar"))
_NAMED_FENCE: Final = re.compile(r"`{3,}[ \t]*\{([A-Za-z][\w:.+-]*)\}[^\n]*\n")


class _Directive(NamedTuple):
    kind: DirectiveKind
    name: str
    prefix: str
    fence: str
    argument: str
    options: dict[str, str]
    begin: int
    """Its first line."""
    content: int
    """The first line below its options."""

    @property
    def inner(self) -> str:
        """What its further lines begin with."""
        return _MARKER.sub(lambda found: " " * len(found[0]), self.prefix)


def with_directives(text: str) -> str:
    """Return *text* with the directives of MyST as what a reader sees of them; machine ones stay, as fences."""
    text = _LABELLED.sub(r"\1", text) if "$$ (" in text else text
    if START.search(text) is None:
        return text
    lines = text.split("\n")
    written: list[str] = []
    open_fences: list[tuple[str, str]] = []
    """Fences that wait for their end, and what stands for it; an end without a text stays as it is."""
    verbatim = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        fence = _FENCE.match(line)
        if fence is None or (verbatim and not _ends(fence, verbatim)):
            written.append(line)
        elif verbatim:
            verbatim = ""
            written.append(line)
        elif not fence[3]:
            verbatim = _close(fence, line, open_fences, written)
        else:
            found = _directive(lines, number, fence)
            if found is None:
                verbatim = _pass(fence, open_fences)
                written.append(line)
            elif found.kind in _WHOLE:
                end = _end_of(lines, found)
                written += _filled(_whole(found, lines[found.content : end]), found, end - number + 1)
                number = end
            else:
                opening, closing = _opening(found)
                open_fences.append((found.fence, closing))
                written += _filled([f"{found.prefix}{opening}"], found, found.content - number)
                number = found.content - 1
        number += 1
    return "\n".join(written)


def is_machine(text: str, begin: int) -> bool:
    """Return whether the fence at *begin* is that of a directive for programs."""
    found = _NAMED_FENCE.match(text, begin)
    return found is not None and kind_of(found[1], "", "`") is DirectiveKind.MACHINE


def _ends(fence: re.Match[str], opened: str) -> bool:
    return not fence[3] and fence[2][0] == opened[0] and len(fence[2]) >= len(opened)


def _close(fence: re.Match[str], line: str, open_fences: list[tuple[str, str]], written: list[str]) -> str:
    """Write what stands for a closing fence; return the fence of the code that it opens where it closes nothing."""
    for depth in range(len(open_fences) - 1, -1, -1):
        if _ends(fence, open_fences[depth][0]):
            closing = open_fences[depth][1]
            del open_fences[depth:]
            written.append(line if closing == ":" else f"{fence[1]}{closing}".rstrip())
            return ""
    written.append(line)
    return "" if fence[2][0] == ":" else fence[2]


def _pass(fence: re.Match[str], open_fences: list[tuple[str, str]]) -> str:
    """Note a fence that opens no directive; return it where code begins."""
    if fence[2][0] == ":":
        open_fences.append((fence[2], ":"))
        return ""
    return "" if fence[2][0] == "`" and "`" in fence[3] else fence[2]


def _directive(lines: Sequence[str], number: int, fence: re.Match[str]) -> _Directive | None:
    name = NAME.match(fence[3])
    if name is None:
        return None
    options, content = _options(lines, number + 1)
    kind = kind_of(name[1], lines[content] if content < len(lines) else "", fence[2])
    if kind is None:
        return None
    argument = fence[3][name.end() :].strip()
    return _Directive(kind, name[1].lower(), fence[1], fence[2], argument, options, number, content)


def _options(lines: Sequence[str], number: int) -> tuple[dict[str, str], int]:
    """Return the options that begin on line *number*, and the line after them."""
    options: dict[str, str] = {}
    if number < len(lines) and _YAML.match(lines[number]):
        for end in range(number + 1, min(len(lines), number + _LONGEST_OPTIONS)):
            if _YAML.match(lines[end]):
                return options, end + 1
            found = _YAML_OPTION.match(lines[end])
            if found:
                options[found[1].lower()] = found[2]
        return {}, number
    while number < len(lines) and (found := OPTION.match(lines[number])):
        options[found[1].lower()] = found[2] or found[3] or ""
        number += 1
    return options, number


def _end_of(lines: Sequence[str], found: _Directive) -> int:
    """Return the line of the fence that closes a directive, or the last line."""
    for number in range(found.content, len(lines)):
        fence = _FENCE.match(lines[number])
        if fence and _ends(fence, found.fence):
            return number
    return len(lines)


def _filled(written: list[str], found: _Directive, count: int) -> list[str]:
    """Return *written* with blank lines behind it, *count* lines in all."""
    return [*written, *[found.inner.rstrip()] * (count - len(written))]


def _opening(found: _Directive) -> tuple[str, str]:
    """Return what stands for the fences of a directive that holds Markdown."""
    title = found.argument
    if found.kind is DirectiveKind.DIVISION:
        title = "" if found.name in UNTITLED else title
        shown = title or found.options.get("title", "")
        return (f":::{TITLED_DIVISION} {shown}", ":::") if shown else ("", "")
    if found.kind is DirectiveKind.FOLDED:
        return f":::details {title}".rstrip(), ":::"
    name = found.name.split(":")[-1].removesuffix("-start")
    stated = tuple(found.options.get("class", "").split())
    if name in _GENERIC:
        name = names.aside_type("", stated) if stated else "aside"
    return f":::{name} {title}".rstrip(), ":::"


def _whole(found: _Directive, body: Sequence[str]) -> list[str]:
    """Return the lines of a directive whose content is no Markdown."""
    return _WRITERS.get(found.kind, _machine)(found, body)


def _code(found: _Directive, body: Sequence[str]) -> list[str]:
    ticks = "`" * max(3, len(found.fence))
    language = found.argument.split(" ")[0] or ("" if found.name in _UNNAMED else found.name)
    caption = found.options.get("caption", "")
    titled = [f"{found.prefix}{caption}"] if caption else []
    opening = f"{found.inner if caption else found.prefix}{ticks}{language}"
    return [*titled, opening, *body, f"{found.inner}{ticks}"]


def _math(found: _Directive, body: Sequence[str]) -> list[str]:
    first = [f"{found.inner}{found.argument}"] if found.argument else []
    return [f"{found.prefix}```math", *first, *body, f"{found.inner}```"]


def _glossary(found: _Directive, body: Sequence[str]) -> list[str]:
    return [found.inner.rstrip(), *(_defined(line, found.inner) for line in body)]


def _quote(found: _Directive, body: Sequence[str]) -> list[str]:
    quoted = (f"{found.inner}> {_under(line, found.inner)}".rstrip() for line in body)
    return [f"{found.prefix}> {found.argument}".rstrip(), *quoted]


def _machine(found: _Directive, body: Sequence[str]) -> list[str]:
    """Return a directive for programs as a fence, which is left out whole."""
    ticks = "`" * max([3, *(len(run) + 1 for line in body for run in re.findall("`+", line))])
    caption = found.options.get("caption", "")
    titled = [f"{found.prefix}{caption}"] if caption else []
    listed = [f"{found.inner}:{key}: {value}".rstrip() for key, value in found.options.items() if key != "caption"]
    opening = f"{found.inner if caption else found.prefix}{ticks}{{{found.name}}} {found.argument}".rstrip()
    return [*titled, opening, *listed, *body, f"{found.inner}{ticks}"]


def _under(line: str, inner: str) -> str:
    return line[len(inner) :] if line.startswith(inner) else line.lstrip()


def _picture(found: _Directive, body: Sequence[str]) -> list[str]:
    """Return a figure: its picture, the first paragraph as its caption, further ones as they are."""
    inner, alt = found.inner, found.options.get("alt")
    described = "" if alt is None else f' alt="{escape(alt)}"'
    image = f'<img src="{escape(found.argument)}"{described}>'
    texts = [_under(line, inner) for line in body]
    begin = next((place for place, line in enumerate(texts) if line.strip()), len(texts))
    end = next((place for place in range(begin, len(texts)) if not texts[place].strip()), len(texts))
    if begin == end:
        return [f"{found.prefix}{image}"]
    if not found.argument:  # what it shows stands in it
        return [inner.rstrip(), *with_directives("\n".join(body)).split("\n")]
    caption = " ".join(line.strip() for line in texts[begin:end])
    opening = f'{found.prefix}<figure markdown="1">{image}'
    captioned = f'{inner}<figcaption markdown="1">{caption}</figcaption>'
    return [opening, captioned, f"{inner}</figure>", *body[end:]]


def _table(found: _Directive, body: Sequence[str]) -> list[str]:
    inner = found.inner
    texts = [_under(line, inner) for line in body]
    is_csv = found.name == "csv-table"
    rows = rows_of_csv(texts, found.options.get("header", "")) if is_csv else rows_of_list(texts)
    if rows is None:
        return [f"{found.prefix}**{found.argument}**" if found.argument else inner.rstrip(), *body]
    has_header = found.options.get("header-rows", "0") != "0" or bool(found.options.get("header"))
    lines = table_lines(rows, has_header=has_header)
    title = [f"{found.prefix}**{found.argument}**", inner.rstrip()] if found.argument else [inner.rstrip()]
    return [*title, *(f"{inner}{line}" for line in lines)]


def _defined(line: str, inner: str) -> str:
    text = _under(line, inner)
    if text[:1].isspace() and text.strip():
        return f"{inner}: {text.strip()}"
    return line


_WRITERS: Final[Mapping[DirectiveKind, Callable[[_Directive, Sequence[str]], list[str]]]] = {
    DirectiveKind.CODE: _code,
    DirectiveKind.MATH: _math,
    DirectiveKind.PICTURE: _picture,
    DirectiveKind.TABLE: _table,
    DirectiveKind.GLOSSARY: _glossary,
    DirectiveKind.QUOTE: _quote,
}
