"""The title of a post, from its first lines."""

import pytest

from narrator.editing.head import title_in


@pytest.mark.parametrize(
    ("begin", "title"),
    [
        ("---\ntitle: Moving house\nlang: en\n---\n\nText.", "Moving house"),
        ('---\nlang: en\ntitle: "Say \\"yes\\": a plea" # old\n---\n', 'Say "yes": a plea'),
        ("---\ntitle: 'One: two'\n---\n", "One: two"),
        ('+++\ntitle = "In TOML"\n+++\n', "In TOML"),
        ("---\nlang: en\n---\n\n# The heading #\n\ntitle: no", "The heading"),
        ("\ufeff# First\n", "First"),
        ("Only text.\n\ntitle: none\n", ""),
        ("---\ntitle: never closed", ""),
        ("", ""),
    ],
)
def test_the_first_lines_tell_the_title(begin: str, title: str) -> None:
    """Front matter of both kinds, in any quotes, else the first heading; a line of the text is none."""
    assert title_in(begin) == title
