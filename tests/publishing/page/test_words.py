"""The page and its player speak the article's language."""

import re
from importlib.resources import files

from playwright.sync_api import expect
from publishing.pages import Reader

from narrator.publishing.page.inlined import PLAYER
from narrator.publishing.page.words import WORDS, translated

SAID = re.compile(r'\bsay\(\s*"([^"]+)"')
UNSAID = {"There is no further sentence.", "There is no further paragraph.", "There is no further heading."}
"""They stand in a table."""


def test_every_text_of_the_scripts_can_be_translated() -> None:
    """What a module says is in the list, and nothing else is."""
    modules = [files("narrator.publishing.page.player").joinpath(f"{name}.js").read_text("utf-8") for name in PLAYER]
    assert {text for module in modules for text in SAID.findall(module)} | UNSAID == set(WORDS)


def test_texts_are_those_of_the_language() -> None:
    """A language without a catalogue has none, and English needs none."""
    assert translated("de-AT")["Pause"] == "Anhalten"
    assert translated("en-GB") == {}
    assert translated("tlh") == {}


def test_a_german_page_is_german(reader: Reader) -> None:
    """Its labels, what it announces, and how it says times and shares."""
    page = reader.open("gruss/index.html")
    assert page.locator("#player").get_attribute("lang") == "de"
    page.get_by_role("button", name="Abspielen").click()
    page.get_by_role("button", name="Anhalten").click()
    page.get_by_role("button", name="10 Sekunden vor").click()
    page.locator("#more-open").click()
    page.get_by_role("button", name="Wo bin ich?").click()
    expect(page.locator("#status")).to_contain_text(re.compile(r"\d+ Sekunden von .*; noch"))
    page.locator("#text-open").click()
    assert page.locator("#size").inner_text() == "100\u00a0%"
    assert "Zum Mitnehmen" in page.locator("main").inner_text()
