"""Write what is made from code: pages of the commands' help, of JSON schemas and of the library's docstrings.

`--check`: say whether they are true.
"""

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

import narrator as library
from narrator.cli.app import narrator
from narrator.errors import ExitCode
from narrator.version import __version__

ROOT: Final = Path(__file__).parent.parent
SCHEMAS: Final = ROOT / "narrator/schemas"
WIDTH: Final = 100
COMMANDS_HEAD: Final = (
    "# Commands\n\n"
    "What `--help` (or `-h`) says of each command. Completion for your shell: `narrator completion`; a manual page "
    "comes with the package (`man narrator`).\n"
)
JSON_HEAD: Final = (
    "# JSON\n\n"
    "Every JSON document that narrator prints or writes for programs has a `schema`, the version of its form, and a "
    "JSON Schema (2020-12) in `narrator/schemas/`, which comes with the package and which the tests hold real output "
    "against. A new field does not count the version up: ignore what you do not know. Formats of others (Podcasting "
    "2.0's chapters and transcripts, WebVTT, RSS) follow their own standards.\n"
)


API_HEAD: Final = (
    "# The library's interface\n\n"
    "What `import narrator` offers, from its own docstrings; [the library](library.md) shows how it is used. "
    "Everything is typed. A field's type is as the code has it.\n"
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
    told = "".join(f"\n## `{path}`\n\n```text\n{text.rstrip()}\n```\n" for path, text in found)
    codes = "".join(f"| {int(code)} | {code.name.lower().replace('_', ' ')} |\n" for code in ExitCode)
    return f"{COMMANDS_HEAD}{told}\n## Exit codes\n\n| code | |\n|---|---|\n{codes}"


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


def api_page() -> str:
    """Return docs/api.md."""
    parts = [API_HEAD]
    for name in library.__all__:
        one = getattr(library, name)
        if name.startswith("__"):
            continue
        parts.append(f"\n## `{name}`\n")
        if inspect.isclass(one):
            parts.append(f"\n{inspect.getdoc(one)}\n")
            parts += _members(one)
        else:
            parts.append(f"\n```python\n{name}{_signature(one)}\n```\n\n{inspect.getdoc(one)}\n")
    return "".join(parts)


def _members(one: type) -> Iterator[str]:
    names = (name for name in getattr(one, "__struct_fields__", ()) if not name.startswith("_"))
    fields = [(name, one.__annotations__[name]) for name in names]
    if fields:
        yield "\n| field | type |\n|---|---|\n"
        yield from (f"| `{name}` | `{_shown(kind)}` |\n" for name, kind in fields)
    for name, member in vars(one).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        function = member.fget if isinstance(member, property) else member
        signature = "" if isinstance(member, property) else _signature(function)
        yield f"\n### `{one.__name__}.{name}`\n\n```python\n{name}{signature}\n```\n\n{inspect.getdoc(function)}\n"


def _signature(function: Any) -> str:
    return str(inspect.signature(function)).replace("narrator.", "").replace("pathlib._local.", "pathlib.")


def _shown(kind: Any) -> str:
    shown = kind.__name__ if isinstance(kind, type) and not getattr(kind, "__args__", ()) else str(kind)
    return shown.replace("narrator.", "").replace("|", r"\|")


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
    root = click.Context(narrator, info_name="narrator", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    found = list(commands(narrator, root))
    pages = {
        ROOT / "docs/commands.md": commands_page(found),
        ROOT / "docs/json.md": json_page(),
        ROOT / "docs/api.md": api_page(),
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
