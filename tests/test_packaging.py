"""What is beside the package: the GitHub Action, the container's recipe, the program's entry, the manual page."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from tone_site import Site

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
EXTRAS = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])


class Action:
    """The action's script, as the runner would start it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        (site.folder / "narrator.toml").write_text('voices = ["tone"]\nposts = ["posts"]\n', "utf-8")
        self.summary, self.outputs = site.folder / "summary.md", site.folder / "outputs"

    def run(self, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run it with *settings*, by the names of the inputs."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NARRATOR_")} | {
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.outputs),
            "NARRATOR_CACHE": str(self.site.folder / "cache"),
            **{f"ACTION_{name.upper()}": value for name, value in settings.items()},
        }
        command = ["bash", str(ROOT / "packaging/action.sh")]
        return subprocess.run(
            command, cwd=self.site.folder, env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def action(site: Site) -> Action:
    """Return the action in a folder with one post."""
    return Action(site)


def test_the_action_makes_and_tells(action: Action) -> None:
    """The posts of narrator.toml, where no others are named."""
    done = action.run()
    assert done.returncode == 0, done.stderr
    assert (action.site.output / "hello/hello.mp3").is_file()
    assert action.outputs.read_text("utf-8") == "articles=1\noutput=output\n"
    assert action.summary.read_text("utf-8").startswith("1 articles, ")
    assert not (action.site.folder / "narrator-report.json").exists()


def test_the_action_fails_with_what_fails(action: Action) -> None:
    """What was made is in place, and what failed stands in the summary."""
    done = action.run(sources="posts missing.md", output="public")
    assert done.returncode == 1
    assert "missing.md" in action.summary.read_text("utf-8")
    assert (action.site.folder / "public/hello/hello.mp3").is_file()


def test_a_setting_is_never_a_command(action: Action) -> None:
    """Whatever stands in it."""
    action.run(sources="posts;touch$IFS''owned $(touch${IFS}owned)", output="out`touch owned`")
    action.run(voice="tone; touch owned")
    assert not (action.site.folder / "owned").exists()


def test_the_action_s_settings_are_those_of_its_script() -> None:
    """By name; what it uses of others is pinned by its hash."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = action["runs"]["steps"]
    given = {name for step in steps for name in step.get("env", {}) if name.startswith("ACTION_")}
    read = set(re.findall(r"\bACTION_[A-Z]+", (ROOT / "packaging/action.sh").read_text("utf-8")))
    assert given == read
    assert all(PINNED.fullmatch(step["uses"]) for step in steps if "uses" in step)
    assert set(action["inputs"]["extras"]["default"].split(",")) <= EXTRAS


def test_the_container_installs_extras_that_there_are() -> None:
    """It ends as nobody, with a home that anybody may write."""
    recipe = (ROOT / "packaging/Containerfile").read_text("utf-8")
    extras = re.search(r"/source\[([\w,-]+)\]", recipe)
    assert extras is not None
    assert set(extras[1].split(",")) <= EXTRAS
    assert recipe.rindex("USER 65534") > recipe.rindex("RUN ")
    assert "narrator" in json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))["name"]


def test_the_program_to_double_click_is_its_own_interpreter(tmp_path: Path) -> None:
    """Engines are started by `-P -m MODULE` and `-c CODE`; anything else is the command line."""
    app = str(ROOT / "packaging/app.py")

    def said(*arguments: str) -> str:
        command = [sys.executable, app, *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert said("-P", "-m", "calendar", "2025", "9").lstrip().startswith("September 2025")
    assert said("-P", "-c", "import sys; print(sys.argv[1:])", "a", "b") == "['a', 'b']\n"
    assert said("--version").startswith("narrator, version ")
