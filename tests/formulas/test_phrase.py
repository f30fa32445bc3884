"""Formulas of school, university and blogs: each is said, and none as another one."""

import re
from pathlib import Path

import pytest

from narrator.formulas.phrase import phrase_of
from narrator.formulas.source import ASCIIMATH, LONGEST_SOURCE
from narrator.script.formulas import formula_words

FIXTURES = Path(__file__).parents[1] / "fixtures" / "formulas"
ENTRY = re.compile(r"^`(.+)`\n: (.*)$", re.MULTILINE)
FORMULAS = [
    (path.stem, formula, phrase)
    for path in sorted(FIXTURES.glob("*.md"))
    for formula, phrase in ENTRY.findall(path.read_text(encoding="utf-8"))
]


def test_there_are_enough() -> None:
    """Three kinds of text, and no formula twice."""
    formulas = [formula for _, formula, _ in FORMULAS]
    assert len(formulas) == len(set(formulas)) >= 150


def test_each_formula_is_said() -> None:
    """As the fixture has it: every one, and in words alone."""
    said = {formula: phrase_of(formula, "en").text for _, formula, _ in FORMULAS}
    assert said == {formula: phrase for _, formula, phrase in FORMULAS}


def test_no_two_formulas_are_said_alike() -> None:
    """A listener can tell each from every other; those that mean the same are said the same."""
    by_phrase: dict[str, list[str]] = {}
    for _, formula, phrase in FORMULAS:
        by_phrase.setdefault(phrase, []).append(formula)
    assert [formulas for formulas in by_phrase.values() if len(formulas) > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"x_{t+1}", r"x_t + 1"),
        (r"x_{ij}", r"x_i j"),
        (r"x^{n+1}", r"x^n + 1"),
        (r"\frac{1}{2}x", r"\frac{1}{2x}"),
        (r"\frac{a}{b+c}", r"\frac{a}{b} + c"),
        (r"\sqrt{2}x", r"\sqrt{2x}"),
        (r"f(x)^2", r"f(x^2)"),
        (r"\nabla \cdot \vec{E}", r"\nabla \times \vec{E}"),
        (r"X - x", r"x - X"),
        (r"2\frac{3}{p}", r"\frac{23}{p}"),
        (r"a(b+c)", r"ab + c"),
        (r"\sin^2 x", r"\sin x^2"),
        (r"(a+b)/c", r"a+b/c"),
        (r"e^{-x}", r"e^- x"),
        (r"\binom{n}{k} p", r"\binom{n}{kp}"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh", "ja", "ko", "tr"])
def test_likenesses_are_told_apart(one: str, other: str, language: str) -> None:
    """What differs by a brace alone differs by a word or a pause, in every language that is said."""
    first, second = phrase_of(one, language), phrase_of(other, language)
    assert first.text
    assert first.text != second.text


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        ("<math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>", "1 over n"),
        (f"{ASCIIMATH}sum_(i=1)^n i", "sum from i equals 1 to n of i"),
        (r"\\(x^2\\)", "x squared"),
        (r"\begin{equation} E = mc^2 \label{eq:e} \end{equation}", "E equals m c squared"),
        (r"x = 1.", "x equals 1"),
        (r"$$x^2$$", "x squared"),
        (r"a(b+c)", "a open paren b plus c close paren"),
        (r"A = P(1+r)", "A equals P open paren 1 plus r close paren"),
        (r"y(t)", "y of t"),
        (r"P\left(A\middle|B>4\right)", "P of open paren A given B is greater than 4 close paren"),
        (r"(\mathbb{C}^\times)^n", "open paren the complex numbers to the times close paren to the n"),
    ],
)
def test_every_notation(value: str, phrase: str) -> None:
    """TeX in its marks, MathML and ASCIIMath; a bracket after a letter is an argument where custom has it so."""
    assert phrase_of(value, "en").text == phrase


def test_numbers_of_equations() -> None:
    """The tag is the equation's number, not part of what is said."""
    phrase = phrase_of(r"E = mc^2 \tag{3.1}", "en")
    assert (phrase.text, phrase.number) == ("E equals m c squared", "3.1")


def test_voices_get_figures_in_words() -> None:
    """And the letter a as a letter, which English would take for an article."""
    assert formula_words(r"\frac{a}{12} = 3.5", "en") == "A over twelve equals three point five"
    assert formula_words(r"\frac{a}{12}", "de") == "a durch zwölf"
    assert formula_words(r"n^{th}", "en") == "enth"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (r"\newcommand{\x}{\x\x}\x", "macro"),
        (r"\def\a{\b\b}\def\b{\a\a}\a", "macro"),
        ("x+" * LONGEST_SOURCE, "characters"),
        ("{" * 3000, "nesting"),
        (r"\frac{1}{" * 90 + "x" + "}" * 90, "nesting"),
        (r"\sqrt" * 700, "nesting"),
        (r"\foo{x}", r"\foo"),
        ("<math><mi>x</mi>", ""),
    ],
)
def test_bad_input_is_bounded_and_told(value: str, reason: str) -> None:
    """Macros without end, depth and length have no phrase, and their author learns why."""
    phrase = phrase_of(value, "en")
    assert phrase.text == ""
    assert phrase.problem
    assert reason in phrase.problem


def test_a_language_without_formulas() -> None:
    """A letter needs no words; the rest is described."""
    assert phrase_of("x", "cy").text == "x"
    assert "cy" in phrase_of("x^2", "cy").problem


_SINES = "fraction, sine of open paren 2 close paren, over cosine of open paren 3 close paren, end fraction"
_BRACED = "<mrow><mo>(</mo><mi>t</mi><mo>+</mo><mn>1</mn><mo>)</mo></mrow>"
_ROW = "<mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow>"


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        (f"{ASCIIMATH}a_(n+1) + d", "a sub n plus 1, end sub, plus d"),
        (f"{ASCIIMATH}sin(2)/cos(3)", _SINES),
        (f"{ASCIIMATH}sin^-1(x)", "inverse sine of open paren x close paren"),
        (f"{ASCIIMATH}f: RR -> RR", "f from the real numbers to the real numbers"),
        (f"<math><msub><mi>x</mi>{_ROW}</msub><mi>y</mi></math>", "x sub t plus 1, end sub, y"),
        (f"<math><msup><mi>f</mi>{_BRACED}</msup></math>", "f superscript open paren t plus 1 close paren"),
        ("<math><mi>p</mi><mo>→</mo><mi>q</mi></math>", "p right arrow q"),
        ("<math><mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></math>", "n choose k"),
    ],
)  # fmt: skip
def test_other_notations_follow_the_same_rules(value: str, phrase: str) -> None:
    """What would be heard as another formula is told apart in MathML and ASCIIMath as well."""
    assert phrase_of(value, "en").text == phrase


@pytest.mark.parametrize("value", ["underset(_)(x)", "x_)", "{a^ }"])
def test_what_the_library_fails_at(value: str) -> None:
    """An index without anything in it would end the program."""
    phrase = phrase_of(f"{ASCIIMATH}{value}", "en")
    assert (phrase.text, bool(phrase.problem)) == ("", True)


@pytest.mark.parametrize(
    ("value", "language", "phrase"),
    [
        (r"5\,\mathrm{m/s}", "de", "5 Meter pro Sekunde"),
        (r"5\,\mathrm{kg}", "fr", "5 kilogrammes"),
        (r"\SI{3}{\metre}", "es", "3 metros"),
        (r"100\,\mathrm{km/h}", "it", "100 chilometri orari"),
        (r"5\,\mathrm{mol}", "de", "5 mol"),
        (r"f''(x) > 0", "fr", "f seconde de x est supérieur à 0"),
        (r"f(x) = 2", "it", "f di x è uguale a 2"),
        (r"\ce{2H2 + O2 -> 2H2O}", "de", "2 H 2 plus O 2 ergibt 2 H 2 O"),
        (r"\triangle ABC \sim \triangle DEF", "fr", "triangle A B C est semblable à triangle D E F"),
        (r"\{x \mid x > 0\}", "es", "abre llave x tal que x es mayor que 0 cierra llave"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix} = x", "de", "Matrix 1 mal 2: Zeile 1: 1, 2, Ende Matrix, ist gleich x"),
    ],
)  # fmt: skip
def test_school_in_other_languages(value: str, language: str, phrase: str) -> None:
    """Units, functions, reactions and sets in the words of the language."""
    assert phrase_of(value, language).text == phrase


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl"])
def test_greek_letters_have_names(language: str) -> None:
    """The library leaves some of them as they are written."""
    for letter in ("iota", "upsilon", "varrho", "varsigma", "varpi", "Xi", "Upsilon", "omega"):
        said = phrase_of(rf"\{letter} + 1", language).text
        assert said
        assert not any("Ͱ" <= character <= "Ͽ" for character in said)
