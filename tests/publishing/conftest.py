"""What the tests of books and pages share."""

from pathlib import Path

import pytest
from publishing.books import make_books
from publishing.firefox import firefox
from publishing.pages import published, reader, served

__all__ = ("books", "firefox", "published", "reader", "served")


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the books of two posts."""
    return make_books(tmp_path_factory.mktemp("books"))
