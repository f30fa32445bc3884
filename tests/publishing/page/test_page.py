"""What the page promises beside its player."""

from pathlib import Path

from publishing.pages import Reader, data_of, wait_until

PAGE = "everything/index.html"
LARGEST_BYTES = 300_000


def test_without_javascript_the_page_is_complete(reader: Reader) -> None:
    """Text, native controls, downloads and what was left out are there; controls that would do nothing are not."""
    page = reader.open(PAGE, java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    assert page.locator("#player").is_hidden()
    assert page.locator("article p").first.is_visible()
    assert page.locator(".downloads a").count() > 1
    assert page.locator("#play").is_hidden()
    listing = reader.open("index.html", java_script_enabled=False)
    assert listing.locator(".article").first.is_visible()
    assert listing.locator("#filter").is_hidden()


def test_it_works_from_a_folder(reader: Reader, published: Path) -> None:
    """A double click on the file gives the same page."""
    page = reader.open((published / PAGE).as_uri())
    page.evaluate("document.getElementById('play').click()")
    wait_until(page, "document.getElementById('audio').currentTime > 1")
    assert page.locator("main [aria-current]").count() == 1


def test_nothing_starts_by_itself_and_nobody_else_is_asked(reader: Reader) -> None:
    """No autoplay; every request goes to the site itself."""
    page = reader.open(PAGE)
    page.evaluate("() => new Promise(done => setTimeout(done, 300))")
    assert page.evaluate("document.getElementById('audio').paused")
    assert page.locator("[autoplay]").count() == 0
    assert {one.partition("/everything")[0] for one in reader.requests if "favicon" not in one} == {reader.address}


def test_the_recording_can_be_sought_over_ranges(reader: Reader, published: Path) -> None:
    """The browser finds the whole recording seekable, and as long as the cues say."""
    page = reader.open(PAGE)
    end = page.evaluate("document.getElementById('audio').seekable.end(0)")
    assert abs(end - data_of(published / PAGE)["editions"][0]["duration"] / 1000) < 0.1


def test_who_asks_for_less_motion_gets_none(reader: Reader) -> None:
    """Following jumps instead of gliding."""
    still = reader.open(PAGE, reduced_motion="reduce")
    assert still.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = reader.open(PAGE, reduced_motion="no-preference")
    assert moving.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_a_long_article_stays_light(reader: Reader, published: Path) -> None:
    """10,000 words: under 300 kB, and while it plays at speed 4 no task is longer than 100 ms."""
    assert (published / "long/index.html").stat().st_size < LARGEST_BYTES
    page = reader.open("long/index.html")
    tasks = page.evaluate(
        """async () => {
            const tasks = [];
            const audio = document.getElementById('audio');
            audio.playbackRate = 4;
            await audio.play();
            new PerformanceObserver(list => tasks.push(...list.getEntries().map(one => one.duration)))
                .observe({entryTypes: ['longtask']});
            await new Promise(done => setTimeout(done, 2000));
            return tasks;
        }"""
    )
    assert [task for task in tasks if task > 100] == []
    assert page.locator(".u").count() > 500


def test_the_colours_are_there_before_the_text(reader: Reader) -> None:
    """What was chosen is set in the head, and the next page has it, too."""
    page = reader.open(PAGE)
    page.locator("#text-open").click()
    page.get_by_role("radio", name="Contrast").check()
    page.get_by_role("button", name="Larger text").click()
    page.goto(f"{reader.address}/greeting/index.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "contrast"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("document.documentElement.dataset.size") == "115"


def test_the_voice_is_disclosed_and_omissions_are_listed(reader: Reader) -> None:
    """In the line under the title, in the footer, and in a list that can be opened."""
    page = reader.open(PAGE)
    assert "synthetic voice" in page.locator(".byline").inner_text()
    assert "synthetic voice" in page.locator("footer").inner_text()
    page.get_by_text("What the recording leaves out").click()
    assert page.locator(".left-out li").first.is_visible()


def test_other_languages_have_their_own_direction(reader: Reader) -> None:
    """An Arabic article runs from right to left, and so does its player, whose words are Arabic too."""
    page = reader.open("greeting/index.html")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.evaluate("getComputedStyle(document.getElementById('player')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('article p')).direction") == "rtl"
