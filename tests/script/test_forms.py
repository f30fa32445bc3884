"""The script as text, JSON and SSML."""

import json

import pytest
from lxml import etree
from script.posts import heading, paragraph, post

from narrator.article.model import Article, LeftOut, LeftOutReason, Segment, SegmentKind, Span, SpanKind
from narrator.config.policy import Policy
from narrator.config.voice_profile import LexiconEntry, VoiceProfile
from narrator.script.forms.proof import script_as_text
from narrator.script.forms.script_json import script_as_json
from narrator.script.forms.ssml import NAMESPACE, script_as_ssml
from narrator.script.writer import write

PROFILE = VoiceProfile("default", lexicon=(LexiconEntry("Holm", phoneme="hoʊm"),))
NAMES = {"s": NAMESPACE}


@pytest.fixture
def article() -> Article:
    """A post with all that the forms must show."""
    return post(
        paragraph("Ada Holm paid $5. She said bon courage & left.", Span(27, 38, SpanKind.LANGUAGE, "fr")),
        heading("Boats < ships"),
        Segment("", SegmentKind.CODE, "a = 1\nb = 2", code_language="python", lines=(4, 5)),
        paragraph("Seen once, (secret) twice.", Span(11, 19, SpanKind.SKIP)),
    )


def test_text_shows_what_is_said_and_left_out_in_place(article: Article) -> None:
    """A proofreader reads it from top to bottom."""
    assert script_as_text(article, write(article, PROFILE)).splitlines() == [
        "Script of Ferries",
        "Voice profile default, language en",
        "16 words, 8 utterances, 2 chapters",
        "",
        "Chapter 1",
        "",
        "[Ferries.]",
        "[Read by a synthetic voice.]",
        "",
        "Ada Holm paid $5.",
        "    say: Ada Holm paid five dollars.",
        "    phonemes: Holm /hoʊm/",
        "She said bon courage & left.",
        "    say: She said bon courage and left.",
        "    languages: en, fr",
        "",
        "Chapter 2",
        "",
        "Boats < ships",
        "    say: Boats is less than ships",
        "",
        "[Code example in Python, 2 lines.]",
        "{left out, code, described: a = 1 b = 2}",
        "",
        "Seen once,",
        "{left out, marked by the author: (secret)}",
        "twice.",
    ]


def test_text_shows_the_articles_own_omissions_before_what_follows_them(article: Article) -> None:
    """What the reader left out stands where it stood; what stood after the last segment comes last."""
    segments = article.segments()
    left_out = (
        LeftOut(LeftOutReason.COMMENT, "a comment", before=segments[1].id),
        LeftOut(LeftOutReason.FURNITURE, "x" * 200),
    )
    changed = Article(article.source, article.title, article.blocks, left_out=left_out)
    lines = script_as_text(changed, write(changed, PROFILE)).splitlines()
    assert lines.index("{left out, comment: a comment}") == lines.index("Chapter 2") - 2
    assert lines[-1] == f"{{left out, page furniture: {'x' * 100} …}}"


def test_json_is_what_the_design_gives(article: Article) -> None:
    """Schema, article, segments, utterances and what is left out, of plain values."""
    document = script_as_json(article, write(article, PROFILE))
    assert json.loads(json.dumps(document)) == document
    assert list(document) == ["schema", "article", "segments", "utterances", "left_out"]
    assert document["segments"][2] == {
        "id": article.segments()[2].id,
        "kind": "code",
        "level": 0,
        "text": "a = 1\nb = 2",
        "within": [],
        "lines": [4, 5],
    }
    assert document["utterances"][2] == {
        "id": f"{article.segments()[0].id}.1",
        "segment": article.segments()[0].id,
        "role": "text",
        "written": "Ada Holm paid $5.",
        "spoken": "Ada Holm paid five dollars.",
        "language": "en",
        "voice_role": "main",
        "break_after_ms": 600,
    }
    assert document["left_out"][0] == {
        "segment": article.segments()[2].id,
        "kind": "code",
        "reason": "code, described",
        "text": "a = 1\nb = 2",
        "lines": [4, 5],
    }


def test_ssml_is_well_formed_and_says_the_same(article: Article) -> None:
    """Each utterance is an `s` with its id; `sub`, `lang` and `phoneme` stand around the words they change."""
    script = write(article, PROFILE)
    root = etree.fromstring(script_as_ssml(article, script).encode())
    assert root.tag == f"{{{NAMESPACE}}}speak"
    assert root.get("version") == "1.1"
    sentences = root.findall(".//s:s", NAMES)
    ids = [sentence.get("{http://www.w3.org/XML/1998/namespace}id") for sentence in sentences]
    assert ids == [utterance.id for utterance in script.utterances]
    breaks = [element.get("time") for element in root.findall(".//s:p/s:break", NAMES)]
    assert breaks == [f"{u.break_after_ms}ms" for u in script.utterances if u.break_after_ms]
    phoneme = root.find(".//s:phoneme", NAMES)
    assert (phoneme.get("ph"), phoneme.get("alphabet"), phoneme.text) == ("hoʊm", "ipa", "Holm")
    assert root.find(".//s:lang", NAMES).text == "bon courage"
    sub = root.find(".//s:sub[@alias='is less than']", NAMES)
    assert sub.text == "<"


def test_ssml_holds_no_character_that_xml_forbids() -> None:
    """Control characters of a damaged source are left out."""
    article = post("One\x0btwo\x00.")
    root = etree.fromstring(script_as_ssml(article, write(article, PROFILE)).encode())
    assert "One two." in [" ".join("".join(sentence.itertext()).split()) for sentence in root.iterfind(".//s:s", NAMES)]


def test_ssml_gives_a_pause_inside_a_sentence() -> None:
    """As a break where the author set it."""
    article = post(paragraph("Wait for it now.", Span(11, 11, SpanKind.PAUSE, "800")))
    script = write(article, VoiceProfile("default", policy=Policy(opening=False)))
    root = etree.fromstring(script_as_ssml(article, script).encode())
    assert [element.get("time") for element in root.findall(".//s:s/s:break", NAMES)] == ["800ms"]
