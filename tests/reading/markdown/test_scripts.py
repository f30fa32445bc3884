"""Subscripts and superscripts as Pandoc writes them."""

import pytest

from narrator.reading.markdown.convert import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Water is H~2~O.", "Water is H<sub>2</sub>O."),
        ("An area of x^2^ and 5 m^2^.", "An area of x<sup>2</sup> and 5 m<sup>2</sup>."),
        ("The 2^nd^ time", "The 2<sup>nd</sup> time"),
        ("See ~/bin and ~/lib.", "See ~/bin and ~/lib."),
        ("10^9 and a^b and ^caret", "10^9 and a^b and ^caret"),
        ("It is ~~gone~~ now.", "It is <del>gone</del> now."),
        ("`H~2~O`", "<code>H~2~O</code>"),
        ("about~5 or~6", "about~5 or~6"),
    ],
)
def test_a_short_text_between_two_marks_after_a_letter_is_lowered_or_raised(text: str, html: str) -> None:
    """Paths, powers written with one caret, strikethrough and code are not."""
    assert to_html(text).strip() == f"<p>{html}</p>"
