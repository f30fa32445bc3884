r"""What formulas of an article owe to one another: macros defined in one, numbers referred to in another.

`\newcommand` holds for all formulas after it, as in MathJax and KaTeX. An equation that is referred to by its `\label`
gets its number as a `\tag`, counted as AMS-LaTeX counts, and `\eqref{…}` becomes that number.
"""

import re
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Block, Container, Segment, Span, SpanKind

_NUMBERED_NAMES = "equation align gather multline eqnarray alignat flalign"
_ENVIRONMENT: Final = re.compile(rf"\\begin\{{({'|'.join(_NUMBERED_NAMES.split())})\}}")
_ONE_NUMBER: Final = frozenset(("equation", "multline"))
_LABEL: Final = re.compile(r"\\label\s?\{([^{}]{1,200})\}")
_TAG: Final = re.compile(r"\\tag\*?\s?\{([^{}]{1,40})\}")
_SILENT: Final = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])")
_REFERENCE: Final = re.compile(r"\\{1,2}(eq)?ref\s?\{([^{}]{1,200})\}")
_DEFINITION: Final = re.compile(
    r"\\(?:(?:re|provide)?newcommand\*?\s?\{?\\[A-Za-z]+\}?(?:\[\d\])?|def\s?\\[A-Za-z]+(?:#\d)*"
    r"|DeclareMathOperator\*?\s?\{\\[A-Za-z]+\})\s?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\}){0,300}\}){0,300}\}"
)
_DEFINED: Final = re.compile(r"\\([A-Za-z]+)")
_CONCERNED: Final = re.compile(r"\\(?:(?:re|provide)?newcommand|def\s?\\|DeclareMathOperator|label|(?:eq)?ref)")
MOST_DEFINITIONS: Final = 200


def resolved(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* whose formulas have the macros, numbers and references that others give them."""
    values = [value for segment in _segments(blocks) for value in _values(segment)]
    if not any(_CONCERNED.search(value) for value in values):
        return blocks
    numbers, tagged = _numbered(values)
    macros: dict[str, str] = {}
    place = iter(range(len(values)))

    def resolve(_value: str) -> str:
        text = tagged[next(place)]
        text = _REFERENCE.sub(lambda match: _number(match, numbers), text)
        own = {found[0]: _DEFINED.findall(found[0])[1] for found in _DEFINITION.finditer(text)}
        used = set(_DEFINED.findall(text))
        given = [macros[name] for name in macros if name in used and name not in own.values()]
        macros.update({name: definition for definition, name in list(own.items())[: MOST_DEFINITIONS - len(macros)]})
        return "".join(given) + text

    return tuple(_with_values(block, resolve) for block in blocks)


def _segments(blocks: tuple[Block, ...]) -> list[Segment]:
    found: list[Segment] = []
    for block in blocks:
        found += [block] if isinstance(block, Segment) else _segments(block.children)
    return found


def _values(segment: Segment) -> list[str]:
    return [span.value or segment.text[span.begin : span.end] for span in segment.spans if span.kind is SpanKind.MATH]


def _with_values(block: Block, resolve: Callable[[str], str]) -> Block:
    if isinstance(block, Container):
        return replace(block, children=tuple(_with_values(child, resolve) for child in block.children))
    if not any(span.kind is SpanKind.MATH for span in block.spans):
        return block
    return replace(block, spans=tuple(_with_value(span, block, resolve) for span in block.spans))


def _with_value(span: Span, segment: Segment, resolve: Callable[[str], str]) -> Span:
    if span.kind is not SpanKind.MATH:
        return span
    text = segment.text[span.begin : span.end]
    value = resolve(span.value or text)
    return span if value == (span.value or text) else replace(span, value=value)


def _numbered(values: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return label → number, and *values* with the number of what has a label as its tag."""
    numbers: dict[str, str] = {}
    tagged = []
    count = 0
    for value in values:
        environment = _ENVIRONMENT.search(value)
        rows = re.split(r"(\\\\(?!\[))", value) if environment and environment[1] not in _ONE_NUMBER else [value]
        for place in range(0, len(rows), 2):
            row = rows[place]
            tag, label = _TAG.search(row), _LABEL.search(row)
            count += bool(environment) and tag is None and not _SILENT.search(row)
            if label is None:
                continue
            if tag is not None:
                numbers[label[1]] = tag[1]
            elif environment:
                numbers[label[1]] = str(count)
                row = _LABEL.sub(rf"\\tag{{{count}}}", row, count=1)
            rows[place] = _LABEL.sub("", row)
        tagged.append("".join(rows))
    return numbers, tagged


def _number(match: re.Match[str], numbers: dict[str, str]) -> str:
    number = numbers.get(match[2])
    if number is None:
        return match[0]
    return rf"\text{{({number})}}" if match[1] else rf"\text{{{number}}}"
