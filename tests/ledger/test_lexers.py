"""What is text and what is markup in a raw source."""

import pytest
from lexer_cases import cases, words_by_kind

from narrator.article.model import SourceFormat
from narrator.ledger.source import LineFinder, tokens


@pytest.mark.parametrize(("title", "source", "expected"), cases("markdown.txt"), ids=lambda v: str(v)[:50])
def test_markdown_lexer(title, source, expected):
    """Each Markdown fixture's words are of the kinds that it lists."""
    assert words_by_kind(source, SourceFormat.MARKDOWN) == expected


@pytest.mark.parametrize(("title", "source", "expected"), cases("html.txt"), ids=lambda v: str(v)[:50])
def test_html_lexer(title, source, expected):
    """Each HTML fixture's words are of the kinds that it lists."""
    assert words_by_kind(source, SourceFormat.HTML) == expected


def test_every_word_of_plain_text_is_text():
    """Pasted text has no markup."""
    assert words_by_kind("<b> [a](b)\n---\n", SourceFormat.TEXT) == {"text": "b a b"}


@pytest.mark.parametrize("name", ["markdown.txt", "html.txt"])
def test_tokens_stand_where_they_say(name):
    """A token's offsets point at its word in the raw source, in order."""
    for _, source, _ in cases(name):
        source_format = SourceFormat.HTML if name == "html.txt" else SourceFormat.MARKDOWN
        found = tokens(source, source_format)
        assert all(token.begin < token.end for token in found)
        assert [token.begin for token in found] == sorted(token.begin for token in found)
        assert all(
            source[token.begin : token.end].casefold() == token.key
            for token in found
            if source[token.begin : token.end].isascii() and source[token.begin : token.end].isalnum()
        )


def test_lines_are_counted_as_editors_count_them():
    """Any of LF, CRLF and CR ends a line; other separators do not."""
    finder = LineFinder("a\nb\r\nc\rd\u2028e")
    assert [finder.line(offset) for offset in (0, 2, 5, 7, 9)] == [1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "[",
        "]",
        "](",
        "![",
        "`",
        "``` ",
        "{",
        "{{",
        "{%",
        "<!--",
        "<a ",
        "<a b='",
        "&",
        "&#",
        "\\",
        "> ",
        "[^",
        "\n[a]:",
        "<?",
        "<![CDATA[",
        "<!a",
        "<em>a</b>",
        "<sup>1",
        "- ",
    ],
)
@pytest.mark.parametrize("source_format", [SourceFormat.MARKDOWN, SourceFormat.HTML])
def test_hostile_repetition_is_lexed(piece, source_format):
    """A hundred kilobytes of one opening mark end in no more tokens than there are letters in it."""
    source = piece * (100_000 // len(piece))
    assert len(tokens(source, source_format)) <= len(source)
