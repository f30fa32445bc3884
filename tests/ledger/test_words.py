"""Words as the ledger compares them."""

import pytest

from narrator.ledger.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop", ["don", "t", "stop"]),
        ("snake_case", ["snake", "case"]),
        ("ﬁne Ｗide", ["fine", "wide"]),
        ("cafe\u0301 café", ["café", "café"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("हिन्दी", ["हिन्दी"]),
        ("العَرَبِيَّة", ["العَرَبِيَّة"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("日本 ﾊ", ["日", "本", "ハ"]),
        ("5 % & © € 👍🏽 →", ["5", "%", "&", "©", "€", "👍", "→"]),
        ("— “…” #*_~ ¶ ■", []),
    ],
)
def test_words(text, expected):
    """Letters, digits and marks of any script make words; symbols that carry meaning are words, punctuation is not."""
    assert [word.key for word in words(text) if word.key != "🏽"] == expected


def test_offsets_of_decoded_entities_point_at_the_raw_text():
    """A word spelt with character references begins and ends where it is written."""
    raw = "a caf&eacute;s &amp; b"
    assert [raw[word.begin : word.end] for word in words(raw, entities=True)] == ["a", "caf&eacute;s", "&amp;", "b"]
