"""The list of all articles."""

from msgspec.structs import replace
from publishing import records
from publishing.pages import Reader

from narrator.config.site import Show
from narrator.publishing.index import MOST_LISTED
from narrator.publishing.index.document import index_page

SHOW = Show(title="A show", site_url="https://site.example/")


def test_newest_first_without_drafts_and_private_ones() -> None:
    """The order is the date's; what is not public is not listed."""
    old = replace(records.record("old"), title="Old", published="2024-01-01T00:00:00+00:00")
    new = replace(records.record("new"), title="New", published="2025-01-01T00:00:00+00:00")
    draft = replace(records.record("draft"), title="A draft", draft=True)
    private = replace(records.record("private"), title="For friends", feed="friends")
    text = index_page([old, draft, new, private], SHOW, generator="narrator")
    assert text.index(">New</a>") < text.index(">Old</a>")
    assert "A draft" not in text
    assert "For friends" not in text


def test_the_feed_is_found_where_there_is_one() -> None:
    """As a link for people and for programs; without a feed there is neither."""
    with_feed = index_page([records.record("a")], SHOW, generator="narrator", feed="feed.xml")
    assert '<link rel="alternate" type="application/rss+xml" title="A show" href="feed.xml">' in with_feed
    assert "Subscribe" in with_feed
    assert "application/rss+xml" not in index_page([records.record("a")], SHOW, generator="narrator")


def test_ten_thousand_articles_make_a_page_that_still_opens() -> None:
    """The newest are listed, and that there are more is told."""
    many = [replace(records.record(f"a{n}"), title=f"Number {n}", published=f"{2000 + n // 500}-01-01T00:00:00+00:00")
            for n in range(10_000)]  # fmt: skip
    text = index_page(many, SHOW, generator="narrator")
    assert text.count(">Number ") == MOST_LISTED
    assert "Number 9999" in text
    assert "Number 7999<" not in text
    assert "2000 of 10000 articles" in text
    assert len(text.encode()) < 4_000_000
    assert "of 1 article" not in index_page(many[:1], SHOW, generator="narrator").partition("<main")[0]


def test_what_authors_write_is_text() -> None:
    """Marks in a title, a tag or a name stay what they are."""
    nasty = "<script>\"'&"
    text = index_page(
        [replace(records.record("a"), title=nasty, author=nasty, tags=(nasty,), description=nasty)] * 2,
        SHOW,
        generator="narrator",
    )
    assert "<script>&" not in text
    assert "<script>&#34;" not in text
    assert nasty not in text


def test_an_empty_list_says_so() -> None:
    """Before the first article there is a page already."""
    assert "Nothing is published yet." in index_page([], SHOW, generator="narrator")


def test_searching_filtering_and_sorting(reader: Reader) -> None:
    """Without a framework, and said once."""
    page = reader.open("index.html")
    everything = page.locator(".article").count()
    assert everything > 1
    page.get_by_label("Search").fill("تحية")
    page.locator("#found").filter(has_text=f"1 of {everything} articles").wait_for()
    assert page.locator(".article:visible").count() == 1
    page.get_by_label("Search").fill("")
    page.locator("#found").filter(has_text="of").wait_for(state="detached")
    page.get_by_label("Order").select_option("old")
    dates = page.locator(".article time").evaluate_all("all => all.map(one => one.dateTime)")
    assert dates == sorted(dates)
    assert page.locator("link[rel=alternate]").get_attribute("href") == "feed.xml"
    page.locator(".article h2 a").first.click()
    page.locator("#player").wait_for(state="visible")


def test_a_telephone_finds_the_feed(reader: Reader) -> None:
    """By a QR code of its whole address, under a summary that opens by keyboard; it is a picture with a name."""
    page = reader.open("index.html")
    page.locator(".qr summary").press("Enter")
    code = page.get_by_role("img", name="QR code of the podcast feed")
    assert code.is_visible()
    assert code.locator("svg path").count() >= 1
