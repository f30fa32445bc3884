"""What the reader opens first, and what would not fit a page."""

from pathlib import Path

from lxml import etree, html
from publishing.books import members

from narrator.publishing.epub.tables import stack_wide_tables

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_title_page_comes_first(books: Path) -> None:
    """In an article's book and in the blog's: title, author, voice; and no sentence is marked on it."""
    for name in ("everything/everything.epub", "book.epub"):
        package = etree.fromstring(members(books / name, ".opf")["EPUB/package.opf"])
        first = package.findall(f".//{OPF}itemref")[0].get("idref")
        (item,) = (item for item in package.iter(f"{OPF}item") if item.get("id") == first)
        assert item.get("media-overlay") is None
        page = etree.fromstring(members(books / name, "title.xhtml")[f"EPUB/{item.get('href')}"])
        text = " ".join("".join(str(part) for part in page.itertext()).split())
        assert page.findtext(f".//{XHTML}h1") == package.findtext(".//{http://purl.org/dc/elements/1.1/}title")
        assert "synthetic voice" in text


def grid(columns: int, attributes: str = "") -> etree._Element:
    """Return a table of two rows under its heads."""
    heads = "".join(f'<th scope="col">Head {n}</th>' for n in range(columns))
    cells = "".join(f"<td{attributes}>cell {n}</td>" for n in range(columns))
    return html.fromstring(f"<div><table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table></div>")


def test_wide_tables_are_stacked() -> None:
    """Each cell knows its column, and what is laid out as blocks says that it is a table; narrow ones stay."""
    wide, narrow, joined = grid(6), grid(4), grid(6, ' rowspan="2"')
    for root in (wide, narrow, joined):
        stack_wide_tables(root)
    assert [cell.get("data-column") for cell in wide.iter("td")] == [f"Head {n}" for n in range(6)]
    assert {element.get("role") for element in wide.iter("table", "tr", "th", "td")} == {
        "table", "row", "columnheader", "cell",
    }  # fmt: skip
    for root in (narrow, joined):
        assert not list(root.iterfind(".//*[@role]"))
