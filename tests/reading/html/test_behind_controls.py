"""What a page shows at a click is the author's text; what it never shows is listed."""

import pytest
from reading.html.pages import PROSE, blog, paragraphs

from narrator.article.model import LeftOutReason, Source, SourceFormat
from narrator.reading.html.reader import read_html

ANSWER = "Bring a warm coat, since the saloon is not heated, and the deck is open to the wind on three sides."
QUESTION = "What should I bring?"
SHOWN = {
    "a button that controls": f'<h3><button aria-expanded="false" aria-controls="a1">{QUESTION}</button></h3>'
    f'<div id="a1" hidden><p>{ANSWER}</p></div>',
    "a button alone": f'<button class="accordion">{QUESTION}</button>'
    f'<div class="panel" style="display: none"><p>{ANSWER}</p></div>',
    "Bootstrap": f'<h3><a data-bs-toggle="collapse" data-bs-target="#c" href="#c">{QUESTION}</a></h3>'
    f'<div id="c" class="collapse" style="display:none"><p>{ANSWER}</p></div>',
    "a question above": f'<p><strong>{QUESTION}</strong></p><div style="display:none"><p>{ANSWER}</p></div>',
    "tabs": f'<ul role="tablist"><li role="tab" aria-controls="t1">{QUESTION}</li></ul>'
    f'<div role="tabpanel" id="t1" aria-hidden="true"><p>{ANSWER}</p></div>',
    "details": f"<details><summary>{QUESTION}</summary><p>{ANSWER}</p></details>",
    "a checkbox": f'<label for="x">{QUESTION}</label><input type="checkbox" id="x">'
    f'<div class="toggle-content" style="visibility:hidden"><p>{ANSWER}</p></div>',
    "a class that hides": f'<h3><button aria-expanded="false" aria-controls="a1">{QUESTION}</button></h3>'
    f'<div id="a1" class="hidden"><p>{ANSWER}</p></div>',
    "read more": f'<p>{QUESTION}</p><div style="display:none"><p>{ANSWER}</p></div><button>Read more</button>',
}
HIDDEN = {
    "nothing opens it": f'<div style="display:none"><p>{ANSWER}</p></div>',
    "a dialog": f'<button aria-controls="d">Hints</button><div id="d" role="dialog" hidden><p>{ANSWER}</p></div>',
    "a menu": f'<button aria-controls="m">Menu</button><div id="m" class="site-menu" hidden><p>{ANSWER}</p></div>',
    "said already": f'<p>{ANSWER}</p><button aria-controls="s">Short</button><div id="s" hidden><p>{ANSWER}</p></div>',
}


def read(html):
    """Return the article of a post with *html* between its paragraphs."""
    return read_html(
        Source("page.html", SourceFormat.HTML, blog(paragraphs(*PROSE[:2]) + html + paragraphs(*PROSE[2:])))
    )


@pytest.mark.parametrize("control", SHOWN)
def test_what_a_control_shows_is_read(control):
    """Question and answer, in their place."""
    texts = [segment.text for segment in read(SHOWN[control]).segments()]
    assert texts == [*PROSE[:2], QUESTION, ANSWER, *PROSE[2:]]


@pytest.mark.parametrize("reason", HIDDEN)
def test_what_no_reader_can_see_is_listed(reason):
    """It is not read, or not twice."""
    article = read(HIDDEN[reason])
    texts = [segment.text for segment in article.segments()]
    assert texts.count(ANSWER) == ("said" in reason)
    assert any(ANSWER in one.text for one in article.left_out if one.reason is LeftOutReason.HIDDEN)
