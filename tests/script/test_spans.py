"""Which written characters became which spoken ones, through every rule, lexicon entry and announcement."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from script.posts import paragraph, script
from script.spans import faults_in_spans, missing_words

from narrator.article.model import Source, SourceFormat, Span, SpanKind
from narrator.config.layers import profile_for
from narrator.config.site import Site
from narrator.config.voice_profile import LexiconEntry, VoiceProfile
from narrator.reading.reader import read
from narrator.script.model import SpokenSpan, Utterance
from narrator.script.spoken import form, rule
from narrator.script.spoken.form import spoken_form, traced_form
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.traced import TracedText, traced
from narrator.script.writer import write

FIXTURES = Path(__file__).parents[1] / "fixtures"
SPOKEN = sorted((FIXTURES / "spoken").glob("*.md"))
LISTS = {"sentences", "sentence_ends"}
"""Lists of texts full of abbreviations: no posts."""
POSTS = sorted(path for path in FIXTURES.rglob("*.md") if "spoken" not in path.parts and path.stem not in LISTS)
PATTERNS = st.sampled_from(["a+", "b", "1", "12", r"\.", "a b", " ", "(?=a)", "ab?"])
LANGUAGES = st.sampled_from(["en", "en-GB", "de", "fr", "es", "pl"])
PIECES = [
    "a",
    "ab",
    "1",
    "12",
    "$",
    "5",
    " ",
    " ",
    ".",
    ",",
    "km",
    "May",
    "Dr.",
    "é",
    "e\u0301",
    "²",
    "ﬁ",
    "’",
    "No.",
    "x",
]


def pairs(utterance: Utterance) -> list[tuple[str, str]]:
    """Return what is written and said in each span."""
    return [
        (utterance.written[span.written_begin : span.written_end], part.text[span.spoken_begin : span.spoken_end])
        for part in utterance.parts
        for span in part.spans
    ]


@given(
    st.text("ab 12.", max_size=14),
    st.lists(
        st.tuples(
            st.sampled_from(["a+", "b", "1", "12", r"\.", "a b", " ", "(?=a)", "ab?"]), st.text("abc ", max_size=3)
        )
    ),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_rewriting_is_followed(text: str, steps: list[tuple[str, str]]) -> None:
    """The text is what `re.sub` makes of it, and both sides add up; what is kept is the same text."""
    followed = traced(text)
    for pattern, new in steps:
        wanted = re.sub(pattern, new, followed.text)
        followed = followed.sub(re.compile(pattern), new)
        assert followed.text == wanted
    written = said = 0
    for stretch in followed.stretches:
        if stretch.kept:
            assert text[written : written + stretch.written] == followed.text[said : said + stretch.said]
        written, said = written + stretch.written, said + stretch.said
    assert (written, said) == (len(text), len(followed.text))


@given(st.text("ab 12", max_size=12), st.integers(0, 12))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_text_that_is_cut_loses_nothing(text: str, at: int) -> None:
    """Wherever it is cut, and whatever was rewritten before."""
    whole = traced(text).sub(re.compile("1|ab"), "xyz")
    left, right = whole.cut(min(at, len(whole.text)))
    assert left.text + right.text == whole.text
    assert left.written + right.written == len(text)
    assert left.joined("", right).text == whole.text


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from(["en", "en-GB", "de", "fr", "es", "pl"]),
)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_what_is_followed_is_what_is_said(text: str, language: str) -> None:
    """The two ways through the rules give the same words."""
    followed = traced_form(text, language=language)
    assert followed.text == spoken_form(text, language=language)
    assert followed.written == len(text)


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_every_fixture_is_followed(path: Path) -> None:
    """Through every rule: the same words, and nothing without a place."""
    language = "en"
    for line in path.read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"# .*\(([a-zA-Z-]+)\)", line):
            language = heading[1]
        if line.startswith("- ") and " => " in line:
            written = line[2:].partition(" => ")[0]
            followed = traced_form(written, language=language)
            assert followed.text == spoken_form(written, language=language)
            assert followed.written == len(written)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_post_of_the_fixtures_adds_up(path: Path) -> None:
    """Sentence by sentence, with links, formulas, struck text, quotes, lists, tables, notes and announcements."""
    article = read(Source(path.name, SourceFormat.MARKDOWN, path.read_text("utf-8"), path=path, root=path.parent))
    made = write(article, VoiceProfile("default"))
    assert list(faults_in_spans(made)) == []
    assert [word for utterance in made.utterances for word in missing_words(utterance)] == []


def test_each_written_word_is_said_by_its_own_words() -> None:
    """Not by its neighbours': what a rule leaves alone holds character by character."""
    (said,) = (u for u in script("It cost $5.2 million in 1984, I think.").utterances if u.role == "text")
    assert pairs(said) == [
        ("It cost ", "It cost "),
        ("$5.2 million", "five point two million dollars"),
        (" in ", " in "),
        ("1984", "nineteen eighty-four"),
        (", I think.", ", I think."),
    ]


def test_links_struck_words_and_the_authors_own_are_followed() -> None:
    """Words that nobody wrote have no written side, and words that are not said no spoken one."""
    text = "See https://example.com/a, or say it so."
    begin = text.index("so")
    made = script(paragraph(text, Span(begin, begin + 2, SpanKind.SAY, "like this")))
    (said,) = (u for u in made.utterances if u.role == "text")
    assert list(faults_in_spans(made)) == []
    assert ("https://example.com/a,", "link to example dot com,") in pairs(said)
    assert ("so", "like this") in pairs(said)


def test_a_taught_word_and_a_phoneme_are_followed() -> None:
    """The lexicon's words stand for the grapheme."""
    lexicon = (LexiconEntry("Nguyen", alias="win"), LexiconEntry("tomato", phoneme="təˈmɑːtəʊ"))
    profile = profile_for(VoiceProfile("p", lexicon=lexicon), Site(root=Path()), {}, where="")
    made = script("Ask Nguyen for a tomato, please.", profile=profile)
    (said,) = (u for u in made.utterances if u.role == "text")
    assert list(faults_in_spans(made)) == []
    assert ("Nguyen", "win") in pairs(said)
    assert ("tomato", "tomato") in pairs(said)
    assert missing_words(said) == []


def test_a_rule_that_swallows_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of the test: one such rule among the real ones, for a word that stands in many posts."""
    swallow = rule.Rule("swallow", Pattern(r"\bwith\b "), lambda _: "")
    sabotaged = rule.Rewriting((*form.rules_for("en"), swallow))
    monkeypatch.setattr(form, "_rewriting", lambda _language: sabotaged)
    made = script("It goes with the territory, whatever you say.")
    assert list(faults_in_spans(made)) == []
    assert [word for utterance in made.utterances for word in missing_words(utterance)] == ["with"]


def test_spans_that_do_not_add_up_are_found() -> None:
    """The test of the test: a gap on either side, and an end that is missing."""
    made = script("It goes on.")
    utterance = made.utterances[-1]
    for spans in ((SpokenSpan(0, 3, 0, 3), SpokenSpan(4, 11, 3, 11)), (SpokenSpan(0, 11, 0, 10),), ()):
        broken = replace(utterance, parts=(replace(utterance.parts[0], spans=spans),))
        assert list(faults_in_spans(replace(made, utterances=(broken,))))


def test_a_huge_sentence_is_followed_in_linear_time() -> None:
    """Ten thousand figures in one sentence: the work grows with the text, not with its square."""
    text = TracedText("", ()).joined("", traced("1 a " * 20_000))
    assert text.sub(re.compile("1"), "one").sub(re.compile("a"), "b").written == 80_000
