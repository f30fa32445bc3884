"""What pandoc's page holds besides the body is the author's, what her program shows is not; subtitles take turns."""

from pathlib import Path

import pytest
from reading.packages import archive

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read

TEX = r"""\documentclass{article}\title{Kelp}\author{Ona Berg \and Lars Dahl}\date{April 7, 2024}
\begin{document}\maketitle
\begin{abstract}We count the kelp of one fjord.\end{abstract}
\section{Counting}
Kelp grows.
\begin{thebibliography}{99}\bibitem{a} P. Vik, Weeds, 1998.\end{thebibliography}
\end{document}
"""
RST = """Kelp
====

Kelp is brown, see :doc:`/weeds/red-ones`, :ref:`the map <map>` and :func:`~kelp.count`.

.. figure:: a.png
   :alt: Kelp on a rope in the wind of the bay

   The rope, in May.
"""


def article_of(tmp_path: Path, name: str, content: str) -> Article:
    """Return the article of a file of that name."""
    path = tmp_path / name
    path.write_text(content)
    (source,) = load(Found(name, path=path), site=Site(root=tmp_path))
    return read(source)


def texts(article: Article) -> list[str]:
    """Return the texts of the segments."""
    return [segment.text for segment in article.segments()]


def test_a_title_block_is_read(tmp_path: Path) -> None:
    """All authors, a written date, the abstract under its heading; the bibliography without its widest label."""
    article = article_of(tmp_path, "a.tex", TEX)
    assert (article.author, str(article.published)) == ("Ona Berg, Lars Dahl", "2024-04-07")
    assert texts(article) == [
        "Abstract", "We count the kelp of one fjord.", "Counting", "Kelp grows.", "P. Vik, Weeds, 1998."
    ]  # fmt: skip


def test_the_address_of_an_author_is_not_her_name(tmp_path: Path) -> None:
    """AsciiDoc's author line has both."""
    article = article_of(tmp_path, "a.adoc", "= Kelp\nOna Berg <ona@example.org>\n\nKelp grows.\n")
    assert article.author == "Ona Berg"


def test_roles_of_sphinx_are_words(tmp_path: Path) -> None:
    """Targets are not read; what pandoc has is no finding, its alternative texts included."""
    article = article_of(tmp_path, "a.rst", RST)
    assert "Kelp is brown, see red ones, the map and count." in texts(article)
    assert [notice.code for notice in article.notices if notice.code == "prose-left-out"] == []


def test_keywords_and_tags_of_org_are_listed(tmp_path: Path) -> None:
    """They are the outline's, not the heading's."""
    article = article_of(tmp_path, "a.org", "#+TITLE: Kelp\n\n* DONE Rope :sea:\nIt held.\n")
    assert texts(article) == ["Rope", "It held."]
    assert [one.text for one in article.left_out] == ["DONE", "sea"]


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (("- Whose is it?\n- Mine.",), ["Whose is it?", "Mine."]),
        (("It came", "— and it went."), ["It came — and it went."]),
        (("We rowed.", "[bell rings]", "Then fog."), ["We rowed.", "[bell rings]", "Then fog."]),
    ],
)
def test_those_who_speak_in_subtitles_take_turns(tmp_path: Path, cues: tuple[str, ...], said: list[str]) -> None:
    """A dash begins what somebody else says; sounds stand apart."""
    blocks = (f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{cue}\n" for at, cue in enumerate(cues, start=1))
    assert texts(article_of(tmp_path, "a.srt", "\n".join(blocks))) == said


ODT = (
    '<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">{}</o:d>'
)
STYLE = '<s:style s:name="P1" s:family="paragraph" s:parent-style-name="Title"/>'
STYLES = f"<o:automatic-styles>{STYLE}</o:automatic-styles>"
META = "<o:meta><dc:title>letter</dc:title><m:initial-creator>Ona Berg</m:initial-creator></o:meta>"
BODY = '<o:body><o:text><t:p t:style-name="P1">Kelp &amp; rope</t:p><t:p>It grows.</t:p></o:text></o:body>'


def test_the_title_of_an_open_document_is_the_paragraph_of_that_style(tmp_path: Path) -> None:
    """It goes before what the file states, and is not read twice."""
    path = tmp_path / "a.odt"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": ODT.format(STYLES + BODY),
        "styles.xml": ODT.format(""),
        "meta.xml": ODT.format(META),
    }
    path.write_bytes(archive(parts))
    (source,) = load(Found("a.odt", path=path), site=Site(root=tmp_path))
    article = read(source)
    assert (article.title, article.author, texts(article)) == ("Kelp & rope", "Ona Berg", ["It grows."])


def test_an_indented_paragraph_of_opendocument_is_no_quotation(tmp_path: Path) -> None:
    """What is set in a style for quotations, or one made of it, is one; pandoc goes by the indent."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{name}="{office}:{part}"'
        for name, part in (
            ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("fo", "xsl-fo-compatible:1.0")
        )
    )  # fmt: skip

    def style(name: str, parent: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            '<style:paragraph-properties fo:margin-left="2cm" fo:text-indent="1cm"/></style:style>'
        )

    content = (
        f'<office:document-content {names} office:version="1.2"><office:automatic-styles>'
        f"{style('P1', 'Standard')}{style('P2', 'Quotations')}</office:automatic-styles><office:body><office:text>"
        '<text:p text:style-name="P1">It rises.</text:p><text:p text:style-name="P2">Nobody sees it.</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    styles = f'<office:document-styles {names} office:version="1.2"><office:styles>{style("Quotations", "")}'
    path = tmp_path / "a.odt"
    path.write_bytes(
        archive({"content.xml": content, "styles.xml": f"{styles}</office:styles></office:document-styles>"})
    )
    (source,) = load(Found("a.odt", path=path), site=Site(root=tmp_path))
    assert [(segment.kind, segment.text) for segment in read(source).segments()] == [
        ("paragraph", "It rises."),
        ("quote", "Nobody sees it."),
    ]
