"""What Sphinx, Antora and LaTeX add to their formats: call-outs, code, included files, names from elsewhere."""

from pathlib import Path

import pytest

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.reading.conversions.prepared import prepared
from narrator.reading.conversions.prose_check import prose_not_converted
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read


def article_of(tmp_path: Path, name: str, content: str) -> Article:
    """Return the article of a file of that name."""
    path = tmp_path / name
    path.write_text(content)
    (source,) = load(Found(name, path=path), site=Site(root=tmp_path))
    return read(source)


def texts(article: Article) -> list[tuple[str, str]]:
    """Return kind and text of the segments."""
    return [(str(segment.kind), segment.text) for segment in article.segments()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rst", "Boats float.\n\n.. warning::\n   The gate is shut.\n"),
        ("a.adoc", "Boats float.\n\nWARNING: The gate is shut.\n"),
    ],
)
def test_call_outs_are_asides_without_the_word_of_the_converter(tmp_path: Path, name: str, content: str) -> None:
    """Pandoc writes "Warning" above them; narrator announces the kind."""
    article = article_of(tmp_path, name, content)
    assert texts(article) == [("paragraph", "Boats float."), ("aside", "The gate is shut.")]
    assert [getattr(block, "title", "") for block in article.blocks] == ["", "warning"]


@pytest.mark.parametrize(
    "code",
    [
        ".. doctest::\n\n   >>> 1 + 1\n   2\n",
        ".. prompt:: bash\n   :substitutions:\n\n   >>> 1 + 1\n   2\n",
        ">>> 1 + 1\n2\n",
    ],
)
def test_what_sphinx_shows_as_code_is_code(tmp_path: Path, code: str) -> None:
    """Pandoc does not know the directives, and would give their lines as a sentence."""
    assert texts(article_of(tmp_path, "a.rst", f"Boats float.\n\n{code}\nThey do.\n")) == [
        ("paragraph", "Boats float."),
        ("code", ">>> 1 + 1\n2"),
        ("paragraph", "They do."),
    ]


def test_paths_that_only_sphinx_reads_are_listed(tmp_path: Path) -> None:
    """The tree of contents is made of them; `only` names a kind of output."""
    article = article_of(
        tmp_path,
        "a.rst",
        "Boats float.\n\n.. toctree::\n   :maxdepth: 2\n\n   intro\n   harbour/index\n\n.. only:: html\n\n   Or not.\n",
    )
    assert texts(article) == [("paragraph", "Boats float."), ("paragraph", "Or not.")]
    assert [left.text for left in article.left_out] == ["intro harbour/index"]


@pytest.mark.parametrize(
    ("name", "include", "included"),
    [
        ("a.rst", ".. include:: tides.txt", "tides.txt"),
        ("a.rst", ".. csv-table:: Tides\n   :file: tides.csv", "tides.csv"),
        ("a.adoc", "include::tides.adoc[leveloffset=+1]", "tides.adoc"),
        ("a.org", '#+INCLUDE: "tides.org"', "tides.org"),
        ("a.tex", "\\input{tides}", "tides"),
        ("a.md", "{{< include _tides.qmd >}}", "{{< include _tides.qmd >}}"),
        ("a.md", "{% include_relative tides.md %}", "{% include_relative tides.md %}"),
    ],
)
def test_the_text_of_another_file_is_told_and_ends_nothing(
    tmp_path: Path, name: str, include: str, included: str
) -> None:
    """Its reader sees it; the finding has its line."""
    article = article_of(tmp_path, name, f"Boats float.\n\n{include}\n\nThey do.\n")
    assert [text for _, text in texts(article)] == ["Boats float.", "They do."]
    (notice,) = (notice for notice in article.notices if notice.code == "template-hole")
    assert (notice.line, repr(included) in notice.text) == (3 + include.count("\n"), True)


def test_conditions_of_asciidoc_are_no_text(tmp_path: Path) -> None:
    """What they enclose is; in a listing they are shown."""
    article = article_of(
        tmp_path, "a.adoc", "Boats float.\n\nifdef::env[]\nThey do.\nendif::[]\n\n----\nifdef::env[]\n----\n"
    )
    assert texts(article) == [("paragraph", "Boats float."), ("paragraph", "They do."), ("code", "ifdef::env[]")]


def test_macros_of_a_preamble_are_no_text_that_is_included() -> None:
    """Files of packages stand above the document; what stands in it is told."""
    text = "\\input{macros}\n\\begin{document}\n\\input{tides}\n% \\input{old}\n\\end{document}\n"
    _, notices = prepared(text, "latex")
    assert [(notice.line, "'tides'" in notice.text) for notice in notices] == [(3, True)]


def test_references_of_latex_are_numbers_or_told(tmp_path: Path) -> None:
    """A label is never said; a citation and an unknown label are counted, at the first of them."""
    article = article_of(
        tmp_path,
        "a.tex",
        "\\section{Tides}\\label{sec:a}\nSection~\\ref{sec:a} says so, as in Figure~\\ref{fig:gone} and"
        " \\eqref{eq:1}.\n\nIt was shown \\cite{lee2001}.\n\\begin{equation}\\label{eq:1} a=b \\end{equation}\n",
    )
    said = " ".join(text for kind, text in texts(article) if kind == "paragraph")
    assert said.startswith("Section 1 says so, as in Figure")
    assert "fig:gone" not in said
    assert ("heading", "Tides") in texts(article)
    (notice,) = (notice for notice in article.notices if notice.code == "template-hole")
    assert (notice.line, "2 places" in notice.text) == (2, True)


def test_commands_of_latex_are_no_lost_prose() -> None:
    """What they put in stands between the words of a sentence."""
    text = "As \\citet{lee} has shown in Section~\\ref{sec:b}, the tide rises and \\emph{never} falls again, alas."
    shown = "As has shown in Section 2, the tide rises and never falls again, alas."
    assert prose_not_converted(text, shown, "latex") == ()
