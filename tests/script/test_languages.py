"""Languages found where nobody states them."""

from pathlib import Path

import pytest
from script.posts import paragraph, script

from narrator.article.model import Segment, SegmentKind
from narrator.config.policy import Policy
from narrator.config.voice_profile import VoiceProfile, VoiceRole
from narrator.script.languages import TAKEN, detect_language, foreign_language, is_written_in

SHORT_TEXTS = Path(__file__).parents[1] / "fixtures/languages/short_texts.md"
SAMPLES = {
    "en": "The ferry leaves the harbour in the morning, and nobody on the quay looks up when it does.",
    "de": "Die Fähre verlässt am Morgen den Hafen, und niemand am Kai sieht auf, wenn sie ablegt.",
    "fr": "Le bac quitte le port au matin, et personne sur le quai ne lève les yeux quand il s'en va.",
    "es": "El transbordador sale del puerto por la mañana y nadie en el muelle levanta la vista.",
    "it": "Il traghetto lascia il porto al mattino e nessuno sulla banchina alza gli occhi.",
    "nl": "De veerboot verlaat 's ochtends de haven, en niemand op de kade kijkt ervan op.",
    "pl": "Prom wypływa z portu o świcie i nikt na nabrzeżu nie podnosi wzroku.",
    "ru": "Рано утром паром уходит из порта, а мы, как всегда, остаёмся на причале.",
    "el": "Το πλοίο φεύγει από το λιμάνι το πρωί και κανείς δεν σηκώνει τα μάτια.",
    "ja": "朝、フェリーが港を出る。岸壁では誰も顔を上げない。",
    "zh": "早晨渡轮离开港口，码头上没有人抬头。",
    "ko": "아침에 여객선이 항구를 떠나지만 부두에서는 아무도 고개를 들지 않는다.",
    "he": "המעבורת עוזבת את הנמל בבוקר ואיש אינו מרים את מבטו.",
    "hi": "सुबह नौका बंदरगाह से निकलती है और घाट पर कोई सिर नहीं उठाता।",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_sentence_is_known(language: str) -> None:
    """One sentence is enough for these languages."""
    found, confidence = detect_language(SAMPLES[language])
    assert found == language
    assert confidence > 0.9


def test_a_text_without_letters_has_no_language() -> None:
    """Nothing is guessed from figures."""
    assert detect_language("1, 2, 3 — 45 %") == ("", 0.0)


def test_names_give_little_confidence() -> None:
    """Two names are not evidence."""
    assert detect_language("Ada Holm")[1] < 0.9


def test_a_long_text_is_sampled_throughout() -> None:
    """Confidence says that a text is of two languages."""
    found, confidence = detect_language((SAMPLES["en"] + " ") * 40 + (SAMPLES["de"] + " ") * 40)
    assert found in {"en", "de"}
    assert confidence < 0.7


@pytest.mark.parametrize("language", ["de", "fr", "ru", "ja"])
def test_a_paragraph_wholly_in_another_language_is_spoken_in_it(language: str) -> None:
    """Every utterance of it carries the tag, and the author is told once a language."""
    made = script("It rains here.", SAMPLES[language], SAMPLES[language], profile=VoiceProfile("d"))
    assert {u.language for u in made.utterances if u.segment == made.utterances[-1].segment} == {language}
    assert [notice.code for notice in made.notices] == ["language-detected"]


def test_a_language_without_a_voice_is_left_in_the_articles() -> None:
    """A guess must not stop a post from being made: the author is told instead."""
    profile = VoiceProfile("p", engine="piper", languages={"fr": VoiceRole("upmc")})
    made = script("It rains here.", SAMPLES["de"], SAMPLES["fr"], profile=profile)
    assert [utterance.language for utterance in made.utterances][-2:] == ["en", "fr"]
    assert [notice.code for notice in made.notices] == ["language-detected", "language-detected"]


def test_a_declared_language_always_wins() -> None:
    """What the author says of a paragraph is not put to the test."""
    segment = Segment("", SegmentKind.PARAGRAPH, SAMPLES["de"], language="en-GB")
    assert foreign_language(segment, "en") is None


@pytest.mark.parametrize(
    "text",
    [
        SAMPLES["en"],
        "Ada Holm, Piet Vos",
        "Debian GNU Linux nginx PostgreSQL Kubernetes systemd",
        "He said: « bon courage », and left us in the harbour.",
    ],
)
def test_what_may_be_the_articles_language_stays_in_it(text: str) -> None:
    """Names, products and borrowed words are no other language."""
    assert foreign_language(Segment("", SegmentKind.PARAGRAPH, text), "en") is None


def test_headings_and_lists_are_not_put_to_the_test() -> None:
    """They are too short to tell."""
    assert foreign_language(Segment("", SegmentKind.HEADING, SAMPLES["de"]), "en") is None


def test_each_utterance_carries_its_tag() -> None:
    """Declared languages are the utterances' own, the article's holds elsewhere."""
    profile = VoiceProfile("d", policy=Policy(opening=False))
    made = script("Good morning.", paragraph("Guten Morgen.", language="de-AT"), profile=profile)
    assert [utterance.language for utterance in made.utterances] == ["en", "de-AT"]
    assert [part.language for utterance in made.utterances for part in utterance.parts] == ["en", "de-AT"]


def short_texts() -> list[tuple[str, str]]:
    """Return the language and the text of each item of the fixture."""
    found, language = [], ""
    for line in SHORT_TEXTS.read_text("utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        elif line.startswith("- "):
            found.append((language, line[2:]))
    return found


def test_five_hundred_short_texts_are_taken_for_what_they_are() -> None:
    """Titles, sentences and paragraphs in twenty languages, names and English words among them: 98 of 100."""
    texts = short_texts()
    assert len(texts) == 500
    guesses = [(*detect_language(text), language) for language, text in texts]
    right = [guess for guess in guesses if guess[0] == guess[2]]
    taken = [guess for guess in guesses if guess[1] >= TAKEN]
    assert len(right) >= 0.98 * len(texts)
    assert sum(found == language for found, _, language in taken) >= 0.98 * len(texts)
    assert sum(found != language for found, _, language in taken) <= 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("東京タワーの歴史", "ja"),
        ("京都駅の図書館", "ja"),
        ("繁體中文與開源軟體", "zh"),
        ("小麦粉、卵二個、塩少々", "ja"),
        ("面粉、两个鸡蛋和一点盐", "zh"),
        ("سلام دنیا، چطور هستی؟", "fa"),
        ("اردو زبان میں ایک تحریر", "ur"),
        ("Прывітанне, як справы ў горадзе?", "be"),
        ("Како си данас, пријатељу?", "sr"),
        ("Kubernetes 入門", "zh"),
        ("შესავალი Python-ში", "ka"),
        ("ภาษาไทยกับ React", "th"),
        ("Saya ingin memberitahu bahawa kerana hujan, mesyuarat itu tidak boleh dijalankan.", "ms"),
        ("Saya ingin memberi tahu bahwa karena hujan, rapat itu tidak bisa dijalankan.", "id"),
    ],
)
def test_letters_tell_languages_of_one_script_apart(text: str, language: str) -> None:
    """Signs that only one of them writes."""
    assert detect_language(text)[0] == language


@pytest.mark.parametrize(
    ("language", "text", "is_theirs"),
    [("ko", "React 훅", True), ("en", "블로그를 옮긴 이유", False), ("ja", "東京", True), ("ru", "Docker", False)],
)
def test_a_site_s_language_is_not_that_of_another_script(language: str, text: str, *, is_theirs: bool) -> None:
    """A Korean post on an English site is Korean."""
    assert is_written_in(text, language) is is_theirs
