"""Short lines near the title, and what they say."""

from datetime import date

import pytest

from narrator.reading.pasted.byline import byline_in, copyright_of, name_behind
from narrator.reading.pasted.dates import stated_date
from narrator.reading.pasted.lines import Line, lines_of


def line(text: str) -> Line:
    """Return *text* as a line."""
    return Line(text, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("September 9, 2021", date(2021, 9, 9)),
        ("Sept. 9th, 2021", date(2021, 9, 9)),
        ("9 September 2021", date(2021, 9, 9)),
        ("9th of September 2021", date(2021, 9, 9)),
        ("9. September 2021", date(2021, 9, 9)),
        ("9 de septiembre de 2021", date(2021, 9, 9)),
        ("9 septembre 2021", date(2021, 9, 9)),
        ("1er mai 2021", date(2021, 5, 1)),
        ("9 wrz. 2021 / 9 września 2021", date(2021, 9, 9)),
        ("9 сентября 2021", date(2021, 9, 9)),
        ("9 Eylül 2021", date(2021, 9, 9)),
        ("09.set.2021", date(2021, 9, 9)),
        ("2021-09-09", date(2021, 9, 9)),
        ("2021/9/9", date(2021, 9, 9)),
        ("2021年9月9日", date(2021, 9, 9)),
        ("2021년 9월 9일", date(2021, 9, 9)),
        ("09.10.2021", date(2021, 10, 9)),
        ("9/10/2021", date(2021, 9, 10)),
        ("31/10/2021", date(2021, 10, 31)),
        ("Sep 9", date(2000, 9, 9)),
    ],
)
def test_dates_are_read_in_the_forms_of_blogs(text: str, day: date) -> None:
    """Without a year they take the one that is given."""
    stated = stated_date(text)
    assert stated is not None
    assert stated.resolve(year=2000) == day


@pytest.mark.parametrize(
    "text", ["May I go?", "31 June 2021", "room 2021", "9 lives", "version 1.2.2021a", "February 30"]
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    """Neither words that are months' names, nor days that no month has."""
    stated = stated_date(text)
    assert stated is None or stated.resolve(year=2001) is None


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("• Writer: jdoe", "jdoe"),
        ("By Ida Moss", "Ida Moss"),
        ("Posted by Ida Moss on May 4, 2021 at 9:15 AM", "Ida Moss"),
        ("By Ida Moss, Senior Gardener, Institute of Quiet Places", "Ida Moss"),
        ("Ida Moss · 5 min read · Sep 9, 2021", "Ida Moss"),
        ("Von Hanna Brückner | 3. April 2021", "Hanna Brückner"),
        ("Publié par Claire Dubois le 12 mars 2021", "Claire Dubois"),
        ("Por José de la Cruz", "José de la Cruz"),
        ("Автор: Анна Белова", "Анна Белова"),
        ("Thursday, 9 September 2021, 10:30 GMT", ""),
        ("7 Min. Lesezeit", ""),
        ("2 days ago", ""),
    ],
)
def test_bylines_name_their_author(text: str, author: str) -> None:
    """In the forms of the platforms, in several languages; some say only the time."""
    found = byline_in(line(text))
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    "text",
    [
        "By the time we came home on 9 September 2021 the river had risen to the second step.",
        "May I go now?",
        "By and large",
        "1. Choose one bed.",
        "She was born in March",
    ],
)
def test_sentences_are_no_bylines(text: str) -> None:
    """Also when a date stands in them."""
    assert byline_in(line(text)) is None


@pytest.mark.parametrize(
    ("handle", "name"),
    [("janedoe", "Jane Doe"), ("jdoe", "Jane Doe"), ("janed", "Jane Doe"), ("doejane", "doejane"), ("jim", "jim")],
)
def test_a_handle_is_the_copyright_holder_it_is_made_of(handle: str, name: str) -> None:
    """Its letters, or an initial and a name; never by guess."""
    holder, year = copyright_of(lines_of("Words.\n\nQuiet Rooms © 2019-2021 by Jane Doe, M.A. All rights reserved."))
    assert (holder, year) == ("Jane Doe", 2021)
    assert name_behind(handle, holder) == name
