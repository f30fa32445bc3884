"""Formulas of Markdown and of web pages, with the macros, numbers and references that they share."""

import pytest

from narrator.article.model import Article, Source, SpanKind
from narrator.article.source_formats import SourceFormat
from narrator.formulas.phrase import phrase_of
from narrator.formulas.source import ASCIIMATH
from narrator.reading.reader import read


def formulas(article: Article) -> list[str]:
    """Return the source of each formula."""
    return [
        span.value or segment.text[span.begin : span.end]
        for segment in article.segments()
        for span in segment.spans
        if span.kind is SpanKind.MATH
    ]


def markdown(text: str) -> list[str]:
    """Return the sources of the formulas of a post."""
    return formulas(read(Source("post.md", SourceFormat.MARKDOWN, f"# A post\n\n{text}\n")))


def page(body: str, head: str = "") -> list[str]:
    """Return the sources of the formulas of a page with *body* and *head*."""
    filling = "<p>Here are some words of prose, so that the page has an article that can be found and read.</p>" * 3
    text = (
        f"<html lang=en><head><title>A page</title>{head}</head><body><article>{filling}{body}</article></body></html>"
    )
    return formulas(read(Source("page.html", SourceFormat.HTML, text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The $x$ and $$y$$.", ["x", "y"]),
        (r"Both \\(\theta\\) and \\(y\\).", [r"\theta", "y"]),
        (r"Both \(\theta\) and \[x = y\].", [r"\theta", "x = y"]),
        ("It costs $5 or $10.", []),
        ("Half is $1/N$ of it.", ["1/N"]),
        ("The $n$th, of $k$-means.", ["n", "k"]),
        ("$$\nx = y\n$$", ["x = y"]),
        ("Set `$HOME` and $PATH to it.", []),
        (r"An escaped \(note\).", []),
    ],
)
def test_marks_of_markdown(text: str, found: list[str]) -> None:
    """Every mark of TeX, and no price."""
    assert markdown(text) == found


MATHJAX = '<script src="https://cdn.example/mathjax@3/es5/tex-chtml.js"></script>'
ASCII = '<script src="https://cdn.example/MathJax.js?config=AM_CHTML"></script>'


@pytest.mark.parametrize(
    ("body", "head", "found"),
    [
        ("<p>When $k$ grows.</p>", MATHJAX, ["k"]),
        ("<p>When $k$ grows.</p>", "", []),
        (r"<p>When $x_k$ or \(L = x^2\) grows.</p>", "", ["x_k", "L = x^2"]),
        ("<p>It is $5, or $10.</p>", MATHJAX, []),
        (r"<p>As <b>bold</b> $x$ and <i>here</i> \(y^2\).</p>", MATHJAX, ["x", "y^2"]),
        ("<pre>echo $x$</pre>", MATHJAX, []),
        ("<p>Half, `x/2`.</p>", ASCII, [f"{ASCIIMATH}x/2"]),
        ("<p>A tick `x/2`.</p>", "", []),
        ('<p>See <script type="math/tex">x^2</script>.</p>', "", ["x^2"]),
        ("<p><math><mfrac><mn>1</mn><mi>n</mi></mfrac></math></p>", "", [r"\frac{1}{n}"]),
        (
            "<p><math><mo>{</mo><mi>x</mi><mo>∣</mo><mn>5</mn><mo>%</mo><mo>}</mo></math></p>",
            "",
            [r"\{ x \mid 5 \% \}"],
        ),
    ],
)
def test_marks_of_pages(body: str, head: str, found: list[str]) -> None:
    """What a page's scripts would draw; single dollars need such a script, or TeX between them."""
    assert page(body, head) == found


def test_mathml_that_no_tex_is_made_of() -> None:
    """It stays MathML, which is said all the same."""
    (value,) = page("<p><math><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable></math></p>")
    assert phrase_of(value, "en").text == "matrix 1 by 1: row 1: a"


def test_marks_of_code_forges() -> None:
    """GitHub's and GitLab's: a fence named "math" is displayed mathematics, backticks inside dollars are none of it."""
    values = markdown("```math\nx^2\n```\n\nSo $`y_1`$, not `$z$`.\n\n```mathematica\nSolve[x]\n```")
    assert [phrase_of(value, "en").text for value in values] == ["x squared", "y sub 1"]


def test_macros_hold_for_what_follows() -> None:
    """As in MathJax; what defines is not said."""
    values = markdown(r"$$\newcommand{\vv}{\mathbf{v}}\newcommand{\half}[1]{\frac{#1}{2}}$$ Then $\vv$ and $\half{x}$.")
    assert [phrase_of(value, "en").text for value in values] == ["", "v", "x over 2"]


def test_equations_are_numbered_and_referred_to() -> None:
    """As AMS-LaTeX counts; an equation that nobody labelled is counted and shows no number."""
    first = "\\begin{equation}\na = b\n\\end{equation}"
    rows = "\\begin{align}\nc &= d \\nonumber \\\\\ne &= f \\label{eq:e}\n\\end{align}"
    values = markdown(f"{first}\n\n{rows}\n\nBy \\eqref{{eq:e}}, and $\\ref{{eq:e}}$, not \\eqref{{eq:other}}.")
    phrases = [phrase_of(value, "en") for value in values]
    assert [phrase.number for phrase in phrases] == ["", "2", "", "", ""]
    assert [phrase.text for phrase in phrases[:4]] == ["a equals b", "c equals d; e equals f", "(2)", "2"]


def test_many_definitions_are_bounded() -> None:
    """A page of macros costs no more than its length."""
    defined = " ".join(rf"$$\newcommand{{\a{'b' * n}}}{{x}}$$" for n in range(400))
    assert len("".join(markdown(defined + r" $\ab$"))) < 2 * len(defined)
