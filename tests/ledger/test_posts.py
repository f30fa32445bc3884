"""Posts in every dialect, read and accounted for: no word is missed, and none invented."""

import re
from random import Random

import pytest
from lexer_cases import FIXTURES
from sabotage import OPERATIONS, plain_script, sabotage

from narrator.article.model import Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.reader import read


def posts():
    """Yield the name and the Markdown of each fixture."""
    for block in re.split(r"^=== (?=[a-z])", (FIXTURES / "posts.md").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, text = block.partition("\n")
        yield pytest.param(text, id=title)


def article_of(text):
    """Return the article that *text* holds."""
    framed = text if text.startswith("@def") else f"First words.\n\n{text}\nLast words.\n"
    return read(Source(name="post.md", format=SourceFormat.MARKDOWN, text=framed))


@pytest.mark.parametrize("text", list(posts()))
def test_post_is_proved(text):
    """Every word is said, listed or markup."""
    article = article_of(text)
    assert account(article, plain_script(article)).faults == ()


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("text", [post for post in posts() if "both are in order" not in str(post.id)])
def test_sabotage_is_found(text, operation):
    """A leaf that is lost, doubled or out of its place is a fault, or, of what a tag carries, listed as left out."""
    article = article_of(text)
    listed = account(article, plain_script(article)).left_out
    for seed in range(4):
        damaged, done = sabotage(article, operation, Random(seed))
        ledger = account(damaged, plain_script(damaged))
        assert not ledger.proved or (operation == "delete" and ledger.left_out != listed), done
