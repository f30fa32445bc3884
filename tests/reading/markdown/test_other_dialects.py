"""Marks of Quarto, Hugo, markdown-it and Lektor that other dialects do not have."""

import pytest

from narrator.article.model import Source, SourceFormat
from narrator.reading.markdown.reader import read_markdown


def texts(text: str, name: str = "a.md") -> list[tuple[str, str]]:
    """Return kind and text of the segments of a post."""
    article = read_markdown(Source(name, SourceFormat.MARKDOWN, text))
    return [(str(segment.kind), segment.text) for segment in article.segments()]


@pytest.mark.parametrize("before", ["", "Boats:\n"])
def test_a_picture_may_have_its_description_in_an_attribute_and_no_caption(before):
    """Quarto's `fig-alt`, where the brackets are empty."""
    found = texts(f'{before}![](wharf.png){{fig-alt="A wharf at low tide"}}\n')
    assert found == [*([("paragraph", "Boats:")] if before else []), ("image", "A wharf at low tide")]


@pytest.mark.parametrize("name", ["code-toggle", "code-block", "codeblock", "tabbed-code", "highlight"])
def test_what_a_shortcode_for_code_holds_is_code(name):
    """Whatever the theme calls it."""
    held = 'title = "Harbour"\n[menu]'
    assert texts(f"{{{{< {name} file=site >}}}}\n{held}\n{{{{< /{name} >}}}}\n") == [("code", held)]


@pytest.mark.parametrize("name", ["decoder", "encode-note", "postcode"])
def test_a_name_with_code_in_it_is_none(name):
    """It has to be a word of its own."""
    assert texts(f"{{{{< {name} >}}}}\nBoats float.\n{{{{< /{name} >}}}}\n") == [("paragraph", "Boats float.")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Boats float. {.small}", "Boats float."),
        ("Boats\nfloat. {#boats .lead}", "Boats float."),
        ("- Boats float. {.small}", "Boats float."),
        ("Boats {float}", "Boats {float}"),
        ("Boats float{.small}", "Boats float{.small}"),
        ("Write `{.small}`", "Write {.small}"),
        ("{.small}x", "{.small}x"),
    ],
)
def test_classes_at_the_end_of_a_paragraph_are_the_sites(text, said):
    """Words in braces are the author's."""
    assert [text for _, text in texts(text)] == [said]


def test_a_model_of_lektor_names_its_fields_as_it_likes():
    """The longest of several lines is the text, the name the title."""
    post = "name: Harbour\n---\nurl: https://example.org/\n---\ndescription:\n\nBoats float.\n\nThey do.\n"
    article = read_markdown(Source("contents.lr", SourceFormat.MARKDOWN, post))
    assert article.title == "Harbour"
    assert [segment.text for segment in article.segments()] == ["Boats float.", "They do."]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("##Boats and piers\n\nThey float.", ["heading", "paragraph"]),
        ("###Über Boote###\nSie fahren.", ["heading", "paragraph"]),
        ("#boats\n\n##boats are here", ["paragraph", "paragraph"]),
        ("They float\n##Boats too.", ["paragraph"]),
        ("##1 of them", ["paragraph"]),
    ],
)
def test_a_heading_without_a_space(text, kinds):
    """Two signs and a capital where a block begins; a hashtag, a channel and a number are none."""
    assert [kind for kind, _ in texts(f"Hello there.\n\n{text}")] == ["paragraph", *kinds]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ('Run <img class="emoji" alt=":rocket:" src="r.png"> now', ("code", "Run :rocket: now")),
        ('<img src="tide.png" alt="A chart of tides">', ("image", "A chart of tides")),
    ],
)
def test_pictures_in_preformatted_text(inner, found):
    """Signs of a line of code are part of it; a picture alone is a picture."""
    assert texts(f"<pre>{inner}</pre>\n") == [found]
