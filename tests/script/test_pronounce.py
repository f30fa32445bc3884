"""`narrator pronounce add`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.errors import OutputError, ProfileError, UsageError
from narrator.script.lexicon.add import add

OLD = """# Names.
Holm = "home"   # she says so herself

# The club.
[[lexeme]]
grapheme = "RYA"
alias = "Royal Yachting Association"
"""


def test_a_first_word_makes_the_file(tmp_path: Path) -> None:
    """The folder too."""
    path = tmp_path / "site" / "lexicon.toml"
    assert add("M.Couns.", "Master of Counselling", path) is False
    assert tomllib.loads(path.read_text("utf-8")) == {"M.Couns.": "Master of Counselling"}


def test_a_new_word_leaves_comments_and_order(tmp_path: Path) -> None:
    """It stands above the first table, and above that table's comment."""
    path = tmp_path / "lexicon.toml"
    path.write_text(OLD, encoding="utf-8")
    assert add("Ghent", "gent", path) is False
    assert path.read_text("utf-8") == OLD.replace("herself\n", 'herself\n"Ghent" = "gent"\n')


def test_a_known_word_is_replaced_in_its_place(tmp_path: Path) -> None:
    """The other lines stay as they are."""
    path = tmp_path / "lexicon.toml"
    path.write_text(OLD, encoding="utf-8")
    assert add("Holm", "holm", path) is True
    assert path.read_text("utf-8").splitlines()[:2] == ["# Names.", '"Holm" = "holm"']
    assert tomllib.loads(path.read_text("utf-8"))["Holm"] == "holm"


@settings(deadline=None, derandomize=True)
@given(word=st.text(min_size=1, max_size=20), say=st.text(min_size=1, max_size=20))
def test_any_word_can_be_added(tmp_path_factory: pytest.TempPathFactory, word: str, say: str) -> None:
    """Whatever the characters, the file stays TOML and says what was asked."""
    path = tmp_path_factory.mktemp("lexicon") / "lexicon.toml"
    path.write_text(OLD, encoding="utf-8")
    if not word.split() or not say.split():
        with pytest.raises(UsageError):
            add(word, say, path)
        return
    add(word, say, path)
    assert tomllib.loads(path.read_text("utf-8"))[" ".join(word.split())] == " ".join(say.split())
    assert add(word, say, path) is True


def test_a_file_that_is_no_lexicon_is_left_alone(tmp_path: Path) -> None:
    """It is named, and stays as it is."""
    path = tmp_path / "lexicon.toml"
    path.write_text("not toml")
    with pytest.raises(ProfileError):
        add("Holm", "home", path)
    assert path.read_text() == "not toml"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "site").write_text("")
    with pytest.raises(OutputError):
        add("Holm", "home", tmp_path / "site" / "lexicon.toml")
