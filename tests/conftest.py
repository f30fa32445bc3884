"""What every test may ask for."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tone_site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NODE_MODULES = Path(os.environ.get("NARRATOR_NODE_MODULES", "node_modules"))
"""Where the npm validators lie; `.ci/run` sets it."""
GENERATORS = NODE_MODULES.parent / "generators/bin"
"""Where site generators of pip lie, beside them: an environment of their own."""


def pytest_configure() -> None:
    """Let signals do what they do in a terminal: a shell ignores some of them for what it runs in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def _find(tool: str) -> str | None:
    if tool == "chromium":
        return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if tool == "firefox":
        return shutil.which("firefox-esr") or shutil.which("firefox")
    npm = {
        "ace": NODE_MODULES / "@daisy/ace-cli/bin/ace.js",
        "vnu": NODE_MODULES / "vnu-jar/build/dist/vnu.jar",
        "webvtt-parser": NODE_MODULES / "webvtt-parser",
        "foliate-js": NODE_MODULES / "foliate-js",
        "astro": NODE_MODULES / "astro",
        "eleventy": NODE_MODULES / "@11ty/eleventy",
        "epubjs": NODE_MODULES / "epubjs",
        "readium": NODE_MODULES / "@readium/navigator",
        "axe-core": NODE_MODULES / "axe-core/axe.min.js",
    }
    if tool in npm:
        return str(npm[tool].resolve()) if npm[tool].exists() else None
    return shutil.which(tool) or shutil.which(tool, path=str(GENERATORS))


@pytest.fixture(scope="session")
def start_chromium(needs: Callable[[str], str]) -> "Iterator[Callable[..., Browser]]":
    """Return what starts Chromium with further arguments: Playwright can run once at a time in a process."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # most tests open no page

    path = needs("chromium")
    usual = ("--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio")
    with sync_playwright() as playwright:
        started = []

        def start(*arguments: str) -> "Browser":
            started.append(playwright.chromium.launch(executable_path=path, args=[*usual, *arguments]))
            return started[-1]

        yield start
        for chromium in started:
            chromium.close()


@pytest.fixture(scope="session")
def browser(start_chromium: "Callable[..., Browser]") -> "Browser":
    """Return Chromium, one for all tests of a process."""
    return start_chromium()


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Return the path of an outside tool: skips the test where it is absent, and fails it in CI, where nothing is."""

    def path_of(tool: str) -> str:
        path = _find(tool)
        if path is None and os.environ.get("CI"):
            pytest.fail(f"{tool} is missing, and in CI nothing is skipped")
        if path is None:
            pytest.skip(f"{tool} is not installed")
        return path

    return path_of


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the user's own cache and settings."""
    monkeypatch.setenv("NARRATOR_CACHE", str(tmp_path_factory.getbasetemp() / "narrator-cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "narrator-config"))
    for name in ("NARRATOR_PLAIN", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a fresh site, as the working directory."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path)


@pytest.fixture
def paragraphs() -> Callable[[int], str]:
    """Return a function that writes a post of so many different paragraphs."""

    def write(count: int) -> str:
        body = "\n\n".join(
            f"Paragraph number {n} says something about {n * 7} things. It has a second sentence, too, of some length."
            for n in range(count)
        )
        return f"---\ntitle: Long\nlang: en\ndate: 2025-01-01\n---\n\n{body}\n"

    return write
