"""One byline, one person or several."""

import pytest

from narrator.publishing.rss.people import people


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ada Example", ("Ada Example",)),
        ("Ada Example and Bo Sample", ("Ada Example", "Bo Sample")),
        ("Ada Example, Bo Sample, and Cy Other", ("Ada Example", "Bo Sample", "Cy Other")),
        ("Ada Example; Bo Sample", ("Ada Example", "Bo Sample")),
        ("Eva Muster und Jan Beispiel", ("Eva Muster", "Jan Beispiel")),
        ("Ève Exemple et Jean Modèle", ("Ève Exemple", "Jean Modèle")),
        ("Ada Example & Bo Sample", ("Ada Example", "Bo Sample")),
        ("Example, Ada", ("Example, Ada",)),
        ("Salt and Pepper", ("Salt and Pepper",)),
        ("The staff of Sand and Stone", ("The staff of Sand and Stone",)),
        ("", ()),
    ],
)
def test_people(byline: str, names: tuple[str, ...]) -> None:
    """Names are parted where it is certain; else the byline is one."""
    assert people(byline) == names
