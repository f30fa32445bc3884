"""How languages are written."""

import pytest

from narrator.languages.written import direction


@pytest.mark.parametrize(
    "language", ["ar", "ar-EG", "he", "fa", "ur", "ckb", "yi", "ug", "sd", "ps", "syr", "dv", "uz-Arab"]
)
def test_from_right_to_left(language: str) -> None:
    """Languages, with a region, with a script, and those that CLDR has little of."""
    assert direction(language) == "rtl"


@pytest.mark.parametrize(
    "language", ["en", "de-AT", "ja", "ar-Latn", "ku-Latn", "az-Cyrl", "", "x-klingon", "und", "a_b"]
)
def test_from_left_to_right(language: str) -> None:
    """So are languages in Latin letters, and tags that name nothing."""
    assert direction(language) == "ltr"
