"""Write what is made from code: docs/commands.md and man/narrator.1 (of the commands' help), docs/json.md (of schemas).

`--check`: say whether they are true.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from narrator.cli.app import narrator
from narrator.version import __version__

ROOT: Final = Path(__file__).parent.parent
SCHEMAS: Final = ROOT / "narrator/schemas"
WIDTH: Final = 100
COMMANDS_HEAD: Final = (
    "# Commands\n\n"
    "What `--help` says of each command, as it is. Completion for your shell: `narrator completion`; a manual page "
    "comes with the package (`man narrator`).\n"
)
JSON_HEAD: Final = (
    "# JSON\n\n"
    "Every JSON document that narrator prints or writes for programs has a `schema`, the version of its form, and a "
    "JSON Schema (2020-12) in `narrator/schemas/`, which comes with the package and which the tests hold real output "
    "against. A new field does not count the version up: ignore what you do not know. Formats of others (Podcasting "
    "2.0's chapters and transcripts, WebVTT, RSS) follow their own standards.\n"
)


def commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield the path of each command below *group*, as it is typed, and its help."""
    yield context.command_path, group.get_help(context)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            raise SystemExit(f"{name} is listed and is not there")
        inner = click.Context(command, info_name=name, parent=context, terminal_width=WIDTH)
        if isinstance(command, click.Group):
            yield from commands(command, inner)
        else:
            yield inner.command_path, command.get_help(inner)


def commands_page(found: list[tuple[str, str]]) -> str:
    """Return docs/commands.md."""
    return COMMANDS_HEAD + "".join(f"\n## `{path}`\n\n```text\n{text.rstrip()}\n```\n" for path, text in found)


def manual(found: list[tuple[str, str]]) -> str:
    """Return the manual page, in roff."""
    lines = [f'.TH NARRATOR 1 "" "narrator {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"narrator \- turn a written post into a complete accessible publication"]
    for path, text in found:
        lines += [f".SH {path.upper()}", ".nf", *(_roff(line) for line in text.rstrip().splitlines()), ".fi"]
    return "\n".join(lines) + "\n"


def _roff(line: str) -> str:
    escaped = line.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped[:1] in {".", "'"} else escaped


def json_page() -> str:
    """Return docs/json.md."""
    parts = [JSON_HEAD]
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        parts.append(f"\n## {schema['title']}\n\n{schema['description']} Schema: `narrator/schemas/{path.name}`.\n")
        for variant in schema.get("oneOf", [schema]):
            if variant is not schema:
                name = variant["properties"]["event"]["const"]
                parts.append(f"\n### `{name}`\n\n{variant['description']}\n")
            parts.append("\n| field | type | what it is |\n|---|---|---|\n")
            parts += [f"| `{name}` | {kind} | {text} |\n" for name, kind, text in _fields(variant, "")]
    return "".join(parts)


def _fields(schema: dict[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    required = schema.get("required", [])
    for name, one in schema.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield here, _kind(one, optional=name not in required), one["description"].replace("|", r"\|")
        yield from _inside(one, here)


def _inside(schema: dict[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(schema.get("items"), dict):
        for variant in schema["items"].get("anyOf", [schema["items"]]):
            yield from _fields(variant, f"{path}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _fields(schema["additionalProperties"], f"{path}.*")
        yield from _inside(schema["additionalProperties"], f"{path}.*")
    if "items" not in schema and "additionalProperties" not in schema:
        yield from _fields(schema, path)


def _kind(schema: dict[str, Any], *, optional: bool) -> str:
    if "const" in schema:
        kind = f"`{json.dumps(schema['const'])}`"
    elif "enum" in schema:
        kind = " or ".join(f"`{value}`" for value in schema["enum"])
    else:
        stated = schema["type"]
        kind = " or ".join(stated) if isinstance(stated, list) else stated
    return f"{kind}, may be absent" if optional else kind


def main() -> int:
    """Write or check."""
    root = click.Context(narrator, info_name="narrator", terminal_width=WIDTH)
    found = list(commands(narrator, root))
    pages = {
        ROOT / "docs/commands.md": commands_page(found),
        ROOT / "docs/json.md": json_page(),
        ROOT / "man/narrator.1": manual(found),
    }
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not what the code says: run python .ci/reference.py\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
