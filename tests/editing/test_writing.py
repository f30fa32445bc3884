"""An article as Markdown reads as the same article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article.model import Article, Source, SourceFormat
from narrator.editing.writing.post import as_markdown
from narrator.pipeline.session import Session, open_session

PAGE = """<html lang="en"><head><title>Boats</title></head><body><article><h1>Boats</h1>
<p>All about <em>small</em> boats, <strong>big*ger</strong> ones and <code>a `tick`</code>, and
<a href="https://example.org/a_(b)">a link</a>. It costs $5 and 3 &lt; 4; H<sub>2</sub>O.</p>
<h2>1. A heading # with marks</h2>
<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>
<ol start="3"><li>third</li><li>fourth</li></ol>
<blockquote><p>Words of another.</p><footer>— Somebody</footer></blockquote>
<pre><code class="language-python">x = 1
```</code></pre>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2 &amp; 3</td></tr></table>
<p>12. is no list, - nor this<br>and # this line</p>
<p>> no quote [x] {y} &amp;amp; ~~z~~ ==m== ^u^ <!-- c --> end.</p>
<p>The last paragraph of this page is long enough to be an article's and has several sentences. Here is one more.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Return a session of an empty folder."""
    return open_session(tmp_path_factory.mktemp("site"))


def again(session: Session, article: Article) -> tuple[str, Article]:
    """Return *article* as Markdown, and what that reads as."""

    def read(text: str) -> Article:
        return session.article(Source("a.md", SourceFormat.MARKDOWN, text, root=Path()))

    text = as_markdown(article, read)
    return text, read(text)


def words(article: Article) -> list[tuple[str, str]]:
    """Return the segments' kinds and words."""
    return [(str(one.kind), " ".join(one.text.split())) for one in article.segments()]


def test_a_page_keeps_its_blocks_words_and_links(session: Session) -> None:
    """Whatever of its text looks like a mark."""
    article = session.article(Source("page", SourceFormat.HTML, PAGE))
    text, read = again(session, article)
    assert words(read) == words(article)
    links = [[s.value for s in one.spans if s.kind == "link"] for one in read.segments()]
    assert ["https://example.org/a_(b)"] in links
    assert "*small*" in text


def test_what_was_left_out_of_pasted_text_stands_there_as_comments(session: Session) -> None:
    """In its place, every word of it; the date and the author are in the front matter."""
    pasted = (
        "top of page\n\nMoving house\n\n  • Writer: annfield\n    annfield\n  • Mar 3, 2024\n  • 2 min read\n\n"
        "We moved in the spring, and nothing was where we had left it. It took a while -- a long one.\n\n"
        "Photo by Ann Field\n\nThe second house was smaller. We liked it better for that, and so did the cats.\n\n"
        "Comments\n\n© 2024 by Ann Field. Proudly created with Wix.com\n\nbottom of page\n"
    )
    article = session.article(Source("-", SourceFormat.TEXT, pasted))
    text, read = again(session, article)
    assert (read.title, read.author, str(read.published)) == (article.title, article.author, "2024-03-03")
    assert words(read) == words(article)
    for left in article.left_out:
        for line in left.text.split("\n"):
            assert line.strip().replace("--", "—") in text
    assert text.index("Photo by") < text.index("The second house")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab *_`[]<>#&~^=$|{}!-+.:1)\\\"'’é"), min_size=1, max_size=30), min_size=1))
def test_no_word_is_lost_whatever_marks_stand_in_it(session: Session, paragraphs: list[str]) -> None:
    """Letters and figures come back, in order; a heading that is the title too may be said once."""
    first = "It begins with a paragraph, as posts do, so that no heading is the title too."
    text = "\n\n".join([first, *(f"Begin {one} end" for one in paragraphs)])
    article = session.article(Source("-", SourceFormat.TEXT, text))
    _, read = again(session, article)

    def letters(one: Article) -> str:
        said = (segment.text for segment in one.segments() if segment.text != article.title)
        return "".join(c for text in said for c in text if c.isalnum())

    assert letters(read) == letters(article)
