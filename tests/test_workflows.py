"""The workflows of the repository: sound YAML, nothing fetched by a name that can move, no right that is not needed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_hash(path: Path) -> None:
    """A tag can be moved to other code; beside each hash stands the version it is."""
    lines = [line for line in path.read_text("utf-8").splitlines() if re.match(r"\s*(?:- )?uses:", line)]
    used = [step["uses"] for job in _load(path)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(used) == len(lines) > 0
    assert all(PINNED.fullmatch(action) for action in used)
    assert all(re.search(r" # v\d+\.\d+\.\d+$", line) for line in lines)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_no_more(path: Path) -> None:
    """What publishes says so in its own job; none runs without end, none runs a stranger's code with our rights."""
    workflow = _load(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 takes the key `on` for true
    assert all(job["timeout-minutes"] <= 60 for name, job in workflow["jobs"].items())
