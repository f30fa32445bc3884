"""Firefox, driven by its own protocol (Marionette): the same page in the other engine.

Playwright drives a Firefox of its own only, which cannot be installed by pip; the protocol is a line of JSON with its
length before it (Firefox source docs, "Marionette: Protocol").
"""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SMALLEST_WINDOW = 500
"""Firefox makes no window narrower; what is to be narrower is zoomed, which is the same to a page."""
PREFERENCES = {
    "marionette.port": 0,
    "focusmanager.testmode": True,
    "general.smoothScroll": False,
    "media.autoplay.default": 0,
    "media.navigator.permission.disabled": True,
    "media.navigator.streams.fake": True,
    "ui.useOverlayScrollbars": 1,
    "ui.prefersReducedMotion": 1,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
}
PATIENCE_S = 60
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""The rules of axe that are asked: WCAG 2.0 to 2.2, A and AA."""


class Firefox:
    """One window."""

    def __init__(self, path: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [
            path,
            "--headless",
            "--no-remote",
            "--marionette",
            "--remote-allow-system-access",
            "--profile",
            str(profile),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = profile / "MarionetteActivePort"
        until = time.monotonic() + PATIENCE_S
        while not (port.exists() and port.read_text("utf-8")):
            assert time.monotonic() < until, "Firefox does not start"
            time.sleep(0.05)
        self.socket = socket.create_connection(("127.0.0.1", int(port.read_text("utf-8"))), PATIENCE_S)
        self.number = 0
        self._answer()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"timeouts": {"script": 30000}}}})

    def ask(self, name: str, parameters: dict[str, Any]) -> Any:
        """Return what Firefox answers to a command."""
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._answer()
        assert error is None, error
        return result.get("value", result) if isinstance(result, dict) else result

    def _answer(self) -> Any:
        size = b""
        while (byte := self.socket.recv(1)) != b":":
            size += byte
        text = b""
        while len(text) < int(size):
            text += self.socket.recv(int(size) - len(text))
        return json.loads(text)

    def in_chrome(self, script: str, *arguments: Any) -> Any:
        """Run statements where Firefox itself runs; return what they return."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})
        finally:
            self.ask("Marionette:SetContext", {"value": "content"})

    def open(self, address: str) -> None:
        """Open *address*, and wait until the player is ready."""
        self.ask("WebDriver:Navigate", {"url": address})
        self.wait("document.documentElement.dataset.ready && document.getElementById('audio').readyState")
        # Without a sound card nothing but a muted sound goes on.
        self.run("document.getElementById('audio').muted = true")

    def run(self, script: str, *arguments: Any) -> Any:
        """Run statements; return what they return."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(arguments), "sandbox": None})

    def wait(self, expression: str) -> None:
        """Wait until *expression* holds."""
        script = f"""const [done] = arguments; const until = performance.now() + 20000;
            const late = () => performance.now() > until;
            const look = () => ({expression}) ? done(true) : late() ? done(false) : setTimeout(look, 20);
            look();"""
        assert self.ask("WebDriver:ExecuteAsyncScript", {"script": script, "args": [], "sandbox": None}), expression

    def violations(self, axe: str) -> list[str]:
        """Return what axe finds on the page, as `pages.violations` does in Chromium."""
        script = f"""{Path(axe).read_text("utf-8")};
            const [tags, done] = arguments;
            window.axe.run({{runOnly: {{type: "tag", values: tags}}, resultTypes: ["violations"]}}).then(found =>
                done(found.violations.flatMap(one => one.nodes.map(node => one.id + ": " + node.html.slice(0, 120)))),
                problem => done([String(problem)]));"""
        given = {"script": script, "args": [TAGS], "sandbox": None}
        found: list[str] = self.ask("WebDriver:ExecuteAsyncScript", given)
        return found

    @contextmanager
    def scheme(self, name: str) -> Iterator[None]:
        """Have pages in "light", "dark" or "forced" colours, as the system would say, for a while."""
        colours, override = "browser.display.document_color_use", "layout.css.prefers-color-scheme.content-override"
        put = "for (const [name, value] of arguments[0]) Services.prefs.setIntPref(name, value);"
        self.in_chrome(put, [[colours, 2 if name == "forced" else 0], [override, 0 if name == "dark" else 1]])
        try:
            self.wait(f"matchMedia('(forced-colors: active)').matches === {json.dumps(name == 'forced')}")
            yield
        finally:
            self.in_chrome(put, [[colours, 0], [override, 2]])

    def resize(self, width: int, height: int) -> None:
        """Make the page *width* × *height* CSS pixels large."""
        zoom = 2 if width < SMALLEST_WINDOW else 1
        script = """const one = gBrowser.selectedBrowser; one.fullZoom = arguments[0];
            return [outerWidth - one.clientWidth, outerHeight - one.clientHeight]"""
        frame = self.in_chrome(script, zoom)
        size = {"width": width * zoom + frame[0], "height": height * zoom + frame[1]}
        self.ask("WebDriver:SetWindowRect", {name: round(value) for name, value in size.items()})
        self.wait(f"Math.abs(innerWidth - {width}) < 2 && Math.abs(innerHeight - {height}) < 2")

    def wheel(self, pixels: int) -> None:
        """Turn the wheel over the text."""
        turn = {"type": "scroll", "x": 60, "y": 60, "deltaX": 0, "deltaY": pixels, "duration": 0, "origin": "viewport"}
        self.ask("WebDriver:PerformActions", {"actions": [{"type": "wheel", "id": "wheel", "actions": [turn]}]})

    def close(self) -> None:
        """End it."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE_S)


@pytest.fixture(scope="session")
def firefox(needs: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return Firefox."""
    one = Firefox(needs("firefox"), tmp_path_factory.mktemp("firefox"))
    yield one
    one.close()
