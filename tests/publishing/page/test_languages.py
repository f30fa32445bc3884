"""Pages in scripts other than Latin, and in a language of long words, on a small screen."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from publishing.books import working_in
from publishing.pages import Reader, violations

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.studio.serving.server import OutputServer

SMALL = {"width": 320, "height": 640}
POSTS = {
    "ar": (
        "يوم على البحر",
        "خرجنا مبكرا ونسينا المناشف. قال أحدهم إن الطريق طويل، لكن React وHugo لا يعرفان ذلك.",
        "محطات",
        ["اليوم", "المدينة"],
    ),
    "he": ("יום על הים", "יצאנו מוקדם ושכחנו את המגבות. הדרך ארוכה, אבל Docker Compose עובד.", "תחנות", ["יום", "עיר"]),
    "ja": (
        "海の一日",
        "朝早く出かけて、タオルを忘れました。道は長いけれど、電車はすぐに来ました。",
        "駅",
        ["日", "町"],
    ),
    "th": ("วันหนึ่งที่ทะเล", "เราออกเดินทางแต่เช้าและลืมผ้าเช็ดตัวไว้ที่บ้านทางไกลแต่รถไฟมาเร็วมาก", "สถานี", ["วัน", "เมือง"]),
    "de": (
        "Ein Tag am Meer und die Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "Wir fuhren früh los. Die Rindfleischetikettierungsüberwachungsaufgabenübertragung dauerte lange.",
        "Haltestellen",
        ["Tag", "Stadt"],
    ),
}
RIGHT_TO_LEFT = frozenset({"ar", "he"})


def post(language: str) -> str:
    """Return a post with what breaks pages: a long word, a quote, a list, a table, code, a foreign name."""
    title, text, heading, (first, second) = POSTS[language]
    return (
        f"---\ntitle: {title}\nlang: {language}\nauthor: Ada Holm\ndate: 2025-03-09\n---\n\n{text}\n\n## {heading}\n\n"
        f"> {text}\n\n- {title}\n- Ada Holm\n\n| {first} | {second} |\n|---|---|\n| 1 | {title} |\n\n"
        f"```python\nprint('{'x' * 80}')\n```\n\n{text}[^1]\n\n[^1]: {text}\n"
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a post in each language, and the index in Arabic."""
    root = tmp_path_factory.mktemp("languages")
    (root / "voices").mkdir()
    (root / "voices/tone.toml").write_text('engine = "tone"\nrate = 300\n', "utf-8")
    settings = '[show]\ntitle = "حكايات"\nlanguage = "ar"\nsite_url = "https://site.example/"\n'
    (root / "narrator.toml").write_text(settings, "utf-8")
    (root / "posts").mkdir()
    for language in POSTS:
        (root / f"posts/{language}.md").write_text(post(language), "utf-8")
    with working_in(root):
        options = MakeOptions(voices=("tone",), only=("page", "index", "feed"), output=root / "output")
        report = open_session(cache=str(root / "cache")).make(("posts",), options, Silent())
    assert not report.failed
    return root / "output"


@pytest.fixture(scope="module")
def address(pages: Path) -> Iterator[str]:
    """Serve them."""
    with OutputServer(pages, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("language", POSTS)
def test_nothing_overflows_and_axe_finds_nothing(
    language: str, browser: Browser, address: str, needs: Callable[[str], str]
) -> None:
    """At 320 pixels, in the direction of its language, with the player's words in it."""
    reader = Reader(browser, address)
    page = reader.open(f"{language}/index.html", viewport=SMALL)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, needs("axe-core")) == []
    for context in reader.contexts:
        context.close()
    assert not reader.problems


def test_the_index_is_mirrored_and_speaks_its_reader_s_language(
    browser: Browser, address: str, needs: Callable[[str], str]
) -> None:
    """From right to left; each title in its own direction; no English word of ours."""
    reader = Reader(browser, address)
    page = reader.open("index.html", viewport=SMALL)
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    directions = dict(page.locator(".article h2").evaluate_all("all => all.map(one => [one.lang, one.dir])"))
    assert directions == {name: "rtl" if name in RIGHT_TO_LEFT else "ltr" for name in POSTS}
    assert violations(page, needs("axe-core")) == []
    shown = page.locator("body").inner_text()
    assert not [word for word in ("article", "Search", "newest", "Made", "Subscribe") if word in shown]
    for context in reader.contexts:
        context.close()
    assert not reader.problems
