"""Does a DAISY reader that others wrote find our books' contents and texts? (pip install daisy-dtb "chardet<6")

    python bench/daisy_reader.py BOOK-daisy.zip ...

Opens each book with daisy-dtb (a DAISY 2.02 library with parsers of its own) and walks it as a player does: every entry
of the contents has to lead to a place in its SMIL file, and every place to a text that is there. The clips it does not
see: it takes those alone that stand in a `seq` inside their `par`, which neither our books nor the public samples have.
daisy-dtb is written for Python 3.12; on 3.11 its `typing.override` is lent to it.
"""

import argparse
import typing
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("books", type=Path, nargs="+")
    given = parser.parse_args()
    if not hasattr(typing, "override"):
        typing.override = lambda function: function  # type: ignore[attr-defined]
    daisy, logger = import_module("daisy_dtb"), import_module("loguru").logger
    logger.remove()
    faults: list[str] = []
    entries = texts = 0
    for path in given.books:
        book = daisy.DaisyBook(daisy.ZipDtbSource(str(path)))
        entries += len(book.toc_entries)
        faults += [f"{path.name}: {one.text!r} leads nowhere" for one in book.toc_entries if not _leads(one)]
        for smil in {one.smil.reference.resource: one.smil for one in book.toc_entries}.values():
            texts += len(smil.sections)
            faults += [f"{path.name}: {one.text.reference.fragment} has no text" for one in smil.sections
                       if not str(one.text.content or "").strip()]  # fmt: skip
    print(f"{len(given.books)} books, {entries} entries of contents, {texts} texts; {len(faults)} faults")
    print("\n".join(faults))


def _leads(entry: Any) -> bool:
    """Return whether *entry* of the contents leads to a place in its SMIL file."""
    target = entry.smil_reference.fragment
    return any(target in {section.id, section.text.id} for section in entry.sections)


if __name__ == "__main__":
    main()
