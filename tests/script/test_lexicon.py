"""The author's pronunciations."""

import os
from pathlib import Path

import pytest
from script.posts import paragraph, script

from narrator.article.model import Span, SpanKind
from narrator.config.policy import Policy
from narrator.config.voice_profile import LexiconEntry, VoiceProfile
from narrator.errors import ProfileError
from narrator.script.lexicon.load import load_lexicon, read_lexicon
from narrator.script.lexicon.matcher import Lexicon

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Holm</grapheme><grapheme>Holme</grapheme><phoneme>hoʊm</phoneme></lexeme>
  <lexeme><grapheme>RYA</grapheme><alias>Royal Yachting Association</alias></lexeme>
  <lexeme role="noun"><grapheme>lead</grapheme><alias>led</alias></lexeme>
  <lexeme><grapheme>Ghent</grapheme><phoneme alphabet="x-sampa">gEnt</phoneme></lexeme>
  <lexeme xml:lang="fr"><grapheme>chat</grapheme><alias>cha</alias></lexeme>
</lexicon>
"""


def said(text: str, *entries: LexiconEntry, language: str = "en") -> str:
    """Return *text* as the lexicon has it said."""
    lexicon = Lexicon(entries)
    return "".join(lexeme.alias if lexeme else stretch for stretch, lexeme in lexicon.split(text, language))


@pytest.mark.parametrize(
    ("grapheme", "text", "expected"),
    [
        ("Couns", "A Couns. of Couns", "A X. of X"),
        ("Couns", "Counsel, XCouns, Couns2", "Counsel, XCouns, Couns2"),
        ("Couns", "Couns's and Couns-made", "X's and X-made"),
        ("Couns", "COUNS couns", "X couns"),
        ("M.Couns.", "An M.Couns. here", "An X here"),
        ("New Ross", "from New  Ross and New\nRoss", "from X and X"),
        ("C++", "C++ and C+", "X and C+"),
        ("東京", "東京都", "X都"),
    ],
)
def test_a_grapheme_is_whole_words(grapheme: str, text: str, expected: str) -> None:
    """It is found as written, as whole words, and nowhere inside another word."""
    assert said(text, LexiconEntry(grapheme, alias="X")) == expected


def test_case_is_ignored_where_the_lexeme_says_so() -> None:
    """`case_sensitive = false` finds every way of writing it."""
    assert said("rya RYA Rya", LexiconEntry("RYA", alias="X", case_sensitive=False)) == "X X X"


def test_the_longest_grapheme_wins() -> None:
    """A phrase is found before the words in it."""
    entries = (LexiconEntry("New", alias="A"), LexiconEntry("New Ross", alias="B"), LexiconEntry("Ross", alias="C"))
    assert said("New Ross, New, Ross", *entries) == "B, A, C"


def test_the_later_of_two_lexemes_wins() -> None:
    """The post's own lexicon comes last, and is the last word."""
    assert said("Holm", LexiconEntry("Holm", alias="A"), LexiconEntry("Holm", alias="B")) == "B"


def test_a_word_as_it_is_written_comes_before_its_capital_form() -> None:
    """The name of a people beside a verb, in whichever order they are taught."""
    name, verb = LexiconEntry("Polish", alias="pole ish"), LexiconEntry("polish", alias="pollish")
    for taught in ((name, verb), (verb, name)):
        assert said("We polish a Polish plate. POLISH", *taught).startswith("We pollish a pole ish plate.")


def test_a_lexeme_holds_for_its_language() -> None:
    """A lexeme of English says nothing in French; one without a language holds everywhere."""
    entry = LexiconEntry("chat", alias="X", language="fr")
    assert said("chat", entry) == "chat"
    assert said("chat", entry, language="fr-CA") == "X"


def test_pls(tmp_path: Path) -> None:
    """Aliases, IPA, several graphemes and languages are read; what is not understood is told with its line."""
    path = tmp_path / "names.pls"
    path.write_text(PLS, encoding="utf-8")
    entries, notices = read_lexicon(path)
    assert [(entry.grapheme, entry.alias or entry.phoneme, entry.language) for entry in entries] == [
        ("Holm", "hoʊm", "en"),
        ("Holme", "hoʊm", "en"),
        ("RYA", "Royal Yachting Association", "en"),
        ("lead", "led", "en"),
        ("chat", "cha", "fr"),
    ]
    assert [(notice.code, notice.line) for notice in notices] == [("lexicon-role", 5), ("lexicon-alphabet", 6)]


def test_a_word_that_a_file_says_in_two_ways_is_told(tmp_path: Path) -> None:
    """The later counts; twice the same is no contradiction."""
    path = tmp_path / "names.toml"
    lexeme = '[[lexeme]]\ngrapheme = "{}"\nalias = "{}"\n'
    words = [("Tove", "toe vah"), ("Tove", "tohv"), ("Holm", "home"), ("Holm", "home")]
    path.write_text("".join(lexeme.format(*word) for word in words), encoding="utf-8")
    _, notices = read_lexicon(path)
    assert [notice.code for notice in notices] == ["lexicon-contradiction"]
    assert "“toe vah” and “tohv”" in notices[0].text
    lexicon, _ = load_lexicon(VoiceProfile("default", lexicons=(path,)))
    assert [lexeme.alias for _, lexeme in lexicon.split("Tove", "en") if lexeme] == ["tohv"]


PRONUNCIATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="http://www.w3.org/2005/01/pronunciation-lexicon http://www.w3.org/TR/pronunciation-lexicon/pls.xsd"
      alphabet="ipa" xml:lang="en-GB">
  <meta name="author" content="nobody"/>
  <metadata><x xmlns="urn:x"/></metadata>
  <lexeme><grapheme>quay</grapheme><phoneme>kiː</phoneme><phoneme>keɪ</phoneme><example>the quay</example></lexeme>
  <lexeme><grapheme>scone</grapheme><phoneme>skəʊn</phoneme><phoneme prefer="true">skɒn</phoneme></lexeme>
  <lexeme><grapheme>Leigh 2</grapheme><alias>lee two</alias><phoneme>liː tuː</phoneme></lexeme>
  <lexeme><grapheme>RNLI</grapheme><phoneme>ɑːrɛnɛlaɪ</phoneme><alias>lifeboat institution</alias></lexeme>
  <lexeme><grapheme>Cowes</grapheme><phoneme alphabet="x-sampa">kaUz</phoneme><alias>cows</alias></lexeme>
  <lexeme><grapheme orthography="Latn">judgment</grapheme><grapheme>judgement</grapheme><!-- both -->
    <phoneme>ˈdʒʌdʒ.mənt</phoneme></lexeme>
</lexicon>"""
"""The shapes of the recommendation's own examples (sections 3 to 4.9), with other words."""


def test_pronunciations_are_preferred_as_pls_says(tmp_path: Path) -> None:
    """The one marked so, else the first in the document; an alias beside a phoneme is for engines without."""
    path = tmp_path / "names.pls"
    path.write_text(PRONUNCIATIONS, encoding="utf-8")
    entries, notices = read_lexicon(path)
    assert [(entry.grapheme, entry.alias, entry.phoneme) for entry in entries] == [
        ("quay", "", "kiː"),
        ("scone", "", "skɒn"),
        ("Leigh 2", "lee two", ""),
        ("RNLI", "lifeboat institution", "ɑːrɛnɛlaɪ"),
        ("Cowes", "cows", ""),
        ("judgment", "", "ˈdʒʌdʒ.mənt"),
        ("judgement", "", "ˈdʒʌdʒ.mənt"),
    ]
    assert {entry.language for entry in entries} == {"en-GB"}
    assert notices == ()


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.pls", "<lexicon>\n<lexeme>", 2),
        ("a.pls", PLS.replace("<grapheme>RYA</grapheme>", ""), 4),
        ("a.pls", PLS.replace("<alias>led</alias>", ""), 5),
        ("a.pls", '<!DOCTYPE lexicon [<!ENTITY a "b">]>\n<lexicon/>', 1),
        ("a.pls", "<html/>", 1),
        ("a.toml", 'a = "b"\nc = ', 2),
        ("a.toml", 'a = "b"\nc = 3\n', 2),
        ("a.toml", 'a = "b"\n\n[[lexeme]]\nalias = "x"\n', 3),
        ("a.toml", '[[lexeme]]\ngrapheme = "a"\nalias = "x"\n[[lexeme]]\ngrapheme = "b"\n', 4),
        ("a.toml", '[[lexeme]]\ngrapheme = "a"\nsay = "x"\n', 1),
        ("a.toml", '[[lexeme]]\ngrapheme = 4\nalias = "x"\n', 1),
    ],
)
def test_a_malformed_lexicon_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    """The error gives the file and the line."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        read_lexicon(path)
    assert caught.value.where == f"{path}:{line}"


def test_a_lexicon_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file and an unknown ending are errors of the profile."""
    with pytest.raises(ProfileError, match="no such lexicon"):
        read_lexicon(tmp_path / "none.pls")
    odd = tmp_path / "words.csv"
    odd.write_text("a,b")
    with pytest.raises(ProfileError, match="cannot end in"):
        read_lexicon(odd)


def test_short_form(tmp_path: Path) -> None:
    """One line a word, or tables with all that PLS can say; the one-line words win."""
    path = tmp_path / "words.toml"
    path.write_text(
        'Holm = "home"\n"M.Couns." = "Master of Counselling"\n[[lexeme]]\ngrapheme = ["RYA", "Holm"]\n'
        'phoneme = "ɑː"\ncase_sensitive = false\nlanguage = "en"\n',
        encoding="utf-8",
    )
    entries, notices = read_lexicon(path)
    assert not notices
    assert entries[0] == LexiconEntry("RYA", phoneme="ɑː", case_sensitive=False, language="en")
    assert [entry.grapheme for entry in entries] == ["RYA", "Holm", "Holm", "M.Couns."]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """What was read once is kept, until the file is written again."""
    path = tmp_path / "words.toml"
    path.write_text('Holm = "home"')
    assert read_lexicon(path)[0][0].alias == "home"
    path.write_text('Holm = "holm"')
    os.utime(path, ns=(1, 1))
    assert read_lexicon(path)[0][0].alias == "holm"


def test_files_come_before_the_profiles_own_entries(tmp_path: Path) -> None:
    """The profile's files first, then the post's own words, which win."""
    path = tmp_path / "words.toml"
    path.write_text('Holm = "home"')
    lexicon, _ = load_lexicon(VoiceProfile("p", lexicons=(path,), lexicon=(LexiconEntry("Holm", alias="own"),)))
    assert [lexeme.alias for _, lexeme in lexicon.split("Holm", "en") if lexeme] == ["own"]


def with_lexicon(*entries: LexiconEntry) -> VoiceProfile:
    """Return a profile with *entries*."""
    return VoiceProfile("p", policy=Policy(opening=False), lexicon=entries)


def test_an_entry_changes_only_the_utterances_that_hold_its_word() -> None:
    """So that an edit of the lexicon speaks no other sentence again."""
    blocks = ("Ada Holm rowed. The sea was calm.", "Nobody saw Holm.")
    before = script(*blocks, profile=with_lexicon())
    after = script(*blocks, profile=with_lexicon(LexiconEntry("Holm", alias="home")))
    assert [u.spoken for u in after.utterances] == ["Ada home rowed.", "The sea was calm.", "Nobody saw home."]
    assert [u.written for u in after.utterances] == [u.written for u in before.utterances]
    assert before.utterances[1] == after.utterances[1]


def test_a_phoneme_is_a_part_of_its_own() -> None:
    """An engine that takes IPA gets it; the others get the word."""
    made = script("Ada Holm rowed.", profile=with_lexicon(LexiconEntry("Holm", phoneme="hoʊm")))
    assert [(part.text, part.phoneme) for part in made.utterances[0].parts] == [
        ("Ada", ""),
        ("Holm", "hoʊm"),
        ("rowed.", ""),
    ]


def test_what_the_author_says_is_beyond_the_lexicon() -> None:
    """A `say` mark is said as it stands."""
    text = paragraph("Ada Holm rowed.", Span(4, 8, SpanKind.SAY, "Holm 5"))
    made = script(text, profile=with_lexicon(LexiconEntry("Holm", alias="home")))
    assert made.utterances[0].spoken == "Ada Holm 5 rowed."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the Nguyens left", "the wins left"),
        ("NGUYEN", "win"),
        ("Nguyen's boat", "win's boat"),
        ("Kubectl runs", "cube control runs"),
        ("nguyen", "nguyen"),
        ("US", "US"),
    ],
)
def test_forms_of_a_taught_word_follow_it(text: str, said: str) -> None:
    """Its plural, possessive and capital forms are said as it is taught; a name in small letters is another word."""
    entries = [LexiconEntry("Nguyen", alias="win"), LexiconEntry("kubectl", alias="cube control"),
               LexiconEntry("us", alias="uss")]  # fmt: skip
    found = "".join(lexeme.alias if lexeme else stretch for stretch, lexeme in Lexicon(entries).split(text, "en"))
    assert found == said


def test_a_title_before_a_taught_name_stays_one() -> None:
    """Whatever letters the name is said with."""
    profile = VoiceProfile("p", lexicon=(LexiconEntry("Okonkwo", alias="oh-kong-kwo"),))
    spoken = [one.spoken for one in script(paragraph("Dr. Okonkwo met St. Okonkwo."), profile=profile).utterances]
    assert "Doctor Oh-kong-kwo met Saint Oh-kong-kwo." in spoken
