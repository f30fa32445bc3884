import langcodes
import pytest

from narrator.publishing.id3 import USUAL


@pytest.mark.parametrize("language", sorted(USUAL))
def test_the_usual_languages_have_the_codes_of_the_registry(language: str) -> None:
    """The short list spares an import, and must not differ from langcodes."""
    assert langcodes.Language.get(language).to_alpha3(variant="B") == USUAL[language]
