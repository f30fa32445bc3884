"""A PDF with text becomes paragraphs; one without, or behind a password, is refused with a way out."""

from pathlib import Path

import pytest
from reading.pdfs import PICTURE, column, pdf

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read

FIRST = [
    "The river begins in the hills above the town, where",
    "nobody has ever seen the water that it is made of, and",
]
SECOND = [
    "it goes to the sea as all of them do, slowly and with-",
    "out a sound that anybody in the town has ever heard.",
]


def article_of(tmp_path: Path, data: bytes) -> Article:
    """Return the article of the PDF *data*."""
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    (source,) = load(Found("a.pdf", path=path), site=Site(root=tmp_path))
    return read(source)


def texts(article: Article) -> list[tuple[str, str]]:
    """Return kind and text of the segments."""
    return [(str(segment.kind), segment.text) for segment in article.segments()]


@pytest.mark.parametrize(("turn", "step"), [("0 1 -1 0", (12, 0)), ("0 -1 1 0", (-12, 0)), ("-1 0 0 -1", (0, 12))])
def test_a_page_that_is_drawn_on_its_side_is_read(tmp_path: Path, turn: str, step: tuple[int, int]) -> None:
    """Landscape pages are drawn so, without a word of it in the page's own rotation; *step* leads to the next line."""
    content = "\n".join(
        f"BT /F1 10 Tf {turn} {300 + number * step[0]} {400 + number * step[1]} Tm ({text}) Tj ET"
        for number, text in enumerate([*FIRST, *SECOND])
    )
    ((kind, text),) = texts(article_of(tmp_path, pdf([content])))
    assert (kind, text) == ("paragraph", " ".join([*FIRST, *SECOND]).replace("with- out", "without"))


@pytest.mark.parametrize(("stated", "kept"), [("fa-IR", ""), ("en-GB", "en-GB")])
def test_a_language_that_is_not_written_so_is_not_the_text_s(tmp_path: Path, stated: str, kept: str) -> None:
    """Programs state their own."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([column(60, 700, [*FIRST, *SECOND])], catalog=f"/Lang ({stated})"))
    (source,) = load(Found("a.pdf", path=path), site=Site(root=tmp_path))
    assert source.given.language == kept


def test_a_paragraph_goes_on_over_lines_and_pages(tmp_path: Path) -> None:
    """Running header, page numbers and the hyphen at a line's end are no text of it."""
    article = article_of(
        tmp_path,
        pdf(
            [
                [(60, 780, 9, "Field Notes 1"), *column(60, 700, FIRST), (300, 30, 9, "1")],
                [(60, 780, 9, "Field Notes 2"), *column(60, 700, SECOND), (300, 30, 9, "2")],
                [
                    (60, 780, 9, "Field Notes 3"),
                    *column(60, 700, ["The end of it.", "Nothing follows."]),
                    (300, 30, 9, "3"),
                ],
            ],
            info="/Title (The Slow River) /Author (Ida Moss)",
            catalog="/Lang (en-GB)",
        ),
    )
    whole = " ".join([*FIRST, SECOND[0][:-1]]) + SECOND[1]
    assert (article.title, article.author, article.language) == ("The Slow River", "Ida Moss", "en-GB")
    assert texts(article)[0] == ("paragraph", whole)
    assert " ".join(left.text for left in article.left_out) == "Field Notes 1 1 Field Notes 2 2 Field Notes 3 3"


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other(tmp_path: Path, *, by_rows: bool) -> None:
    """In whatever order the file has their lines; a title over both comes first."""
    left = [f"left line {number} with words to its very edge" for number in range(6)]
    right = [f"right line {number} with words to its very edge" for number in range(6)]
    lines = [*column(50, 700, left), *column(320, 700, right)]
    lines = sorted(lines, key=lambda line: -line[1]) if by_rows else lines
    article = article_of(tmp_path, pdf([[(50, 750, 20, "A title that goes over both of the columns"), *lines]]))
    (paragraph,) = texts(article)
    assert (article.title, paragraph[1]) == ("A title that goes over both of the columns", " ".join([*left, *right]))


def test_headings_lists_tables_and_notes(tmp_path: Path) -> None:
    """By their size, their weight, their bullets, what stands side by side, and small print at the page's end."""
    lines = [
        (60, 760, 20, "The Mill"),
        (60, 720, 10, "It turns all day and all night, and nobody knows who built it."),
        (60, 690, 10, "Its wheel", 2),
        (60, 670, 10, "The wheel is made of oak."),
        (60, 640, 10, "\x95 one of them"),
        (60, 628, 10, "\x95 two of them"),
        *[(x, 600 - 14 * row, 10, f"cell {row}{x}") for row in range(3) for x in (60, 160, 260)],
        (60, 520, 10, "It turned in May."),
        (60, 60, 7, "1 So it is said."),
    ]
    article = article_of(tmp_path, pdf([lines]))
    assert article.title == "The Mill"
    assert [kind for kind, _ in texts(article)] == [
        "paragraph", "heading", "paragraph", "list_item", "list_item", "table", "paragraph", "aside",
    ]  # fmt: skip
    assert dict(texts(article))["heading"] == "Its wheel"


def test_a_contents_page_is_listed_not_read(tmp_path: Path) -> None:
    """Titles, dots, numbers."""
    lines = [(60, 700, 20, "Contents"), *column(60, 660, [f"Part {n} . . . . . . . {n}" for n in range(1, 5)], step=20)]
    article = article_of(tmp_path, pdf([lines, column(60, 700, ["The river begins in the hills."])]))
    assert texts(article) == [("heading", "Contents"), ("paragraph", "The river begins in the hills.")]
    assert article.title != "Contents"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pdf([PICTURE, PICTURE]), "is a scan"),
        (pdf([[]]), "no text in the PDF"),
        (b"%PDF-1.7\nnothing", "not a whole PDF"),
        (
            pdf(
                [],
                trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >> /ID [() ()]",
            ),
            "protected by a password",
        ),
    ],
    ids=["scan", "empty", "broken", "encrypted"],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(tmp_path: Path, data: bytes, what: str) -> None:
    """Named as what it is."""
    with pytest.raises(SourceError, match=what) as caught:
        article_of(tmp_path, data)
    assert caught.value.hint
    assert caught.value.where == "a.pdf"


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    """Also from the standard input, which has no name."""
    data = pdf([column(60, 700, ["The river begins in the hills."])])
    (source,) = load(Found("-"), site=Site(root=tmp_path), stdin=data)
    assert (source.name, texts(read(source))) == ("-", [("paragraph", "The river begins in the hills.")])


def test_a_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    """A picture between pages of text."""
    page = column(60, 700, [*FIRST, *SECOND])
    article = article_of(tmp_path, pdf([page, PICTURE, page]))
    assert [notice.code for notice in article.notices] == ["pdf-page-is-a-picture"]
    assert "page 2" in article.notices[0].text
