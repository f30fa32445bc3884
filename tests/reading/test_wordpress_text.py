"""A post typed in WordPress's classic editor becomes HTML."""

import pytest

from narrator.reading.catalogues.autop import with_paragraphs
from narrator.reading.catalogues.shortcodes import with_figures


def squeezed(html: str) -> str:
    """Return *html* without line ends."""
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One,\ntwo.", "<p>One,<br>two.</p>"),
        ("One.\r\n\r\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("<p>One.</p>\n<p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("Before\n<h2>Head</h2>\nAfter", "<p>Before</p><h2>Head</h2><p>After</p>"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("<blockquote>Said.\n\nDone.</blockquote>", "<blockquote><p>Said.</p><p>Done.</p></blockquote>"),
        ("a\n\n<pre>x\n\ny</pre>\n\nb", "<p>a</p><pre>xy</pre><p>b</p>"),
        ("<!--more-->\n\nOn.", "<!--more--><p>On.</p>"),
        ("<!-- wp:paragraph -->\n<p>One</p>\n\n<p>two</p>", "<!-- wp:paragraph --><p>One</p><p>two</p>"),
    ],
)
def test_blank_lines_are_paragraphs(typed: str, html: str) -> None:
    """Line ends are breaks; block elements, `pre` and the block editor's text stay as they are."""
    assert squeezed(with_paragraphs(typed)) == html


T = "<narrator-template>"
END = "</narrator-template>"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (
            '[caption width="3"]<img src="a.png" alt="A"> Words[/caption]',
            (
                f'<figure>{T}[caption width="3"]{END}<img src="a.png" alt="A"><figcaption>Words</figcaption>'
                f"{T}[/caption]{END}</figure>"
            ),
        ),
        (
            '[caption caption="Words" width="3"]<img src="a.png">[/caption]',
            (
                f'<figure><img src="a.png">{T}[caption caption="{END}<figcaption>Words</figcaption>'
                f'{T}" width="3"]{END}{T}[/caption]{END}</figure>'
            ),
        ),
        ('[gallery ids="1"]', f'{T}[gallery ids="1"]{END}'),
        ("[embed]http://a.b[/embed]", f"{T}[embed]{END}http://a.b{T}[/embed]{END}"),
        ("[note]Words[/note]", f"{T}[note]{END}Words{T}[/note]{END}"),
        ('[map zoom="3" /]', f'{T}[map zoom="3" /]{END}'),
        (
            '[heading text="The harbour is quiet." font="a b c"]',
            f'{T}[heading text="{END}<p>The harbour is quiet.</p>{T}" font="a b c"]{END}',
        ),
        ('[form id="1" title="Form"]', f'{T}[form id="1" title="Form"]{END}'),
        ("He [the mayor] said [sic].", "He [the mayor] said [sic]."),
        ("[caption]never closed", f"{T}[caption]{END}never closed"),
    ],
)
def test_shortcodes_are_marked_and_captions_read(typed: str, html: str) -> None:
    """Brackets of the author's own stay text."""
    assert squeezed(with_figures(typed)) == html


@pytest.mark.parametrize("piece", ["[", "[caption]", "[a ", "<!--", "<pre>", "<p ", "[/a]", '[caption caption="'])
def test_hostile_text_is_converted_in_linear_time(piece: str) -> None:
    """A hundred thousand openings without an end."""
    text = piece * 100_000
    assert len(with_paragraphs(with_figures(text))) >= len(text)
