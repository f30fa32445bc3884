"""Every JSON document against its schema, by real output; and no field that the schema does not tell of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tone_site import Site

from narrator.cli.app import narrator

SCHEMAS = Path(__file__).parent.parent / "narrator/schemas"
RICH = """---
title: A rich post
date: 2025-09-09
---

A paragraph with Nguyen in it, and a [link](https://example.com).

## A heading

> A quote.

| a | b |
|---|---|
| 1 | 2 |

```python
print(1)
```
"""


def strict(schema: Any) -> Any:
    """Return *schema* with no object taking more than what it tells of."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: strict(one) for name, one in schema.items()}
    if "properties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


def faults(name: str, document: Any) -> list[str]:
    """Return what the schema *name* says against *document*."""
    schema = strict(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
    return [f"{one.json_path}: {one.message}" for one in Draft202012Validator(schema).iter_errors(document)]


@pytest.fixture
def printed(site: Site) -> Callable[..., Result]:
    """Return what runs a command in a folder with a rich post, and returns its result."""
    site.post("rich.md", RICH)
    (site.folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(narrator, arguments, standalone_mode=False)
        assert result.exception is None, result.output
        return result

    return run


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_each_schema_is_one(path: Path) -> None:
    """By the standard's own schema."""
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_a_field_that_no_schema_tells_of_is_found() -> None:
    """The check can fail."""
    assert faults("check", {"schema": 1, "findings": []}) == []
    assert faults("check", {"schema": 1, "findings": [], "more": 1})
    assert faults("check", {"schema": 2, "findings": []})
    assert faults("check", {"schema": 1, "findings": [{"code": "a", "where": "b"}]})


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("make", ("make", "posts", "missing.md", "--json")),
        ("make", ("make", "posts", "--dry-run", "--json")),
        ("script", ("script", "posts/rich.md", "--json")),
        ("voices", ("voices", "--json", "--language", "de")),
        ("audit", ("pronounce", "audit", "posts/rich.md", "--json")),
        ("cache", ("cache", "show", "--json")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_a_command_prints(printed: Callable[..., Result], name: str, command: tuple[str, ...]) -> None:
    """With a post of many kinds, and a source that fails."""
    document = json.loads(printed(*command).stdout)
    assert faults(name, document) == []


def test_check_and_the_ledger(printed: Callable[..., Result], site: Site) -> None:
    """A file that is gone is a finding."""
    printed("make", "posts", "-q")
    (site.output / "rich/rich.mp3").unlink()
    document = json.loads(printed("check", "--json").stdout)
    assert document["findings"]
    assert faults("check", document) == []
    assert faults("ledger", json.loads((site.output / "rich/ledger.json").read_text("utf-8"))) == []


def test_each_line_of_a_run_is_an_event(printed: Callable[..., Result]) -> None:
    """From the first to the last, which says how it ended; of a run, of an unchanged one, and of a dry one."""
    for more in ((), ("missing.md",), ("--dry-run",)):
        lines = [json.loads(line) for line in printed("make", "posts", "--json-lines", *more).stdout.splitlines()]
        assert [fault for line in lines for fault in faults("make-event", line)] == []
        assert lines[0]["event"] == "began"
        assert lines[-1]["event"] == "ended"
        assert lines[-1]["exit_code"] == (1 if "missing.md" in more else 0)
        wanted = "planned" if "--dry-run" in more else "finished"
        assert sum(line["event"] == wanted for line in lines) == 2


def test_two_forms_at_once_are_refused(site: Site) -> None:
    """Standard output has room for one."""
    result = CliRunner().invoke(narrator, ["make", str(site.folder / "posts"), "--json", "--json-lines"])
    assert result.exit_code != 0


def test_a_ledger_with_sounds(site: Site) -> None:
    """Music and chimes stand in it as its schema says."""
    soundfile.write(site.folder / "chime.wav", 0.1 * np.sin(np.arange(8000) / 9), 16000)
    (site.folder / "narrator.toml").write_text('[sound]\nintro = "chime.wav"\nchime = "chime.wav"\n', "utf-8")
    assert not site.make(only=("mp3",))["failed"]
    (path,) = site.output.glob("*/ledger.json")
    document = json.loads(path.read_text("utf-8"))
    assert {one["kind"] for one in document["sounds"]} == {"intro", "chime"}
    assert faults("ledger", document) == []
