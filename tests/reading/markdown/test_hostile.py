"""Input that breaks parsers: it is read in linear time, without a traceback, and keeps its words."""

import pytest

from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.templates.take import take

MANY = 5_000
REPEATED = [
    "[", "![", "]", "[a](", "[a](<b", "[[", "[^", "*", "*a ", "**a ", "a**b", "_a", "`", "<", "<a ", '<a b="', "<!--",
    "<?", "</", "&", "&#", "\\", "$", "$a", "$$\n", "\\[\n", "~~a ", "==a ", "|", "#", "- ", "1. ", "> ", "> - ", ">",
    ":::x\n", "!!! x\n", "```\n", "~~~\n", "<div>", "<div>\n", "{", "{.a ", "*a*{.b ", "{%", "{{", "{{< a ", "{#",
    "{/*", "<A ", "<A>", "{% raw %}", "{% highlight x %}\n", "%%", "[a]: b\n", "[a]: <b\n", "[^a]: b\n", "a\n: b\n",
    "*[A]: b\n", "https://a.b/", "www.", "import a\n", "x | y\n- | -\n", "\t", " ",
    "^[a b ", "^[a b] ", "[[a|", "[[a|b]]", "![[a.png|", "%%a", "%%\n", "{% blockquote A, B %}\n", '=== "a"\n',
    "::: {.callout-note}\n", '![a](b){fig-alt="c"}', "<Tab>\n", "<Tab>\n   </Tab>\n", "{% post_link a ", "~~~<b>~~~",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition(piece):
    """Thousands of the same mark end, and the word after them is still there."""
    markdown, _ = take(piece * MANY + "\n\nlast")
    assert "last" in to_html(markdown)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_deep_nesting(mark):
    """A hundred thousand levels end in text, not in a RecursionError."""
    html = to_html(mark * 100_000 + "deep")
    assert html.count("deep") == 1
    assert html.count("<blockquote") + html.count("<li") <= 60


def test_deep_brackets_and_emphasis():
    """Inline nesting is cut off at a depth that every later stage can walk."""
    assert "word" in to_html("*" * 50_000 + "word" + "*" * 50_000)
    assert "word" in to_html("[" * MANY + "word" + "](x)" * MANY)


def test_a_wide_table():
    """A table of thousands of columns and of thousands of rows keeps its cells."""
    wide = "|" + "a|" * MANY + "\n|" + "-|" * MANY
    assert to_html(wide).count("<th>") == MANY
    assert to_html("a|b\n-|-\n" + "x|y\n" * MANY).count("<td>") == 2 * MANY
