"""What a screen reader gets of a page, from two browsers: the tree of Chromium, and Firefox's over AT-SPI."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page
from publishing.pages import Reader

PAGE: Final = "everything/index.html"
SCRIPT: Final = Path(__file__).parent / "atspi_tree.py"
SAME: Final = {
    "push button": "button", "combo box": "combobox", "heading": "heading", "link": "link", "slider": "slider",
    "image": "image", "button": "button", "combobox": "combobox", "DisclosureTriangle": "button",
    "DisclosureTriangleGrouped": "button", "doc-noteref": "link", "doc-backlink": "link",
}  # fmt: skip
"""A browser's word for a role → ours."""
CONTROLS: Final = [
    ("slider", "Position"),
    ("button", "Back 10 seconds"),
    ("button", "Play"),
    ("button", "Forward 10 seconds"),
    ("combobox", "Speed"),
    ("button", "Chapters"),
    ("button", "Text: size, type, colours"),
    ("button", "More: sentences, search, bookmarks, settings"),
]


def said(nodes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return headings, links, pictures and controls, in their order, each with its name."""
    names = [(SAME.get(role, ""), " ".join(name.replace("\u2060", "").split())) for role, name in nodes]
    return [one for one in names if one[0]]


def tree_of_chromium(page: Page) -> list[tuple[str, str]]:
    """Return Chromium's accessibility tree, in the order of the page, without what it ignores."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from below(by_id[child])

    return list(below(nodes[0]))


def test_two_browsers_tell_a_screen_reader_the_same(
    reader: Reader, needs: Callable[[str], str], tmp_path: Path
) -> None:
    """Headings, links, pictures and controls, with their names, in one order; the title is first, the player last."""
    chromium = said(tree_of_chromium(reader.open(PAGE)))
    command = [needs("xvfb-run"), "-a", needs("dbus-run-session"), "--", "/usr/bin/python3", str(SCRIPT)]
    written = tmp_path / "tree.json"
    (tmp_path / "profile").mkdir()
    (tmp_path / "run").mkdir(mode=0o700)
    done = subprocess.run(
        [*command, needs("firefox"), str(tmp_path / "profile"), f"{reader.address}/{PAGE}", str(written)],
        capture_output=True, text=True, check=False, env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path / "run")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    tree = [(role, name) for role, name in json.loads(written.read_text("utf-8"))]
    firefox = said(tree)
    assert firefox == chromium
    assert next(one for one in firefox if one[0] == "heading")[1].startswith("Everything at once")
    assert firefox[-len(CONTROLS) :] == CONTROLS
    landmarks = [name for role, name in tree if role == "landmark"]
    assert {"Site", "Notes", "Audio player"} <= set(landmarks)
