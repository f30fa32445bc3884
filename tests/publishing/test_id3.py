import pytest

from narrator.publishing.id3 import MOST_ENTRIES, contents


@pytest.mark.parametrize("count", [1, 255, 256, 1000, 5000])
def test_thousands_of_chapters_stand_in_nested_tables(count: int) -> None:
    """One table on top, each of them of 255 entries at most, and every chapter in one, in order."""
    ids = [f"chp{number}" for number in range(count)]
    tables = {table.element_id: table for table in contents(ids)}
    assert [name for name, table in tables.items() if int(table.flags) & 2] == ["toc"]
    assert all(len(table.child_element_ids) <= MOST_ENTRIES for table in tables.values())
    top = tables["toc"].child_element_ids
    listed = top if count <= MOST_ENTRIES else [one for name in top for one in tables[name].child_element_ids]
    assert listed == ids
