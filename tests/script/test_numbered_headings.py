"""Roman numerals before and as headings."""

from script.posts import heading, script


def said(*headings: str, language: str = "en") -> list[str]:
    """Return what is said for *headings*, each over a paragraph."""
    blocks = [block for text in headings for block in (heading(text), "Boats came.")]
    made = script(*blocks, language=language)
    return [one.spoken for one in made.utterances if one.written in headings]


def test_letters_that_count_are_numbers() -> None:
    """A heading's neighbours tell: "I" before "II", "V" after "IV"."""
    assert said("I: The Mill", "II: The Sea") == ["one: The Mill", "two: The Sea"]
    assert said("IV. Home", "V. Away", "Notes") == ["four. Home", "five. Away", "Notes"]
    assert said("I – La mer", "II – Le port", language="fr") == ["un – La mer", "deux – Le port"]


def test_headings_that_are_nothing_but_numerals_grow() -> None:
    """One of several letters is evidence enough for its neighbours."""
    assert said("I", "IV", "X") == ["one", "four", "ten"]


def test_letters_and_words_stay() -> None:
    """A glossary's letters, the pronoun, and a numeral that nothing counts with."""
    assert said("C", "D", "L", "M") == ["C", "D", "L", "M"]
    assert said("I was there", "V. Woolf") == ["I was there", "V. Woolf"]
