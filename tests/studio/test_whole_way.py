"""The whole way of somebody who has never seen a terminal, by keyboard alone: paste, hear, teach, record, publish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import soundfile
from playwright.sync_api import Browser, Page, expect
from publishing.firefox import Firefox
from publishing.pages import violations
from read_aloud import music, write
from studio.conftest import PASTED, Running
from studio.keyboards import ChromiumKeyboard, FirefoxKeyboard, Keyboard, Walker

SIZES = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
PERMISSIONS = ["microphone", "clipboard-read", "clipboard-write"]
TAKE = "posts/moving-house-narration/take-001"


@pytest.fixture(scope="module")
def speaker(start_chromium: Callable[..., Browser]) -> Browser:
    """Return Chromium with a microphone that beeps."""
    return start_chromium("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


class Author(Walker):
    """Somebody who walks from step to step; each is looked at."""

    def __init__(self, keyboard: Keyboard, studio: Running, axe: str) -> None:
        super().__init__(keyboard)
        self.studio = studio
        self.axe = axe

    def look(self) -> None:
        """Expect nothing of axe, and nothing wider than the window."""
        if self.keyboard.scripts:
            assert self.keyboard.faults(self.axe) == []

    def paste(self) -> None:
        """Bring a post."""
        self.at("Your posts")
        self.look()
        self.reach("textbox", "The text of your article")
        self.keyboard.insert(PASTED)
        self.use("button", "Read this text")
        self.at("This is what I understood")
        self.look()

    def hear(self) -> None:
        """Hear it: sentence by sentence, or by the browser's own player."""
        self.use("link", "Listen and fix")
        self.at("Listen, and fix what you hear")
        if self.keyboard.scripts:
            self.wait("document.querySelector('#player[data-ready]')")
            self.keyboard.press("Space")
            self.see("#play", "Pause")
            self.keyboard.press("Space")
            self.see("#play", "Play")
        else:
            self.wait("document.querySelector('noscript audio')?.checkVisibility()")
        self.look()

    def teach(self) -> None:
        """Teach a name."""
        self.use("link", "Fix: We moved in the spring")
        self.see("#fix-heading", "Fix:")
        self.reach("combobox", "The word")
        self.keyboard.insert("Nguyen")
        self.reach("textbox", "Say it like")
        self.keyboard.insert("win")
        self.use("button", "Keep for all posts")
        self.see("#status", "Saved: say “win” for “Nguyen” in all posts.")
        assert '"Nguyen" = "win"' in (self.studio.folder / "lexicon.toml").read_text("utf-8")

    def choose_voice(self) -> None:
        """Keep another rate."""
        self.use("link", "Voice")
        self.at("Choose the voice")
        self.look()

    def record(self) -> None:
        """Record for a second and keep it; without scripts, bring a file."""
        self.use("link", "Record")
        self.at("Read it yourself")
        self.look()
        if self.keyboard.scripts:
            self.use("button", "Record")
            self.see("#state", "Recording. Read now.")
            self.see("#time", "0:01")
            self.keyboard.press("Enter")
            self.see("#state", "Stopped.")
            self.wait("document.activeElement.id === 'keep'")
            self.keyboard.press("Enter")
        else:
            self.reach("button", "A recording that you have")
            self.keyboard.bring(str(write(self.studio.folder / "mine.wav", music(1.5))))
            self.use("button", "Bring it")
        self.see("#takes", "1 recording")
        (kept,) = self.studio.folder.glob(f"{TAKE}.*")
        assert soundfile.info(kept).duration > 0.9

    def publish(self) -> None:
        """Make it, bring it to a folder, and copy what Wix wants."""
        self.use("link", "Publish")
        self.at("Publish")
        self.look()
        self.use("button", "Make the audio version")
        self.see("#made", "1. Make it")
        if not self.keyboard.scripts:
            self.see("main", "See how far it is")
            self.studio.made()
            self.use("link", "See how far it is")
        self.see("main", "It is made:")
        home = self.studio.folder / "home"
        home.mkdir()
        self.reach("textbox", "A folder that your site")
        self.keyboard.insert("home")
        self.use("button", "Keep this home")
        self.see("button", "Publish to home")
        self.use("button", "Publish to home")
        self.see("main", "Published:")
        assert (home / "moving-house/moving-house.mp3").stat().st_size > 1000
        if self.keyboard.scripts:
            self.use("button", "Copy: The player for Wix")
            self.see("#status", "Copied.")
        else:
            self.reach("textbox", "The player for Wix")
            self.keyboard.press("Control+a")
            self.keyboard.press("Control+c")
        assert self.keyboard.clipboard().startswith("<iframe ")
        self.look()

    def walk(self) -> None:
        """Go the whole way."""
        self.keyboard.open(self.studio.studio.url)
        self.paste()
        self.hear()
        self.teach()
        self.choose_voice()
        self.record()
        self.publish()


WAYS = [("phone", True), ("desk", True), ("phone", False)]


@pytest.mark.parametrize(("size", "scripts"), WAYS)
def test_the_whole_way_by_keyboard(
    speaker: Browser, studio: Running, needs: Callable[[str], str], size: str, *, scripts: bool
) -> None:
    """Every step's heading gets the focus, nothing is wider than the window, and axe finds nothing on any screen."""
    options: dict[str, Any] = {"viewport": SIZES[size], "permissions": PERMISSIONS, "java_script_enabled": scripts}
    context = speaker.new_context(**options)
    keyboard = ChromiumKeyboard(context, scripts=scripts)
    problems: list[str] = []
    keyboard.page.on("pageerror", lambda error: problems.append(str(error)))
    Author(keyboard, studio, needs("axe-core")).walk()
    context.close()
    assert problems == []


@pytest.mark.parametrize(("size", "scripts"), WAYS)
def test_the_whole_way_in_firefox(
    firefox: Firefox, studio: Running, needs: Callable[[str], str], size: str, *, scripts: bool
) -> None:
    """The same, where no loudspeaker is: it records as Ogg."""
    firefox.ask("WebDriver:Navigate", {"url": "about:blank"})
    firefox.resize(**SIZES[size])
    with firefox_scripts(firefox, on=scripts):
        Author(FirefoxKeyboard(firefox, scripts=scripts), studio, needs("axe-core")).walk()


@contextmanager
def firefox_scripts(firefox: Firefox, *, on: bool) -> Iterator[None]:
    """Let pages run their scripts, or not, for a while."""
    firefox.in_chrome("Services.prefs.setBoolPref('javascript.enabled', arguments[0])", on)
    try:
        yield
    finally:
        firefox.in_chrome("Services.prefs.setBoolPref('javascript.enabled', true)")


TREE = {
    "/": ["banner", 'heading "Your posts" [level=1]', 'textbox "The text of your article"', 'button "Read this text"'],
    "/paste/posts/moving-house.md": ['navigation "Steps"', 'heading "This is what I understood" [level=1]',
                                     'textbox "Title"', 'button "Keep these"'],
    "/listen/posts/moving-house.md": ['heading "Listen, and fix what you hear" [level=1]',
                                      'link "Fix: We moved in the spring', 'region "Player"', 'button "Play"',
                                      'button "Next sentence"'],
    "/voice/posts/moving-house.md": ['heading "Choose the voice" [level=1]', 'link "Hear it: tone"',
                                     'combobox "This post is read"'],
    "/record/posts/moving-house.md": ['heading "Read it yourself" [level=1]', 'button "Record"', 'meter "Level"',
                                      'button "A recording that you have"'],
    "/publish/posts/moving-house.md": ['heading "Publish" [level=1]', 'button "Make the audio version"',
                                       'textbox "E-mail"', 'textbox "A folder that your site'],
}  # fmt: skip


def test_each_step_s_accessibility_tree(window: Callable[..., Page], studio: Running) -> None:
    """Names, roles, one level-1 heading, the focus on it, one live region; the current step is told."""
    studio.post("/paste", text=PASTED)
    page = window()
    for path, wanted in TREE.items():
        page.goto(studio.address + path)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        tree = page.locator("body").aria_snapshot()
        assert [one for one in wanted if one not in tree] == []
        assert page.get_by_role("status").count() == 1
        if path != "/":
            assert page.locator("nav [aria-current=step]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_every_scheme_is_accessible(
    window: Callable[..., Page], studio: Running, needs: Callable[[str], str], scheme: str
) -> None:
    """In light and dark and in the system's own colours, at the width that 400 % leaves, without motion."""
    studio.post("/paste", text=PASTED)
    forced = scheme == "forced"
    page = window(
        color_scheme="dark" if scheme == "dark" else "light", forced_colors="active" if forced else "none",
        reduced_motion="reduce",
    )  # fmt: skip
    for path in TREE:
        page.goto(studio.address + path)
        assert violations(page, needs("axe-core")) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


UNSTUCK = "document.querySelector('.bar')?.style.setProperty('position', 'static')"
"""Which links the player's bar covers depends on where the reader has scrolled."""


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_every_scheme_is_accessible_in_firefox(
    firefox: Firefox, studio: Running, needs: Callable[[str], str], scheme: str
) -> None:
    """The same in the other engine."""
    studio.post("/paste", text=PASTED)
    with firefox.scheme(scheme):
        firefox.ask("WebDriver:Navigate", {"url": studio.studio.url})
        for path in TREE:
            firefox.ask("WebDriver:Navigate", {"url": studio.address + path})
            firefox.ask("WebDriver:ExecuteScript", {"script": UNSTUCK, "args": []})
            assert firefox.violations(needs("axe-core")) == [], path


def test_without_a_microphone_the_way_on_is_told(window: Callable[..., Page], studio: Running) -> None:
    """A file can be brought."""
    studio.post("/paste", text=PASTED)
    page = window("/record/posts/moving-house.md")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("#state")).to_contain_text("bring a file below", ignore_case=True)
    sound = Path(__file__).parent / "no-such-file.txt"
    page.get_by_label("A recording that you have").set_input_files(
        {"name": sound.name, "mimeType": "text/plain", "buffer": b"words"}
    )
    page.get_by_role("button", name="Bring it").click()
    expect(page.get_by_role("alert")).to_contain_text("no sound file")
