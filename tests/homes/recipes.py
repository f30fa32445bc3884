"""A recipe of docs/homes → its files and commands, word for word, and a site that follows it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
from lxml import html

HOMES = Path(__file__).parents[2] / "docs/homes"
BLOCK = re.compile(r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "https://example.com/"


class Recipe:
    """What a page of docs/homes tells its reader to write and to run."""

    def __init__(self, name: str) -> None:
        self.text = (HOMES / f"{name}.md").read_text("utf-8")
        blocks = list(BLOCK.finditer(self.text))
        self.files = {block["file"]: block["text"] for block in blocks if block["file"]}
        self.commands = [block["text"] for block in blocks if block["kind"] == "sh"]
        self.pieces = [block["text"] for block in blocks if not block["file"] and block["kind"] != "sh"]
        """What is to be put into files that are there already, in order."""


def write_site(folder: Path, files: dict[str, str]) -> None:
    """Write *files* into *folder*, and a voice of tones under the default voice's name."""
    for name, text in {**files, "voices/default.toml": 'engine = "tone"\n'}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def run(folder: Path, commands: list[str], node_modules: Path | None = None) -> None:
    """Run *commands* in *folder*, as somebody does who has installed narrator and the generator."""
    if node_modules is not None:
        (folder / "node_modules").symlink_to(node_modules, target_is_directory=True)
    generators = Path(os.environ.get("NARRATOR_NODE_MODULES", "node_modules")).resolve().parent / "generators/bin"
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"], str(generators)))
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "LC_ALL": "C.UTF-8", "CI": "true"}
    for command in commands:
        script = ["bash", "-euo", "pipefail", "-c", command]
        done = subprocess.run(
            script, cwd=folder, env=os.environ | quiet | {"PATH": path}, capture_output=True, check=False
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert done.returncode == 0, said[-3000:]


def players_in(page: Path) -> list[str]:
    """Return the addresses that the audio elements of a built page play."""
    found: list[str] = html.fromstring(page.read_bytes()).xpath("//figure[@class='listen']/audio/@src")
    return found


def built(site: Path, address: str) -> Path:
    """Return the file of the built *site* that a server gives at *address*."""
    assert address.startswith(ADDRESS)
    path = site / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def links_of(site: Path) -> dict[str, str]:
    """Return title → address of each post in the feed."""
    entries = feedparser.parse((site / "audio/feed.xml").read_text("utf-8")).entries
    return {entry.title: entry.link for entry in entries}
