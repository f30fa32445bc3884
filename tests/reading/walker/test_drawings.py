"""Drawings that stand in a page become files that every other reader of SVG understands."""

from urllib.parse import unquote

from narrator.reading.svg.sanitize import sanitize
from narrator.reading.walker.drawings import reference_of
from narrator.reading.walker.parse import parse_html


def drawing(html):
    """Return the first drawing of a page."""
    return next(parse_html(html).iter("svg"))


def test_a_drawing_is_written_as_svg_writes_its_names():
    """HTML's parser writes them small, and has no namespaces."""
    html = (
        '<p><svg viewBox="0 0 9 9"><title>A %</title><linearGradient id="g"/><path d="M0 0" onclick="x()"/>'
        '<use xlink:href="#g"/><script>x()</script></svg></p>'
    )
    head, _, body = reference_of(drawing(html)).partition(",")
    assert head == "data:image/svg+xml"
    made, left_out = sanitize(unquote(body).encode())
    text = made.decode()
    assert 'viewBox="0 0 9 9"' in text
    assert "linearGradient" in text
    assert "A %" in text
    assert "onclick" not in text
    assert left_out == ("script",)


def test_a_drawing_around_one_picture_is_that_picture():
    """As books wrap their covers and maps."""
    assert reference_of(drawing('<svg><title>A map</title><image xlink:href="map.png"/></svg>')) == "map.png"
