"""A drawing keeps what it draws; what could run or fetch is gone, however it is written."""

import pytest
from lxml import etree

from narrator.reading.svg.sanitize import MAX_DRAWN, UnsafeDrawingError, sanitize

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def repeating(number: int) -> str:
    """Return a group that draws the one before it ten times."""
    return f'<g id="g{number + 1}">' + f'<use href="#g{number}"/>' * 10 + "</g>"


def drawing(body: str, before: str = "") -> bytes:
    """Return an SVG file with *body*."""
    return f'{before}<svg {NAMESPACES} viewBox="0 0 9 9">{body}</svg>'.encode()


GOOD = {
    "shapes": '<g transform="scale(2) rotate(45)"><path d="M0 0L1 1z" stroke="#000"/><circle cx="1" cy="2" r="3"/></g>',
    "texts": '<title>A chart</title><text x="1" font-family="serif">Hi <tspan dy="1">you</tspan>!</text>',
    "gradients": '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    '<rect fill="url(#g)" clip-path="url(\'#c\')"/>',
    "uses": '<symbol id="s"><line x2="5"/></symbol><use xlink:href="#s" x="3"/>',
    "filters": '<filter id="f"><feGaussianBlur stdDeviation="2"/><feMerge><feMergeNode in="x"/></feMerge></filter>',
    "pictures": '<image xlink:href="data:image/png;base64,iVBORw0KGgo=" width="3"/>',
    "animations": '<rect><animate attributeName="opacity" from="0" to="1" dur="2s"/></rect>',
    "languages": '<text xml:lang="de">Hut</text>',
}
BAD = {
    "script": "<script>alert('evil')</script>",
    "script by reference": '<script xlink:href="https://evil.example/a.js"/>',
    "script of another namespace": '<script xmlns="http://www.w3.org/1999/xhtml">evil</script>',
    "event attribute": '<rect onload="evil()" onclick="evil()"/>',
    "animated event": '<set attributeName="onmouseover" to="evil()"/>',
    "animated link": '<a><animate attributeName="href" values="javascript:evil()"/><text>x</text></a>',
    "link that runs": '<a xlink:href="javascript:evil()"><text>x</text></a>',
    "link": '<a href="https://evil.example/"><text>x</text></a>',
    "foreign object": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
    "picture": '<image href="https://evil.example/a.png"/>',
    "picture without scheme": '<image xlink:href="//evil.example/a.png"/>',
    "drawing in a data address": '<image href="data:image/svg+xml;base64,PHN2Zz5ldmlsPC9zdmc+"/>',
    "page in a data address": '<use href="data:text/html,evil"/>',
    "use from outside": '<use href="https://evil.example/a.svg#b"/>',
    "filter from outside": '<feImage href="https://evil.example/a.png"/>',
    "fill from outside": '<rect fill="url(https://evil.example/a.svg#b)"/>',
    "fill, quoted": "<rect fill=\"URL('https://evil.example/a.svg#b')\"/>",
    "fill, escaped": '<rect fill="\\75rl(https://evil.example/a)"/>',
    "animated fill": '<rect><animate attributeName="fill" values="url(https://evil.example/a)"/></rect>',
    "cursor": '<rect cursor="url(https://evil.example/c.png), auto"/>',
    "style attribute": '<rect style="fill: red; background: url(//evil.example/x)"/>',
    "import": "<style>@import url(https://evil.example/x.css);</style>",
    "import, quoted": '<style>@import "https://evil.example/x.css";</style>',
    "import, escaped": '<style>@\\69mport "https://evil.example/x.css";</style>',
    "import in a section": '<style><![CDATA[@import "https://evil.example/x.css";]]></style>',
    "font": "<style>@font-face { font-family: a; src: url(https://evil.example/f.woff) }</style>",
    "image set": '<style>rect { background: image-set("https://evil.example/x.png" 1x) }</style>',
    "variable": "<style>:root { --x: url(https://evil.example/x) } rect { mask: var(--x) }</style>",
    "comment inside": "<style>rect { fill: u/**/rl(https://evil.example/x) }</style>",
    "media rule": "<style>@media all { rect { fill: url(https://evil.example/x) } }</style>",
    "unclosed": "<style>rect { fill: url(https://evil.example/x</style>",
    "old behaviour": '<rect style="behavior: url(https://evil.example/x.htc); -moz-binding: url(https://evil.example/x.xml)"/>',
    "handler": '<handler type="application/javascript">evil</handler>',
    "discard": '<discard href="https://evil.example"/>',
    "audio": '<audio xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/a.mp3"/>',
    "base": '<g xml:base="https://evil.example/"/>',
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_a_good_drawing_is_kept_as_it_is(body: str) -> None:
    """The same elements, attributes and text come out, in the same order."""
    cleaned, left_out = sanitize(drawing(body))
    assert not left_out
    assert etree.tostring(etree.fromstring(cleaned), method="c14n") == etree.tostring(
        etree.fromstring(drawing(body)), method="c14n"
    )


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_runs_or_fetches_is_gone(body: str) -> None:
    """Neither the program nor the address is anywhere in the file; what stands beside it is."""
    cleaned, _ = sanitize(drawing(body + '<path d="M1 1"/>'))
    assert b"evil" not in cleaned
    assert b'<path d="M1 1"/>' in cleaned


def test_what_stands_before_the_root_is_gone() -> None:
    """Style sheets by processing instruction, doctypes and comments are no part of the drawing."""
    before = '<?xml-stylesheet href="evil.css"?><!DOCTYPE svg SYSTEM "https://evil.example/d"><!-- evil -->'
    assert b"evil" not in sanitize(drawing("<rect/>", before))[0]


def test_entities_of_its_own_are_resolved() -> None:
    """Illustrator declares its namespaces as entities."""
    made = sanitize(
        b'<!DOCTYPE svg [<!ENTITY n "http://www.w3.org/2000/svg"><!ENTITY t "Hut">]>'
        b'<svg xmlns="&n;"><text>&t;</text></svg>'
    )
    assert b"<text>Hut</text>" in made[0]


def test_a_files_content_never_comes_in(tmp_path) -> None:
    """An entity that names a file is not resolved: the drawing is refused."""
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    before = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(UnsafeDrawingError):
        sanitize(drawing("<text>&x;</text>", before))


def test_rules_keep_what_only_draws() -> None:
    """One bad declaration costs neither its rule nor the others."""
    rule = "a, .b:not(.c) { fill: url(#g); mask: url(https://evil.example); stroke: red !important }"
    assert b"a, .b:not(.c){fill:url(#g);stroke:red !important}" in sanitize(drawing(f"<style>{rule}</style>"))[0]


def test_what_was_left_out_is_named() -> None:
    """Elements by name; an editor's own notes are no loss."""
    body = '<foreignObject/><script/><metadata/><x:namedview xmlns:x="http://sodipodi.example"/><rect/>'
    assert sanitize(drawing(body))[1] == ("foreignObject", "script")


@pytest.mark.parametrize(
    "data",
    [
        b"<svg>",
        b"<svg",
        b"<html/>",
        drawing("<g>" * 300 + "</g>" * 300),
        drawing('<use id="a" href="#b"/><use id="b" href="#a"/>'),
        drawing('<g id="a"><use href="#a"/></g>'),
        drawing('<g id="g0"/>' + "".join(repeating(number) for number in range(9))),
        drawing("<rect/>" * (MAX_DRAWN + 1)),
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]><svg xmlns='http://www.w3.org/2000/svg'><text>&j;</text></svg>",
    ],
    ids=["unclosed", "cut", "no SVG", "deep", "circle", "within itself", "laughs by use", "many", "laughs by entity"],
)
def test_what_cannot_be_made_safe_is_refused(data: bytes) -> None:
    """Not well-formed, without end, or too much to draw."""
    with pytest.raises(UnsafeDrawingError):
        sanitize(data)
