"""YAML that cannot hurt: no objects, few aliases, little depth; what is broken is read line by line."""

import re
from typing import Any, Final

import yaml

from narrator.xml_text import clean

MOST_ALIASES: Final = 20
"""Ten levels of two aliases each are a thousand nodes; a "billion laughs" needs more."""
DEEPEST: Final = 40
LONGEST_CHARACTERS: Final = 200_000
LINE: Final = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")
ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.*)$")


class _Loader(yaml.SafeLoader):
    """Safe loading with limits; tags that it does not know (`!ruby/…`) are passed over."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._aliases = 0
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._aliases += self.check_event(yaml.AliasEvent)
        self._depth += 1
        if self._aliases > MOST_ALIASES or self._depth > DEEPEST:
            raise yaml.YAMLError("too many aliases or levels")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """Return a value without what YAML can write and no file of ours can hold (half surrogate pairs)."""
        value = super().construct_scalar(node)
        return clean(value) if isinstance(value, str) else value


def _plain(loader: _Loader, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value if isinstance(node, yaml.ScalarNode) else None


_Loader.add_constructor(None, _plain)


def load(text: str) -> tuple[dict[str, object] | None, str]:
    """Return the mapping that *text* is, and what is wrong with it (empty: nothing).

    None: it is no mapping, nor meant to be one.
    """
    problem = "longer than any front matter"
    if len(text) <= LONGEST_CHARACTERS:
        try:
            loaded: Any = yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader, with limits
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = f"{error.problem or error.context}" + (f" (its line {mark.line + 1})" if mark else "")
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter: dates and numbers that are none
            problem = str(error)
        else:
            if loaded is None:
                return {}, ""
            if isinstance(loaded, dict):
                return {str(key): value for key, value in loaded.items()}, ""
            return None, ""
    fields = line_by_line(text)
    return (fields, problem) if fields else (None, problem)


def load_any(text: str) -> Any:
    """Return what *text* is: a mapping, a list, a value; None where it is broken or longer than any list of people."""
    try:
        return yaml.load(text, Loader=_Loader) if len(text) <= LONGEST_CHARACTERS else None  # noqa: S506 -- as above
    except (yaml.YAMLError, ValueError, OverflowError):
        return None


def line_by_line(text: str) -> dict[str, object]:
    """Read `key: value` lines and `- item` lines, and nothing else: what can be saved of a broken head."""
    fields: dict[str, object] = {}
    key = ""
    for line in text[:LONGEST_CHARACTERS].split("\n"):
        found, item = LINE.match(line), ITEM.match(line)
        if found:
            key = found[1].strip()
            fields[key] = _unquoted(found[2] or "")
        elif item and key:
            before = fields[key]
            fields[key] = [*(before if isinstance(before, list) else []), _unquoted(item[1])]
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value[1:] if value[:1] in {'"', "'"} else value
