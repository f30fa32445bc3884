"""The window in the author's language: its words, its numbers and lengths; the article keeps its own."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from playwright.sync_api import Page, expect
from publishing.pages import violations
from studio.conftest import PASTED, Running

import narrator.studio
from narrator.languages import collect, written
from narrator.languages.folders import known_languages, language_file
from narrator.languages.phrases import WINDOW_CATALOGUE, phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.studio.window import SCRIPTED, language_of

NAME = "posts/moving-house.md"
SCREENS = ("/", f"/paste/{NAME}", f"/listen/{NAME}", f"/voice/{NAME}", f"/record/{NAME}", f"/publish/{NAME}", "/words")
SHOWN = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) found.push(walk.currentNode.data.trim());
    for (const one of document.querySelectorAll('[aria-label]')) found.push(one.getAttribute('aria-label'));
    return found.filter(Boolean);
}"""


@pytest.mark.parametrize(
    ("accepted", "site", "spoken"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "", "de-CH"),
        ("fr;q=0.5, es-MX;q=0.9", "", "es-MX"),
        ("xx, fr;q=0.1", "de", "fr"),
        ("", "de", "de"),
        ("xx-nonsense-, ;;q=, *;q=0.5", "fr", "fr"),
        ("", "", "en"),
        ("en-GB,de", "de", "en-GB"),
        ("de;q=x" * 1000, "", "en"),
    ],
)
def test_the_browser_chooses_and_then_the_show(accepted: str, site: str, spoken: str) -> None:
    """Of those that the window has; English is the last."""
    assert language_of(accepted, site) == spoken


def test_what_scripts_say_is_handed_to_them() -> None:
    """Each message of a script is in the list that the page gives it."""
    folder = Path(narrator.studio.__file__).parent / "static"
    said = set()
    for path in folder.glob("*.js"):
        text = path.read_text("utf-8")
        said |= set(re.findall(r'"([A-Z][a-z][^"]* [^"]*[.:…)])"', text)) | set(re.findall(r'phrase\("([^"]+)"', text))
    assert said - set(SCRIPTED) == set()


def test_the_documentation_names_the_languages_of_the_window() -> None:
    """Each language whose catalogue is whole, and no other: the window speaks it."""
    whole = [tag for tag in known_languages() if language_file(tag, WINDOW_CATALOGUE)] + [SOURCE_LANGUAGE]
    names = sorted(str(Locale("en").languages[tag]) for tag in whole)
    said = f"The window speaks English, {', '.join(name for name in names[:-1] if name != 'English')} or {names[-1]}:"
    assert said in (Path(__file__).parents[2] / "docs/studio.md").read_text("utf-8")


@pytest.mark.parametrize(("language", "play", "few"), [
    ("de", "Abspielen", "1 Überschrift"), ("fr", "Écouter", "1 titre"), ("es", "Reproducir", "1 título"),
    ("ja", "再生", "見出し1個"), ("zh", "播放", "1个标题"), ("ko", "재생", "제목 1개"), ("vi", "Phát", "1 tiêu đề"),
    ("pl", "Odtwórz", "1 nagłówek"), ("uk", "Відтворити", "1 заголовок"),
    ("ar", "تشغيل", "عنوان واحد"), ("he", "השמעה", "כותרת אחת"), ("hi", "चलाएँ", "1 शीर्षक"),
    ("id", "Putar", "1 judul"), ("tr", "Çal", "1 başlık"),
    ("el", "Αναπαραγωγή", "1 επικεφαλίδα"), ("fi", "Toista", "1 otsikko"),
    ("hu", "Lejátszás", "1 címsor"), ("ro", "Redă", "1 titlu"),
])  # fmt: skip
def test_no_screen_has_a_word_of_english(
    window: Callable[..., Page], studio: Running, needs: Callable[[str], str], language: str, play: str, few: str
) -> None:
    """But what is the post's, the program's, or a voice's; nothing is wider than a phone; axe finds nothing."""
    studio.post("/paste", text=PASTED)
    english = {
        one.id for one in collect.catalogue_of(language, "studio")
        if one.id and isinstance(one.id, str) and one.string != one.id
    } - {"faster"}  # fmt: skip  # a voice's name
    page = window(locale=language)
    for path in SCREENS:
        page.goto(studio.address + path)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert page.locator("html").get_attribute("lang") == language
        assert [text for text in page.evaluate(SHOWN) if text in english] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert violations(page, needs("axe-core")) == []
    page.goto(studio.address + f"/paste/{NAME}")
    assert few in page.locator(".lead").inner_text()
    page.goto(studio.address + f"/listen/{NAME}")
    assert page.locator("#article").get_attribute("lang") == "en"
    expect(page.locator("#player[data-ready]")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("#play")).not_to_have_text(play)
    page.keyboard.press("Space")
    expect(page.locator("#play")).to_have_text(play)
    phrases = json.loads(page.locator("#phrases").text_content() or "")
    assert phrases["Play"] == play


ENDS = """(words) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf(words);
        if (at < 0) continue;
        return [at, at + words.length - 1].map((place) => {
            const range = document.createRange();
            range.setStart(walk.currentNode, place);
            range.setEnd(walk.currentNode, place + 1);
            return range.getBoundingClientRect().left;
        });
    }
}"""
"""Where the first and the last sign of some words stand on the screen."""


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_window_from_right_to_left(window: Callable[..., Page], studio: Running, language: str) -> None:
    """Folders, files and English keep their own direction in it; what plays goes with the article's."""
    studio.post("/paste", text=PASTED)
    page = window(locale=language, viewport={"width": 1280, "height": 800})
    assert page.locator("html").get_attribute("dir") == "rtl"
    for words in (str(studio.folder.resolve()), NAME):
        first, last = page.evaluate(ENDS, words)
        assert first < last, words
    page.goto(studio.address + "/listen/nothing.md")
    assert page.locator(".trouble p").first.get_attribute("dir") == "ltr"
    page.goto(studio.address + f"/listen/{NAME}")
    expect(page.locator("#player[data-ready]")).to_be_visible()
    boxes = [page.locator(one).bounding_box() or {} for one in ("#play", "#previous", "#next", "#speed")]
    assert [box["x"] for box in boxes] == sorted((box["x"] for box in boxes), reverse=True)
    assert [page.locator(one).inner_text() for one in ("#previous", "#next")] == ["▸▸", "◂◂"]
    assert page.locator("#article").get_attribute("dir") == "ltr"
    page.keyboard.press("ArrowRight")
    expect(page.locator("#place")).to_contain_text("2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#place")).to_contain_text("1")


def test_arrow_keys_go_the_way_the_article_is_written(window: Callable[..., Page], studio: Running) -> None:
    """In one from right to left the left arrow goes on; a title in Latin letters keeps its quotation marks outside."""
    studio.post("/paste", text="בית חדש\n\nעברנו באביב, ודבר לא היה במקומו. זה נמשך שנה שלמה, ואז היה טוב.\n")
    page = window(locale="he")
    page.locator(".posts a").click()
    expect(page.locator("#player[data-ready]")).to_be_visible()
    assert page.locator("#article").get_attribute("dir") == "rtl"
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#place")).to_contain_text("2 מתוך")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#place")).to_contain_text("1 מתוך")


def test_words_that_are_filled_in_are_isolated_in_a_window_from_right_to_left_alone() -> None:
    """By the characters of Unicode's bidirectional algorithm; what is spoken never has them."""
    phrases = phrases_for("he", WINDOW_CATALOGUE)
    assert phrases.say("pasted “{title}”", title="C++") == "הדבקת „\u2068C++\u2069”"
    assert phrases.say("recording {n}", n=2) == "הקלטה 2"
    assert phrases_for("de", WINDOW_CATALOGUE).say("pasted “{title}”", title="C++") == "„C++“ eingefügt"
    assert "\u2068" not in phrases_for("he").say("Listen to “{title}”", title="C++")


def test_lists_are_worded_as_each_language_lists() -> None:
    """By CLDR; English has commas alone."""
    pieces = ["a", "b", "c"]
    listed = {tag: phrases_for(tag, WINDOW_CATALOGUE).listed(pieces) for tag in ("en", "de", "ar")}
    assert listed == {"en": "a, b, c", "de": "a, b und c", "ar": "a وb وc"}


def test_what_is_shortened_is_escaped_once(studio: Running) -> None:
    """A name of a button shows an ampersand as it is."""
    studio.post("/paste", text=PASTED.replace("top of page", "Q&A"))
    page = studio.ask(f"/paste/{NAME}")[1].decode()
    assert "“Q&amp;A”" in page
    assert "&amp;amp;" not in page


def test_a_change_is_named_in_each_reader_s_language(window: Callable[..., Page], studio: Running) -> None:
    """Whoever made it."""
    studio.post("/paste", text=PASTED)
    assert "Undo: pasted “Moving house”" in studio.ask("/")[1].decode()
    page = window(locale="de")
    page.get_by_role("button", name="Zurücknehmen: „Moving house“ eingefügt").click()
    expect(page.get_by_role("status")).to_contain_text("Zurückgenommen: „Moving house“ eingefügt.")


@pytest.mark.parametrize(
    ("language", "of", "rule", "value"),
    [
        ("ja", "h1", "wordBreak", "auto-phrase"),
        ("ja", ".lead", "lineBreak", "strict"),
        ("ko", ".lead", "wordBreak", "keep-all"),
        ("zh", ".announced", "fontStyle", "normal"),
        ("de", ".announced", "fontStyle", "italic"),
    ],
)
def test_each_script_is_set_in_its_own_way(
    window: Callable[..., Page], studio: Running, language: str, of: str, rule: str, value: str
) -> None:
    """As on the page: lines end where the script allows it, and what has no slant is not slanted."""
    studio.post("/paste", text=PASTED)
    page = window(f"/listen/{NAME}", locale=language)
    page.evaluate("language => { document.querySelector('#article').lang = language; }", language)
    assert page.locator(of).first.evaluate(f"element => getComputedStyle(element).{rule}") == value


def test_sentences_follow_each_other_as_their_script_has_it(window: Callable[..., Page], studio: Running) -> None:
    """A stop as wide as a sign is followed by no space; a button names no whole paragraph."""
    text = "はじめに\n\n" + "今日は庭に出て、春の花をゆっくりと眺めました。" * 4
    studio.post("/paste", text=text)
    post = studio.ask("/")[1].decode().partition('href="/listen/')[2].partition('"')[0]
    page = window(f"/record/{post}", locale="ja")
    assert "眺めました。今日は" in page.locator("#to-read").inner_text()
    page.goto(f"{studio.address}/voice/{post}")
    assert "読みます。今は" in page.locator(".lead").inner_text()
    page.goto(f"{studio.address}/listen/{post}")
    assert page.locator(".fix").last.get_attribute("aria-label") == f"直す: {text.split()[1][:59]}…"
    assert written.gap_after("他说：“好。”") == ""
    assert written.gap_after("She left.") == written.gap_after("자리 잡기") == " "


def test_the_reason_for_leaving_out_is_told_in_the_window_s_language(
    window: Callable[..., Page], studio: Running
) -> None:
    """By the most particular part of it that there are words for."""
    studio.post("/paste", text=PASTED)
    page = window(f"/paste/{NAME}", locale="de")
    told = {text.strip("()") for text in page.locator(".why").all_text_contents()}
    assert told == {"gehört zur Seite ringsum", "ist der Titel oben", "steht oben", "wiederholt"}


def test_the_window_takes_text_without_spaces_for_what_it_is(window: Callable[..., Page], studio: Running) -> None:
    """A comma of another width is nothing that is said otherwise; the words offered are words."""
    studio.post("/paste", text="散步\n\n今天，我们去NASA旁边看花，也看月极：一共4:30。\n\n我们很高兴，也很累。")
    post = studio.ask("/")[1].decode().partition('href="/listen/')[2].partition('"')[0]
    page = window(f"/listen/{post}", locale="zh")
    assert [text for text in page.locator(".tools li").all_text_contents() if "读作" in text] == ["4:30读作“4点30分”"]
    page.locator(".fix").last.click()
    expect(page.locator("#fix")).to_be_visible()
    assert page.locator("#fix dt").all_text_contents() == ["原文"]
    page.goto(f"{studio.address}/listen/{post}")
    page.locator(".fix").first.click()
    expect(page.locator("#fix dt")).to_have_text(["原文", "读法"])
    offered = page.locator("#words option").evaluate_all("all => all.map(one => one.value)")
    assert {"NASA", "今天"} < set(offered)
    assert max(map(len, offered)) <= 4
