"""Formulas on the page and in the books: drawn, named by their phrase, with MathML beside them, never as raw TeX."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from publishing.books import run_epubcheck, working_in

from narrator.article.model import Article, Source
from narrator.article.source_formats import SourceFormat
from narrator.formulas.drawing import MATHML_ELEMENTS, SVG_ELEMENTS, drawing_of
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.publishing.html.render import render_article
from narrator.reading.reader import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "formulas"
ENTRY = re.compile(r"^`(.+)`\n: (.*)$", re.MULTILINE)
FORMULAS = [
    entry for path in sorted(FIXTURES.glob("*.md")) for entry in ENTRY.findall(path.read_text(encoding="utf-8"))
]
WITHOUT_MATHML = 20
"""Formulas of the fixtures that nothing puts into MathML, at most: reactions."""
SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a post that shows every formula of the fixtures, and says none."""
    folder = tmp_path_factory.mktemp("formulas")
    (folder / "voices").mkdir()
    (folder / "voices/tone.toml").write_text('engine = "tone"\n[policy]\nmath = "skip"\n', "utf-8")
    shown = "\n\n".join(f"$$\n{formula}\n$$" for formula, _ in FORMULAS)
    head = "---\ntitle: Formulas\nlang: en\ndate: 2025-01-02\n---\n\nBoth $x^2$ and $x^2$ are drawn.\n\n"
    (folder / "formulas.md").write_text(head + shown, "utf-8")
    options = MakeOptions(voices=("tone",), output=folder / "output", only=("page", "epub"))
    with working_in(folder):
        report = open_session(cache=str(folder / "cache")).make(("formulas.md",), options, Silent())
    assert not report.failed, report.failed
    return folder / "output/formulas"


def test_each_is_drawn_on_the_page(made: Path) -> None:
    """Under its phrase; no TeX is left in the article, and no id stands twice."""
    page = html.fromstring((made / "index.html").read_text("utf-8"))
    article = page.get_element_by_id("article")
    titles = [svg.findtext("title") for svg in article.iter("svg")]
    assert titles == ["x squared", "x squared", *(phrase for _, phrase in FORMULAS)]
    assert "\\" not in article.text_content()
    ids = article.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(list(article.iter("math"))) >= len(titles) - WITHOUT_MATHML


def test_each_is_drawn_in_the_book(made: Path, needs: Callable[[str], str]) -> None:
    """The book is valid, and names what its text holds."""
    book = made / "formulas.epub"
    with zipfile.ZipFile(book) as archive:
        text = etree.fromstring(archive.read("EPUB/text.xhtml"))
        package = archive.read("EPUB/package.opf").decode()
    assert len(list(text.iter(f"{SVG}svg"))) == len(FORMULAS) + 2
    assert 'properties="svg mathml"' in package
    assert "describedMath" in package
    assert run_epubcheck(book, needs("java")) == ""


def test_readers_choose_mathml(made: Path, browser: Browser) -> None:
    """Once: a screen reader finds the drawing, or on demand the MathML in its place."""
    page = browser.new_page()
    page.goto((made / "index.html").as_uri())
    assert (page.locator("article svg:visible").count(), page.locator("math:visible").count()) == (len(FORMULAS) + 2, 0)
    page.evaluate("document.getElementById('mathml').checked = true")
    drawn, navigable = page.locator("article svg:visible").count(), page.locator("math:visible").count()
    assert drawn <= WITHOUT_MATHML
    assert drawn + navigable == len(FORMULAS) + 2
    page.close()


def post(text: str) -> Article:
    """Return *text* as a post."""
    return read(Source("post.md", SourceFormat.MARKDOWN, f"---\ntitle: A post\nlang: en\n---\n\n{text}"))


def test_where_nothing_is_drawn_the_phrase_stands() -> None:
    """In show notes and DAISY; what has no phrase stands as it was written."""
    rendered = render_article(post(r"Half: $\frac{x}{2}$, and $\foo{x}$."), None, media={})
    assert '<span class="math">x over 2</span>' in rendered
    assert r'<span class="math">\foo{x}</span>' in rendered


@pytest.mark.parametrize(
    "value",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\text{<script>alert(1)</script>}",
        r"\class{x\" onclick=\"alert(1)}{y}",
        "<math><mi onclick='alert(1)'>x</mi><script>alert(1)</script></math>",
        "<math><maction actiontype='statusline'><mi>x</mi></maction><mi href='javascript:1'>y</mi></math>",
        "<math><annotation-xml encoding='text/html'><script>1</script></annotation-xml><mi>y</mi></math>",
    ],
)
def test_a_drawing_holds_nothing_that_runs(value: str) -> None:
    """Elements and attributes come from two closed lists."""
    drawing = drawing_of(value, "en", displayed=True, name="f")
    elements = [*drawing.svg.iter(), *(drawing.mathml.iter() if drawing.mathml is not None else ())] if drawing else []
    for element in elements:
        assert element.tag in SVG_ELEMENTS | MATHML_ELEMENTS
        assert not any(str(name).startswith("on") for name in element.attrib)
        assert element.get("href", "#").startswith("#")
        assert "script" not in str(element.get("style"))


@pytest.mark.parametrize("value", ["x+" * 5000, r"\foo{x}", "{" * 500, r"\newcommand{\x}{\x\x}\x"])
def test_what_cannot_be_drawn(value: str) -> None:
    """It is told apart, at once."""
    assert drawing_of(value, "en", displayed=False, name="f") is None
