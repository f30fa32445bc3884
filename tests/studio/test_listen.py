"""Listening and fixing: by keyboard, with and without scripts."""

import io
import wave
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from publishing.pages import violations
from studio.conftest import PASTED, Running

from narrator.editing import understood

LISTEN = "/listen/posts/moving-house.md"


@pytest.fixture
def pasted(studio: Running) -> Running:
    """Return a studio with a post."""
    studio.post("/paste", text=PASTED)
    return studio


def text_of(studio: Running) -> str:
    """Return the post's file."""
    return (studio.folder / "posts/moving-house.md").read_text("utf-8")


def test_each_sentence_is_a_sound_of_its_own_and_the_whole_is_one(pasted: Running) -> None:
    """With the silence after it; the whole comes as MP3 that any player begins at once."""
    post = pasted.studio.desk.open("posts/moving-house.md")
    lengths = {}
    for utterance in post.script.utterances[-3:]:
        response, content = pasted.ask(f"/sound/posts/moving-house.md?u={quote(utterance.id)}")
        assert (response.status, response.headers["Content-Type"]) == (HTTPStatus.OK, "audio/wav")
        with wave.open(io.BytesIO(content)) as sound:
            lengths[utterance.id] = 1000 * sound.getnframes() / sound.getframerate()
    assert all(ms > 300 for ms in lengths.values())
    response, content = pasted.ask("/whole/posts/moving-house.md")
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert content[:1] == b"\xff"
    assert pasted.ask("/sound/posts/moving-house.md?u=gone")[0].status == HTTPStatus.NOT_FOUND


def test_what_is_said_otherwise_and_what_is_announced_is_seen(pasted: Running) -> None:
    """Beside what is written."""
    page = pasted.ask(LISTEN)[1].decode()
    assert "is said “Psalm forty-six" in page
    assert ">Quote.</span>" in page  # fmt: skip
    assert ">End quote.</span>" in page
    assert "Read by a synthetic voice." in page


@pytest.mark.parametrize("scripts", [True, False])
def test_a_sentence_and_a_word_are_fixed(
    window: Callable[..., Page], pasted: Running, needs: Callable[[str], str], *, scripts: bool
) -> None:
    """Said otherwise, paused, taught; each a form, whose place gets the focus."""
    page = window(LISTEN, java_script_enabled=scripts)
    page.get_by_role("link", name="Fix: We moved in the spring").click()
    expect(page.locator("#fix-heading")).to_be_focused()
    if scripts:
        assert violations(page, needs("axe-core")) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    second = page.get_by_role("group", name="Sentence 2 of 3")
    assert "four thirty" in second.locator("dl").inner_text().replace("-", " ")
    second.locator("summary").click()
    second.get_by_label("Say instead").fill("The doctor came with a cake")
    second.get_by_role("button", name="Say this instead").click()
    assert "<!-- narrator: say The doctor came with a cake -->Dr. Nguyen" in text_of(pasted)
    expect(page.locator("#fix-heading")).to_be_focused()
    third = page.get_by_role("group", name="Sentence 3 of 3")
    third.locator("summary").click()
    third.get_by_label("Pause after it", exact=True).select_option("2000")
    third.get_by_role("button", name="Set the pause").click()
    assert "<!-- narrator: pause 2000 -->" in text_of(pasted)
    page.get_by_label("The word", exact=True).fill("spring")
    page.get_by_label("Say it like").first.fill("month of May")
    page.get_by_role("button", name="Only in this post").click()
    assert '"spring": "month of May"' in text_of(pasted)
    page.get_by_label("The word", exact=True).fill("year")
    page.get_by_text("letter by letter").first.click()
    page.get_by_role("button", name="Keep for all posts").first.click()
    assert '"year" = "Y E A R"' in (pasted.folder / "lexicon.toml").read_text("utf-8")
    page.goto(pasted.address + "/words")
    page.get_by_role("button", name="Forget year").click()
    assert "year" not in (pasted.folder / "lexicon.toml").read_text("utf-8")
    page.get_by_role("button", name="Undo: “year” no longer taught").click()
    assert '"year"' in (pasted.folder / "lexicon.toml").read_text("utf-8")


def test_the_article_is_heard_by_keyboard_alone(window: Callable[..., Page], pasted: Running) -> None:
    """Space plays and stops, arrows go by sentence, Enter opens the sentence that is playing."""
    page = window(LISTEN)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    expect(page.locator("#player[data-ready]")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".now")).not_to_have_count(0)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    first = page.locator(".now").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#fix-heading")).to_be_focused()
    assert first.split()[0] in page.locator("#fix").inner_text()


def test_a_word_is_tried_before_it_is_kept(window: Callable[..., Page], pasted: Running) -> None:
    """By a request for its sound; the page stays."""
    page = window(LISTEN)
    page.get_by_role("link", name="Fix: We moved in the spring").click()
    page.get_by_label("The word", exact=True).fill("spring")
    page.get_by_label("Say it like").first.fill("May")
    with page.expect_response(lambda response: "/try/" in response.url) as asked:
        page.locator(".word").get_by_role("button", name="Try it").click()
    assert asked.value.headers["content-type"] == "audio/wav"
    assert page.get_by_label("The word", exact=True).input_value() == "spring"
    assert "spring" not in text_of(pasted).partition("---\n\n")[0]


def test_a_picture_is_asked_about_and_described(window: Callable[..., Page], studio: Running) -> None:
    """In the post's own file; only pictures of the folder are shown."""
    post = "---\ntitle: Pictures\nlang: en\n---\n\nHere is one.\n\n![](a.png)\n\n![](https://evil.example/b.png)\n"
    (studio.folder / "posts").mkdir()
    (studio.folder / "posts/pictures.md").write_text(post, "utf-8")
    png = Path(__file__).parents[2] / "posts/images/sound-wave.png"
    (studio.folder / "posts/a.png").write_bytes(png.read_bytes())
    page = window("/listen/posts/pictures.md")
    sources = page.locator(".text img").evaluate_all("all => all.map(one => one.src)")
    assert all(source.startswith(studio.address) for source in sources)
    card = page.locator(".card", has_text="a.png")
    card.get_by_label("What it shows").fill("A boat")
    card.get_by_role("button", name="Describe it").click()
    assert "![A boat](<a.png>)" in (studio.folder / "posts/pictures.md").read_text("utf-8")
    page.locator(".card", has_text="b.png").get_by_role("button", name="It is decoration").click()
    assert 'alt=""' in (studio.folder / "posts/pictures.md").read_text("utf-8")


def test_a_second_voice_speaks_quotes_and_single_sentences(pasted: Running) -> None:
    """It is kept in the site's profile; a sentence is given to it by a mark, which is taken back."""
    profile = pasted.folder / "voices/tone.toml"
    own = profile.read_text("utf-8")
    pasted.post("/choose/posts/moving-house.md", do="quote", quote="high")
    assert '[quote_voice]\nvoice = "high"\n' in profile.read_text("utf-8")
    pasted.post("/choose/posts/moving-house.md", do="quote", quote="")
    assert "quote_voice" not in profile.read_text("utf-8")
    assert profile.read_text("utf-8").startswith(own.splitlines()[0])
    pasted.post("/choose/posts/moving-house.md", do="quote", quote="low")
    post = pasted.studio.desk.open("posts/moving-house.md")
    sentence = next(one for one in post.script.utterances if one.written.startswith("It took a year"))
    page = pasted.ask(f"{LISTEN}?fix={sentence.segment}")[1].decode()
    assert '<option value="quote">the voice for quotes</option>' in page
    asked = {"do": "voice", "version": post.version, "utterance": sentence.id, "voice": "quote"}
    assert pasted.post("/change/posts/moving-house.md", **asked)[0].status == HTTPStatus.SEE_OTHER
    assert "<!-- narrator: voice=quote -->It took a year.<!-- narrator: end -->" in text_of(pasted)
    post = pasted.studio.desk.open("posts/moving-house.md")
    given = next(one for one in post.script.utterances if one.written.startswith("It took a year"))
    assert given.voice_for == "quote"
    back = asked | {"do": "as-written", "version": post.version, "utterance": given.id}
    pasted.post("/change/posts/moving-house.md", **back)
    assert "voice=quote" not in text_of(pasted)
    assert pasted.post("/change/posts/moving-house.md", **asked | {"voice": "nobody"})[0].status != HTTPStatus.SEE_OTHER


def asked_about(studio: Running) -> list[str]:
    """Return the words that the author is asked about."""
    return [one.word for one in understood.questions(studio.studio.desk.open("posts/moving-house.md"))]


def test_what_is_right_is_not_asked_again_until_it_is_wanted(pasted: Running) -> None:
    """It stands in narrator.toml, and in a list with a way back; so do words that are taught, in phonemes too."""
    assert asked_about(pasted) == ["Nguyen"]
    version = pasted.studio.desk.open("posts/moving-house.md").version
    pasted.post("/change/posts/moving-house.md", do="silence", version=version, word="Nguyen")
    assert 'known = ["Nguyen"]' in (pasted.folder / "narrator.toml").read_text("utf-8")
    assert asked_about(pasted) == []
    assert 'aria-label="Ask again: Nguyen"' in pasted.ask("/words")[1].decode()
    pasted.post("/words", do="ask", kind="known", what="Nguyen")
    assert asked_about(pasted) == ["Nguyen"]
    taught = {"do": "teach", "version": version, "word": "XQZK", "where": "all"}
    pasted.post("/change/posts/moving-house.md", **taught, way="word")
    assert '"XQZK" = "Xqzk"' in (pasted.folder / "lexicon.toml").read_text("utf-8")
    pasted.post("/words", do="forget", word="XQZK")
    pasted.post("/change/posts/moving-house.md", **taught, way="phonemes", say="ˈzɪk")
    assert 'phoneme = "ˈzɪk"' in (pasted.folder / "lexicon.toml").read_text("utf-8")
    pasted.post("/words", do="forget", word="XQZK")
    assert "XQZK" not in (pasted.folder / "lexicon.toml").read_text("utf-8")
    here, content = pasted.post("/change/posts/moving-house.md", **taught | {"where": "here"}, way="phonemes", say="x")
    assert here.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "for all posts only" in content.decode()


def test_rate_pauses_and_how_much_is_said_are_heard_and_kept(pasted: Running) -> None:
    """Heard as sound before they are kept; kept in the post's front matter."""
    lengths = []
    for rate in (200, 400):
        response, content = pasted.ask(f"/sample/posts/moving-house.md?rate={rate}&breaks=1200+2000")
        assert response.headers["Content-Type"] == "audio/wav"
        with wave.open(io.BytesIO(content)) as sound:
            lengths.append(sound.getnframes() / sound.getframerate())
    assert lengths[0] > lengths[1]
    pasted.post("/choose/posts/moving-house.md", do="verbosity", verbosity="terse")
    assert "verbosity: terse" in text_of(pasted)
    assert '<option value="terse" selected>' in pasted.ask("/voice/posts/moving-house.md")[1].decode()
