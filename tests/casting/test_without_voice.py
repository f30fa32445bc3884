"""Writing that no voice reads: a whole post of it, and words of it inside a sentence, by the real engine."""

import json

import pytest
from tone_site import Site

POSTS = {
    "km": "ព្រឹកនេះខ្ញុំដើរទៅមាត់ទន្លេ ហើយឃើញទូកច្រើន។ មេឃស្រឡះល្អណាស់។",
    "lo": "ຕອນເຊົ້ານີ້ຂ້ອຍຍ່າງໄປຕະຫຼາດ ແລະ ຊື້ເຂົ້າຈີ່. ຝົນບໍ່ຕົກ.",
    "bo": "དེ་རིང་ཞོགས་པ་ང་ཁྲོམ་ལ་ཕྱིན་པ་ཡིན། གནམ་གཤིས་ཡག་པོ་འདུག",
    "dv": "މިއަދު ހެނދުނު އަހަރެން މާކެޓަށް ދިޔައިން. މޫސުން ރަނގަޅު.",
    "zgh": "ⴰⵙⵙ ⴰⴷ ⴷⴷⵉⵖ ⵙ ⵓⵙⵓⵇ, ⵙⵖⵉⵖ ⴰⵖⵔⵓⵎ.",
    "nqo": "ߒ ߕߊ߯ߡߌ߲߫ ߘߏ߫ ߟߐ߰ ߘߐ߫ ߓߌ߬.",
}
"""A script each for which eSpeak NG has no voice."""
PLAIN = 'engine = "pyttsx3"\n'


@pytest.mark.parametrize("language", POSTS)
def test_a_post_that_no_voice_reads_is_an_error(site: Site, language: str) -> None:
    """Nobody says its language; its script does, and nothing is read aloud in a voice that spells it."""
    (site.folder / "voices/plain.toml").write_text(PLAIN, "utf-8")
    site.post("hello.md", f"# {POSTS[language].split(' ')[0]}\n\n{POSTS[language]}\n")
    document = site.make(only=("mp3",), voices=("plain",))
    (failed,) = document["failed"]
    assert f"no voice for the language “{language}”" in json.dumps(failed, ensure_ascii=False)
    assert any(document["codes"])
    assert not list(site.output.rglob("*.mp3"))


def test_it_is_read_by_another_voice_only_where_the_profile_says_so(site: Site) -> None:
    """And told, in the report and in the ledger."""
    (site.folder / "voices/plain.toml").write_text(f'{PLAIN}language = "en"\nlanguage_fallback = true\n', "utf-8")
    site.post("hello.md", f"{POSTS['dv']}\n")
    document = site.make(only=("mp3",), voices=("plain",))
    assert document["failed"] == []
    assert "language-fallback" in {warning["code"] for warning in document["articles"][0]["warnings"]}
    ledger = json.loads((site.output / "hello/ledger.json").read_text("utf-8"))
    assert "dv is read in the voice for en" in ledger["fallbacks"][0]


def test_words_that_no_voice_reads_are_told(site: Site) -> None:
    """Each language once; the sentence around them is read."""
    (site.folder / "voices/plain.toml").write_text(PLAIN, "utf-8")
    words = {language: text.split(" ")[1] for language, text in POSTS.items()}
    sentence = "Our words for the morning are {dv}, {zgh} and {nqo}, and {dv} is the oldest of them."
    site.post("hello.md", f"---\nlang: en\n---\n\n{sentence.format_map(words)}\n")
    document = site.make(only=("mp3",), voices=("plain",))
    assert document["failed"] == []
    told = [told["text"] for told in document["articles"][0]["warnings"] if told["code"] == "language-fallback"]
    assert sorted(text.partition(" ")[0] for text in told) == ["dv", "nqo", "zgh"]
