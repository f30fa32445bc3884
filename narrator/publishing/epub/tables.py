"""Wide tables → one row below the other: a page of a paginated reader can neither be scrolled nor made wider."""

from lxml import etree

FEWEST_COLUMNS = 5
"""From here on columns are narrower than words, on a page of 320 px."""
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
"""What is laid out as blocks loses its meaning in browsers, unless it is said."""


def stack_wide_tables(root: etree._Element) -> None:
    """Give each wide table in *root* the class `wide`, and each cell its column's name; simple grids alone."""
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        heads = list(rows[0]) if rows and table.find("thead") is not None else []
        if len(heads) < FEWEST_COLUMNS or any(
            cell.get("colspan") or cell.get("rowspan") for cell in table.iter("td", "th")
        ):
            continue
        names = [" ".join("".join(str(text) for text in cell.itertext()).split()) for cell in heads]
        table.set("class", f"{table.get('class', '')} wide".strip())
        for element in table.iter(*ROLES):
            element.set("role", ROLES[str(element.tag)])
        for cell in table.iter("th"):
            cell.set("role", "columnheader" if cell.get("scope") == "col" else "rowheader")
        for row in rows[1:]:
            for name, cell in zip(names, row, strict=False):
                if cell.tag == "td":
                    cell.set("data-column", name)
