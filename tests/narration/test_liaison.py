"""A French word is heard with its last consonant before a vowel, and without it elsewhere."""

from narrator.narration.dictionary import pronunciations, words_in


def sounds(text: str, word: str, language: str = "fr") -> tuple[str, ...]:
    """Return how *word* of *text* may sound."""
    return pronunciations(words_in(text, language), language).of[word]


def test_before_a_vowel_a_silent_letter_is_heard() -> None:
    """Both ways are known: nobody has to link."""
    linked = sounds("les amis ont vu les chats", "les")
    assert "L EY" in linked
    assert "L EY Z" in linked
    assert any(sound.endswith(" T") for sound in sounds("un petit enfant", "petit"))
    assert any(sound.endswith(" Z") for sound in sounds("de beaux étés", "beaux"))


def test_elsewhere_it_is_not() -> None:
    """Nor of "et", of a word that ends in its consonant anyway, or in another language."""
    assert not any(sound.endswith(" Z") for sound in sounds("les chats", "les"))
    assert not any(sound.endswith(" T") for sound in sounds("toi et elle", "et"))
    assert not any("Z Z" in sound for sound in sounds("douze amis", "douze"))
    assert not any(sound.endswith(" Z") for sound in sounds("las amigas", "las", "es"))
