"""The page and the index pass the validators, in every colour scheme and at every width."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from publishing.firefox import Firefox
from publishing.pages import PAGES, Reader, violations, vnu

NARROW = {"width": 320, "height": 640}
OPEN_DETAILS = "for (const one of document.querySelectorAll('details')) one.open = true"
SHEETS = ("chapters-open", "text-open", "more-open")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_sheet(page: Page, opener: str) -> None:
    """Open one of the player's sheets, where there is a player."""
    if page.locator("#player").count():
        page.evaluate("id => document.getElementById(id).click()", opener)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, reader: Reader, needs: Callable[[str], str]) -> None:
    """WCAG 2.0 to 2.2, A and AA: every colour scheme, forced colours; wide and narrow; closed and open."""
    axe = needs("axe-core")
    page = reader.open(path, reduced_motion="reduce")  # in the middle of a change of colours the contrast is neither's
    for size in ({"width": 1280, "height": 900}, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict
        for media in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
            page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})  # type: ignore[arg-type]
            assert violations(page, axe) == [], (size, media)
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.evaluate(OPEN_DETAILS)
        for theme, sheet in zip(("light", "sepia", "dark", "contrast"), (*SHEETS, "text-open"), strict=True):
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            open_sheet(page, sheet)
            assert violations(page, axe) == [], (size, theme)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", PAGES[::2])
def test_axe_finds_nothing_in_firefox(path: str, firefox: Firefox, served: str, needs: Callable[[str], str]) -> None:
    """The same in the other engine: each colour scheme of the system, then sepia and contrast with an open sheet."""
    axe = needs("axe-core")
    firefox.resize(**NARROW)
    for scheme in ("light", "dark", "forced"):
        with firefox.scheme(scheme):
            firefox.ask("WebDriver:Navigate", {"url": f"{served}/{path}"})
            assert firefox.violations(axe) == [], scheme
            for theme in ("sepia", "contrast") if scheme == "light" else ():
                firefox.run("document.documentElement.dataset.theme = arguments[0]", theme)
                firefox.run("document.getElementById('more-open')?.click()")
                assert firefox.violations(axe) == [], theme


def test_axe_finds_what_is_broken(reader: Reader, needs: Callable[[str], str]) -> None:
    """The test of the test: a button without a name, faint text and a doubled id are seen."""
    page = reader.open("everything/index.html")
    page.evaluate("document.getElementById('play').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.byline').style.color = '#ccc'")
    found = {one.split(":")[0] for one in violations(page, needs("axe-core"))}
    assert {"button-name", "color-contrast"} <= found


def test_the_validator_finds_nothing(published: Path, needs: Callable[[str], str]) -> None:
    """No error and no warning in HTML."""
    files = [str(published / path) for path in (*PAGES, "long/index.html")]
    assert vnu(needs("java"), needs("vnu"), *files) == []


def test_the_style_is_valid(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """No error and no warning in CSS."""
    from narrator.publishing.page.document import SHEETS as SHEETS_OF_STYLE  # noqa: PLC0415
    from narrator.publishing.page.inlined import style_sheet  # noqa: PLC0415

    page, index = "narrator.publishing.page", "narrator.publishing.index"
    (tmp_path / "page.css").write_text(style_sheet(*((page, sheet) for sheet in SHEETS_OF_STYLE)), "utf-8")
    (tmp_path / "index.css").write_text(style_sheet((index, "style.css")), "utf-8")
    files = [str(file) for file in tmp_path.iterdir()]
    assert vnu(needs("java"), needs("vnu"), "--css", *files) == []


def test_the_validator_finds_what_is_broken(tmp_path: Path, published: Path, needs: Callable[[str], str]) -> None:
    """The test of the test: a script that the policy does not know, and an id that stands twice."""
    text = (published / PAGES[0]).read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(text.replace("</main>", '<p id="title">twice</p></main><script>alert(1)</script>'), "utf-8")
    found = "\n".join(vnu(needs("java"), needs("vnu"), str(broken)))
    assert "Duplicate ID" in found
    assert "Content Security Policy" in found


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(path: str, reader: Reader) -> None:
    """At 320 px (400 % of 1280), everything open, and with the text spacing of WCAG 1.4.12, nothing is cut off."""
    page = reader.open(path, viewport=NARROW)
    page.evaluate(OPEN_DETAILS)
    for sheet in SHEETS:
        open_sheet(page, sheet)
        assert page.evaluate(SIDEWAYS) == 0
    page.evaluate(
        """() => { for (const one of document.querySelectorAll('body, body *')) {
            one.style.lineHeight = '1.5'; one.style.letterSpacing = '0.12em'; one.style.wordSpacing = '0.16em';
            if (one.matches('p')) one.style.marginBlockEnd = '2em'; } }"""
    )
    assert page.evaluate(SIDEWAYS) == 0
    cut = """() => [...document.querySelectorAll('button, select, summary, label, h1, h2, p, li, a')].filter(one =>
        one.clientWidth && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible'
        && !one.matches('select')).map(one => one.outerHTML.slice(0, 99))"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough(path: str, reader: Reader) -> None:
    """Every control outside of running text is 24 px wide and high and more (WCAG 2.5.8), the player's 44 (2.5.5)."""
    page = reader.open(path, viewport={"width": 320, "height": 568})
    page.evaluate(OPEN_DETAILS)
    for sheet in SHEETS:
        open_sheet(page, sheet)
        small = page.evaluate(
            """() => [...document.querySelectorAll('a, button, select, input, summary, audio')].filter(one => {
                const box = (one.closest('#player label') ?? one).getBoundingClientRect();
                const least = one.closest('#player') ? 44 : 24;
                const inline = one.matches('article p a:not(.noteref, .back), article li a:not(.noteref, .back)');
                return box.width && !inline && !one.matches('.skip') && (box.width < least || box.height < least);
            }).map(one => one.outerHTML.slice(0, 99))"""
        )
        assert small == []
