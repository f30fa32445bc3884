"""One keyboard for two browsers: what is pressed, where the focus is, what is seen."""

import json
import re
import time
from typing import Final, Protocol

from playwright.sync_api import BrowserContext, Error, Page
from publishing.firefox import Firefox
from publishing.pages import violations

PATIENCE_S: Final = 40
HIGH: Final = 7000
"""A window so high that the player covers nothing."""
FITS: Final = "document.documentElement.scrollWidth <= innerWidth"
LOADED: Final = "document.readyState === 'complete' && (!{scripts} || document.documentElement.matches('.scripted'))"
SEEN: Final = (
    "[...document.querySelectorAll({css})].some((one) => one.checkVisibility() && one.textContent.includes({text}))"
)
SNAPSHOT: Final = re.compile(r"- '?(?P<role>\w+)(?: \"(?P<name>(?:[^\"\\]|\\.)*)\")?")
KEYS: Final = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Control": "\ue009"}


class Keyboard(Protocol):
    """A browser with one window, used by somebody without a mouse."""

    scripts: bool
    """Whether pages may run theirs."""

    def open(self, address: str) -> None:
        """Open *address*."""

    def press(self, keys: str) -> None:
        """Press "Tab", "Enter", "Control+a" or another."""

    def insert(self, text: str) -> None:
        """Paste *text* where the focus is."""

    def bring(self, path: str) -> None:
        """Choose a file in the field that has the focus."""

    def focus(self) -> tuple[str, str]:
        """Return the role and the name of what has the focus."""

    def holds(self, expression: str) -> bool:
        """Return whether *expression* is true in the page."""

    def clipboard(self) -> str:
        """Return what was copied last."""

    def faults(self, axe: str) -> list[str]:
        """Return what axe finds, and whether anything is wider than the window."""


class Walker:
    """What both browsers' keyboards are used for."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keyboard = keyboard

    def wait(self, expression: str) -> None:
        """Wait until *expression* holds."""
        until = time.monotonic() + PATIENCE_S
        while not self.keyboard.holds(expression):
            assert time.monotonic() < until, (expression, self.keyboard.focus())
            time.sleep(0.05)

    def see(self, css: str, text: str) -> None:
        """Wait until something that *css* selects shows *text*."""
        self.wait(SEEN.format(css=json.dumps(css), text=json.dumps(text)))

    def reach(self, role: str, name: str) -> None:
        """Press Tab until the focus is on what has that role and a name that begins so."""
        self.wait(LOADED.format(scripts=json.dumps(self.keyboard.scripts)))
        passed = []
        for _ in range(120):
            self.keyboard.press("Tab")
            passed.append(self.keyboard.focus())
            if passed[-1][0] == role and passed[-1][1].startswith(name):
                return
        raise AssertionError(f"{role} {name!r} cannot be reached, but {passed}")

    def use(self, role: str, name: str) -> None:
        """Reach it, and press Enter."""
        self.reach(role, name)
        self.keyboard.press("Enter")

    def at(self, heading: str) -> None:
        """Wait for the step with that heading, which has the focus where scripts run."""
        self.see("h1", heading)
        if self.keyboard.scripts:
            self.wait("document.activeElement.matches('h1')")


class ChromiumKeyboard:
    """Chromium's, by Playwright."""

    def __init__(self, context: BrowserContext, *, scripts: bool) -> None:
        self.page: Page = context.new_page()
        self.scripts = scripts

    def open(self, address: str) -> None:  # noqa: D102  # the protocol's
        self.page.goto(address)

    def press(self, keys: str) -> None:  # noqa: D102
        self.page.keyboard.press(keys)

    def insert(self, text: str) -> None:  # noqa: D102
        self.page.keyboard.insert_text(text)

    def bring(self, path: str) -> None:  # noqa: D102
        self.page.locator(":focus").set_input_files(path)

    def focus(self) -> tuple[str, str]:  # noqa: D102
        if not self.holds("document.activeElement && document.activeElement !== document.body"):
            return "", ""
        found = SNAPSHOT.match(self.page.locator(":focus-within").last.aria_snapshot())
        return (found["role"], (found["name"] or "").replace('\\"', '"')) if found else ("", "")

    def holds(self, expression: str) -> bool:  # noqa: D102
        try:
            return bool(self.page.evaluate(expression))
        except Error:  # the page went meanwhile
            return False

    def clipboard(self) -> str:  # noqa: D102
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def faults(self, axe: str) -> list[str]:  # noqa: D102
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": size["width"], "height": HIGH})
        found = violations(self.page, axe) + ([] if self.holds(FITS) else ["wider than the window"])
        self.page.set_viewport_size(size)
        return found


class FirefoxKeyboard:
    """Firefox's, by its own protocol."""

    def __init__(self, firefox: Firefox, *, scripts: bool) -> None:
        self.firefox = firefox
        self.scripts = scripts

    def open(self, address: str) -> None:  # noqa: D102
        self.firefox.ask("WebDriver:Navigate", {"url": address})

    def press(self, keys: str) -> None:  # noqa: D102
        pressed = [KEYS.get(key, key) for key in keys.split("+")]
        actions = [{"type": "keyDown", "value": key} for key in pressed]
        actions += [{"type": "keyUp", "value": key} for key in reversed(pressed)]
        self.firefox.ask("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})
        if keys == "Tab" and not self.holds("document.hasFocus()"):  # it went on to Firefox's own buttons
            self.firefox.in_chrome("gBrowser.selectedBrowser.focus()")

    def insert(self, text: str) -> None:  # noqa: D102
        helper = "Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper)"
        self.firefox.in_chrome(f"{helper}.copyString(arguments[0])", text)
        self.press("Control+v")

    def bring(self, path: str) -> None:  # noqa: D102
        self.firefox.ask("WebDriver:ElementSendKeys", {"id": self._focused(), "text": path})

    def focus(self) -> tuple[str, str]:  # noqa: D102
        while True:
            one = {"id": self._focused()}
            try:
                role = self.firefox.ask("WebDriver:GetComputedRole", one)
                return role, self.firefox.ask("WebDriver:GetComputedLabel", one)
            except AssertionError as gone:  # a part of the page was shown anew between the questions
                if "stale element" not in str(gone):
                    raise

    def holds(self, expression: str) -> bool:  # noqa: D102
        try:
            return bool(self.firefox.run(f"return Boolean({expression})"))
        except AssertionError:  # the page went meanwhile
            return False

    def clipboard(self) -> str:  # noqa: D102
        return str(self.firefox.in_chrome(
            "const one = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);"
            "one.init(null); one.addDataFlavor('text/plain');"
            "Services.clipboard.getData(one, Services.clipboard.kGlobalClipboard); const data = {};"
            "one.getTransferData('text/plain', data); return data.value.QueryInterface(Ci.nsISupportsString).data"
        ))  # fmt: skip

    def faults(self, axe: str) -> list[str]:  # the protocol's
        """Return whether anything is too wide; axe itself would take the focus out of the page."""
        return [] if self.holds(FITS) else ["wider than the window"]

    def _focused(self) -> str:
        return str(next(iter(self.firefox.ask("WebDriver:GetActiveElement", {}).values())))
