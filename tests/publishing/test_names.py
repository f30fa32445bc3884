"""How languages are written."""

import pytest
from babel.core import Locale
from babel.localedata import locale_identifiers

from narrator.publishing.names import direction


@pytest.mark.parametrize("name", sorted({name for name in locale_identifiers() if "_" not in name}))
def test_every_language_runs_as_cldr_says(name: str) -> None:
    """From right to left, or from left to right."""
    assert direction(name) == {"right-to-left": "rtl", "left-to-right": "ltr"}[Locale.parse(name).character_order]
