"""What works where a page is served: keeping an article, and going on with the next one."""

from pathlib import Path

from playwright.sync_api import expect
from publishing.pages import Reader, data_of, wait_until

PAGE = "everything/index.html"


def test_an_article_is_kept_for_offline(reader: Reader) -> None:
    """Only when asked for; then the page opens, plays and can be sought without a net; others are not kept."""
    page = reader.open(PAGE)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    page.locator("#more-open").click()
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.locator("#status")).to_have_text("This article is kept for reading and listening offline.")
    wait_until(page, "navigator.serviceWorker.controller")
    page.context.set_offline(True)
    page.reload()
    wait_until(page, "document.documentElement.dataset.ready && document.getElementById('audio').readyState")
    page.evaluate("document.getElementById('audio').currentTime = 30")
    page.get_by_role("button", name="Play", exact=True).click()
    wait_until(page, "document.getElementById('audio').currentTime > 30.5")
    assert page.locator("main [aria-current]").count() == 1
    page.context.set_offline(False)


def test_the_next_article_comes_only_where_asked_for(reader: Reader, published: Path) -> None:
    """After the end and some seconds; it begins to play, since the reader asked for it."""
    page = reader.open("gruss/index.html")
    end = data_of(published / "gruss/index.html")["editions"][0]["duration"] / 1000 - 0.3
    page.locator("#more-open").click()
    assert not page.locator("#go-on").is_checked()
    page.locator("#go-on").check()
    page.evaluate("end => document.getElementById('audio').currentTime = end", end)
    page.locator("#play").click()
    expect(page.locator("#status")).to_have_text("Als Nächstes: تحية")
    page.wait_for_url("**/greeting/**")
    wait_until(page, "document.documentElement.dataset.ready && !document.getElementById('audio').paused")
