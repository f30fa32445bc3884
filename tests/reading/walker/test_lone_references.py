"""Raised figures that refer to a note elsewhere are no part of the sentence; powers, units and ordinals are."""

import pytest

from narrator.reading.walker import parse_html, walk_html


def said(html):
    """Return the text of the only paragraph, and what is left out of it."""
    walked = walk_html(parse_html(f"<p>{html}</p>"))
    return walked.blocks[0].text, [(one.text, one.kind) for one in walked.left_out]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "Terns return in May.<sup>1</sup> They leave in August.<sup>2, 3</sup>",
            "Terns return in May. They leave in August.",
        ),
        ("Water is H<sub>2</sub>O.<sup>1</sup> So is f(x).<sup>2</sup>", "Water is H2O. So is f(x)."),
        ("Terns<sup>1</sup> and gulls<sup>2–4</sup> return.", "Terns and gulls return."),
        (
            "They said “never”<sup>3</sup> and left (as all of us do)<sup>[4]</sup>.",
            "They said “never” and left (as all of us do).",
        ),
        ("In 1999,<sup>12</sup> they came; <em>all of them.</em><sup>13</sup>", "In 1999, they came; all of them."),
        (
            'They came.<sup class="reference"><a href="#cite_note-7">[7]</a></sup>:23 They left.',
            "They came. They left.",
        ),
        ('They came.<sup><a href="#fn9">9</a></sup> They left.', "They came. They left."),
        ('They came.<sup class="reference">: 41–43</sup> They left.', "They came. They left."),
        ("鳥が来た。<sup>1</sup>また去った。", "鳥が来た。また去った。"),
    ],
)
def test_references_are_left_out(html, text):
    """After a sentence, a quotation, a bracket; after words where the figures count from one."""
    said_text, left = said(html)
    assert said_text == text
    assert left
    assert {kind for _, kind in left} == {"reference"}


@pytest.mark.parametrize(
    "html",
    [
        "It has 10<sup>6</sup> atoms and is 30 m<sup>2</sup> wide, 5 metres<sup>2</sup> at least.",
        "See x<sup>2</sup>, sin<sup>2</sup> x, (a + b)<sup>2</sup> and chi<sup>2</sup>.",
        "On the 14<sup>th</sup> of May, the 1<sup>st</sup> tern; M<sup>lle</sup> Tern.",
        "The Formula<sup>3</sup> boat is called so.",
        "Isotopes: <sup>14</sup>C and 2<sup>-1</sup>.",
        'Read <sup><a href="https://example.org/3">3</a></sup> of them.',
    ],
)
def test_what_means_something_stays(html):
    """Powers, units, functions, ordinals, names, isotopes, links to other pages."""
    text, left = said(html)
    assert left == []
    assert text == " ".join(html.replace("</sup>", "").replace("<sup>", "").split("<a")[0].split()) or "<a" in html


def test_a_note_on_the_page_is_referred_to():
    """What has its note stays a reference to it."""
    html = '<p>They came.<sup><a href="#n1">1</a></sup></p><ol><li id="n1"><p>In May.</p></li></ol>'
    walked = walk_html(parse_html(html))
    assert [span.kind for span in walked.blocks[0].spans] == ["note_reference"]
