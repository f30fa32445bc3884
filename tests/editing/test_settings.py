"""narrator.toml is changed a value at a time, and stays the author's file."""

from pathlib import Path

import pytest

from narrator.editing.history import History
from narrator.editing.settings import answers_of, set_show, set_site, with_value
from narrator.errors import ConfigError, UsageError
from narrator.languages.phrases import worded
from narrator.pipeline.session import open_session
from narrator.show.init import Answers

TOML = """# mine
voices = ["default"]  # all

# of the show
[show]
title = "Old"
# a comment
explicit = false

# limits
[limits]
text_mb = 8
"""


def test_one_value_changes_and_all_comments_stay() -> None:
    """In its table, at the end of it, or in a new one."""
    assert with_value(TOML, "", "voices", ("fast",)) == TOML.replace('["default"]  # all', '["fast"]')
    assert with_value(TOML, "show", "title", 'A "new" one') == TOML.replace('"Old"', '"A \\"new\\" one"')
    longer = with_value(TOML, "show", "email", "a@b.c")
    assert 'explicit = false\nemail = "a@b.c"\n\n# limits\n[limits]' in longer
    assert with_value(TOML, "breaks", "sentence_ms", 800).endswith("\n[breaks]\nsentence_ms = 800\n")
    assert with_value("# only\n", "", "home", "x") == '# only\nhome = "x"\n'


def test_a_value_over_several_lines_is_left_to_an_editor() -> None:
    """It would be broken."""
    with pytest.raises(ConfigError):
        with_value('voices = [\n  "a",\n  "b",\n]\n', "", "voices", ["c"])


def test_the_show_is_described_in_a_new_file_and_in_an_old_one(tmp_path: Path) -> None:
    """What a store would refuse is refused; the same again is no change."""
    history = History(tmp_path)
    answers = Answers(
        title="Quiet hours", email="a@example.org", site_url="https://quiet.example", category="mental health"
    )
    assert set_show(open_session(tmp_path), history, answers) is not None
    session = open_session(tmp_path)
    assert session.site.show.category == ("Health & Fitness", "Mental Health")
    assert set_show(session, history, answers_of(session)) is None
    assert set_site(session, history, "home", "there", worded("home set")) is not None
    assert open_session(tmp_path).site.home == "there"
    with pytest.raises(UsageError, match="e-mail"):
        set_show(session, history, Answers(email="nobody"))
    change = history.last()
    assert change is not None
    history.undo(change.number)
    assert open_session(tmp_path).site.home == ""
