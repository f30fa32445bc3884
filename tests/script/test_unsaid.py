"""No rule swallows a word or a sign that means something; where one does, it is told."""

import re
from itertools import cycle
from pathlib import Path

import pytest
from script.posts import paragraph, script

from narrator.article.model import Span, SpanKind
from narrator.ledger.signs import signs_of
from narrator.script.spoken import form, rule
from narrator.script.spoken.form import rules_for, traced_form
from narrator.script.spoken.pattern import Pattern

FIXTURES = Path(__file__).parents[1] / "fixtures"
WORDS = ("lantern", "harbour", "velvet", "copper")
"""Plain words that no rule knows."""
NEVER = re.compile(r"[@/\\]|\w\.\w|-\s|\s-")


def sentences() -> list[tuple[str, str]]:
    """Return every written form of the fixtures, and its language."""
    found = []
    for path in sorted((FIXTURES / "spoken").glob("*.md")):
        language = "en"
        for line in path.read_text("utf-8").splitlines():
            if heading := re.fullmatch(r"# .*\(([a-zA-Z-]+)\)", line):
                language = heading[1]
            if line.startswith("- ") and " => " in line:
                found.append((line[2:].partition(" => ")[0], language))
    return found


def test_a_word_beside_any_form_is_said() -> None:
    """Beside each form of the fixtures, before, after and inside it: every word of four letters and more is heard."""
    words = cycle(WORDS)
    lost = []
    for written, language in sentences():
        places = [0, len(written), *(match.start() for match in re.finditer(" ", written))]
        for place in places[:6]:
            word = next(words)
            text = f"{written[:place].rstrip()} {word} {written[place:].lstrip()}".strip()
            if word not in traced_form(text, language=language).text:
                lost.append(text)
    assert lost == []


def notices(text: str, *spans: Span, language: str = "en") -> list[str]:
    """Return what is told of a post that says *text*."""
    made = script(paragraph(text, *spans), language=language)
    return [notice.code for notice in made.notices if notice.code.endswith("-not-said")]


@pytest.fixture
def sabotaged(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Put a rule that swallows something at the end of the English ones."""
    pattern, said, needs = request.param
    bad = rule.Rule("sabotage", Pattern(pattern), lambda _: said, frozenset(needs))
    rules = (*rules_for("en"), bad)
    monkeypatch.setattr(form, "_rewriting", lambda _language: rule.Rewriting(rules))
    form_cache = __import__("narrator.script.spoken_forms", fromlist=["form_of"]).form_of
    form_cache.cache_clear()
    yield
    form_cache.cache_clear()


SENTENCE = "The 3 velvet lanterns cost x + y here, and the harbour is calm."


@pytest.mark.parametrize(
    ("sabotaged", "code"),
    [
        ((r"velvet", "", ""), "word-not-said"),
        ((r" velvet lanterns", "", ""), "word-not-said"),
        ((r"three velvet", "three", ""), "word-not-said"),
        ((r"harbour is", "is", ""), "word-not-said"),
        ((r", and the harbour", ".", ""), "word-not-said"),
        ((r"the harbour is calm", "the calm", ""), "word-not-said"),
        ((r" plus ", " ", ""), "sign-not-said"),
    ],
    indirect=["sabotaged"],
)
@pytest.mark.usefixtures("sabotaged")
def test_a_rule_that_swallows_is_found(code: str) -> None:
    """Whatever it takes away: a word, two, one beside a number, one in the middle, a sign."""
    assert code in notices(SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "I read it, and the wind will wind down by 3 p.m. on Mon. 5 Oct.",
        "Dept. of Health, approx. 5 kg, vol. 3, see https://www.example.org/some/longer/path for more.",
        "Rust/C/C++ and he/she, and/or 24/7, 2^N states, 5 % of $3.50, x/2 and 6/3 = 2.",
        "The HAPPY birthday of the U.S. in the 1990s cost €3–5bn.",
    ],
)
def test_what_is_said_in_other_words_is_said(text: str) -> None:
    """Abbreviations, addresses, heteronyms, figures and signs that part words are nothing to tell."""
    assert notices(text) == []


def test_the_author_may_leave_words_out() -> None:
    """What a say mark covers is said as she wants it."""
    text = "The velvet lanterns are lit."
    assert notices(text, Span(4, 19, SpanKind.SAY, "lights")) == []


def test_the_ledger_counts_signs() -> None:
    """Said in words, left to the voice, or silent; they add up."""
    signs = signs_of(script("So 6/3 = 2, and 5 % of $3, but Rust/Go is a pair.", language="en"))
    assert (signs.written, signs.said, signs.left_to_the_voice, signs.silent) == (5, 4, 0, 1)


def test_a_word_that_is_said_in_full_is_not_lost() -> None:
    """What stands beside a number is part of one stretch with it."""
    assert notices("Bake for 25-30 mins with 1 tbsp of flour, then 2 hrs more.") == []


@pytest.mark.parametrize("sabotaged", [(r"^about ", "", ""), (r"velvet", "", "")], indirect=True)
@pytest.mark.usefixtures("sabotaged")
def test_what_is_not_said_is_told_with_its_place() -> None:
    """The line on which its paragraph begins, and the paragraph; from its first character on."""
    segment = paragraph("≈ 3 velvet lanterns are lit.", lines=(7, 9))
    made = script(segment)
    (notice,) = [one for one in made.notices if one.code.endswith("-not-said")]
    assert notice.line == 7
    (said,) = [one for one in made.utterances if one.written.startswith("≈")]
    assert notice.segment == said.segment != ""
