"""The whole way of somebody who has never seen a terminal, by keyboard alone: paste, hear, teach, record, publish."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from publishing.pages import violations
from studio.conftest import PASTED, Running

SIZES = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
MOST_TABS = 120


@pytest.fixture(scope="module")
def speaker(start_chromium: Callable[..., Browser]) -> Browser:
    """Return Chromium with a microphone that beeps."""
    return start_chromium("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


class Keyboard:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, role: str, name: str) -> None:
        """Press Tab until the focus is on what has that role and name."""
        expect(self.page.locator("html.scripted")).to_be_attached()
        wanted = self.page.get_by_role(role, name=re.compile(rf"^{re.escape(name)}"), exact=True)  # type: ignore[arg-type]
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if wanted.first.evaluate("one => one === document.activeElement"):
                return
        pytest.fail(f"{role} {name!r} cannot be reached")

    def press(self, role: str, name: str) -> None:
        """Reach it, and press Enter."""
        self.reach(role, name)
        self.page.keyboard.press("Enter")

    def at(self, heading: str) -> None:
        """Expect the step's heading to have the focus."""
        one = self.page.get_by_role("heading", level=1, name=heading)
        expect(one).to_be_focused(timeout=20_000)


class Author(Keyboard):
    """Somebody who walks from step to step; each is looked at."""

    def __init__(self, page: Page, studio: Running, axe: str) -> None:
        super().__init__(page)
        self.studio = studio
        self.axe = axe

    def look(self) -> None:
        """Expect nothing of axe, in a window so high that the player covers nothing, and nothing wider than it."""
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": size["width"], "height": 7000})
        assert violations(self.page, self.axe) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        self.page.set_viewport_size(size)

    def paste(self) -> None:
        """Bring a post."""
        self.at("Your posts")
        self.look()
        self.reach("textbox", "The text of your article")
        self.page.keyboard.insert_text(PASTED)
        self.press("button", "Read this text")
        self.at("This is what I understood")
        self.look()

    def hear_and_teach(self) -> None:
        """Hear it, and teach a name."""
        page = self.page
        self.press("link", "Listen and fix")
        self.at("Listen, and fix what you hear")
        expect(page.locator("#player[data-ready]")).to_be_visible()
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Pause")).to_be_visible()
        page.keyboard.press("Space")
        self.look()
        self.press("link", "Fix: We moved in the spring")
        expect(page.locator("#fix-heading")).to_be_focused()
        self.reach("combobox", "The word")
        page.keyboard.insert_text("Nguyen")
        self.reach("textbox", "Say it like")
        page.keyboard.insert_text("win")
        with page.expect_response(lambda response: "/try/" in response.url and response.ok):
            self.press("button", "Try it")
        self.press("button", "Keep for all posts")
        expect(page.get_by_role("status")).to_contain_text("Saved: say “win” for “Nguyen” in all posts.")
        assert '"Nguyen" = "win"' in (self.studio.folder / "lexicon.toml").read_text("utf-8")
        page.goto(page.url.partition("?")[0])
        self.press("link", "Voice")
        self.at("Choose the voice")
        self.look()

    def record(self) -> None:
        """Record for a second, and keep it."""
        page = self.page
        self.press("link", "Record")
        self.at("Read it yourself")
        self.look()
        self.press("button", "Record")
        expect(page.locator("#state")).to_have_text("Recording. Read now.", timeout=20_000)
        expect(page.locator("#time")).to_have_text("0:01", timeout=20_000)
        expect(page.get_by_role("button", name="Stop")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Keep it")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="1 recording")).to_be_visible()
        assert (self.studio.folder / "posts/moving-house-narration/take-001.wav").stat().st_size > 20_000

    def publish(self) -> None:
        """Make it, bring it to a folder, and copy what Wix wants."""
        page = self.page
        self.press("link", "Publish")
        self.at("Publish")
        self.look()
        self.press("button", "Make the audio version")
        expect(page.get_by_text("It is made:")).to_be_visible(timeout=30_000)
        home = self.studio.folder / "home"
        home.mkdir()
        self.reach("textbox", "A folder that your site")
        page.keyboard.insert_text("home")
        self.press("button", "Keep this home")
        expect(page.get_by_role("button", name="Publish to home")).to_be_visible()
        self.press("button", "Publish to home")
        expect(page.get_by_text("Published:")).to_be_visible()
        assert (home / "moving-house/moving-house.mp3").stat().st_size > 1000
        self.press("button", "Copy: The player for Wix")
        expect(page.get_by_role("status")).to_contain_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()").startswith("<iframe ")
        self.look()


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_way_by_keyboard(speaker: Browser, studio: Running, needs: Callable[[str], str], size: str) -> None:
    """Every step's heading gets the focus, nothing is wider than the window, and axe finds nothing on any screen."""
    context = speaker.new_context(viewport=SIZES[size], permissions=["microphone", "clipboard-read", "clipboard-write"])
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(studio.studio.url)
    author = Author(page, studio, needs("axe-core"))
    author.paste()
    author.hear_and_teach()
    author.record()
    author.publish()
    context.close()
    assert problems == []


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
