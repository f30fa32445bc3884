"""Each case of `cases/*.txt`: a fact, the HTML, and what the walker makes of it."""

from pathlib import Path

import pytest
from reading.walker.rendering import rendered

from narrator.reading.walker import parse_html, walk_html

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def _cases():
    for path in CASES:
        for case in path.read_text("utf-8").split("\n=== ")[1:]:
            fact, _, rest = case.partition("\n")
            html, _, expected = rest.partition("\n---\n")
            yield pytest.param(html, expected.strip(), id=f"{path.stem}: {fact}")


@pytest.mark.parametrize(("html", "expected"), list(_cases()))
def test_the_walker_makes_of_html_what_its_author_meant(html, expected):
    """What the case file says."""
    assert rendered(walk_html(parse_html(html), language="en")) == expected
