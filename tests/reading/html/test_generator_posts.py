"""HTML posts of static site generators: front matter is no text, template tags are what they are in Markdown."""

import pytest
from ledger.sabotage import plain_script

from narrator.article.model import LeftOutReason, Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.reader import read

POST = "<h1>At the lock</h1>\n<p>The gate is shut.</p>\n\n    <p>It will be mended.</p>\n"
HEADS = {
    "Jekyll": '---\nlayout: post\ntitle: "At the lock"\ndate: 2024-05-03 10:00:00\n---\n',
    "Hugo": '+++\ntitle = "At the lock"\ndate = 2024-05-03\n+++\n',
    "Eleventy": "---\r\ntitle: At the lock\r\ndate: 2024-05-03\r\n---\r\n",
}


def article_of(text):
    """Read a post, every word of which is accounted for."""
    article = read(Source("2024-05-03-lock.html", SourceFormat.HTML, text))
    assert account(article, plain_script(article)).faults == ()
    return article


def texts(text):
    """Return what is read."""
    return [segment.text for segment in article_of(text).segments()]


@pytest.mark.parametrize("generator", HEADS)
def test_front_matter_is_read_as_such(generator):
    """Title and date come from it; its words are listed."""
    article = article_of(HEADS[generator] + POST)
    assert (article.title, str(article.published)[:10]) == ("At the lock", "2024-05-03")
    assert [segment.text for segment in article.segments()] == ["The gate is shut.", "It will be mended."]
    assert [one.kind for one in article.left_out if one.reason is LeftOutReason.FRONT_MATTER] == ["front matter"]


@pytest.mark.parametrize(
    ("body", "read_aloud"),
    [
        ("{% include nav.html %}<p>Shut.</p>", ["Shut."]),
        ('{{< note "Bring a lamp with you." >}}\n<p>Shut.</p>', ["Bring a lamp with you.", "Shut."]),
        ("{% for lock in site.locks %}\n<p>Shut again.</p>\n{% endfor %}", ["Shut again."]),
        ("{% raw %}<p>Write {{ x }} so.</p>{% endraw %}", ["Write {{ x }} so."]),
        (
            '<p>Shut `{{ site.x }}` now.</p><img\n src="{{ site.baseurl }}/a.png" alt="A gate">',
            ["Shut `` now.", "A gate"],
        ),
        ("<script>let a = '{{ b }}';</script><p>%% shut %%</p>", ["%% shut %%"]),
    ],
)
def test_template_tags_are_taken_out(body, read_aloud):
    """In HTML no indentation, no backtick and no percent sign means anything."""
    assert texts(HEADS["Jekyll"] + body) == read_aloud


def test_a_hole_in_a_sentence_is_told():
    """As in Markdown."""
    notices = article_of(HEADS["Jekyll"] + "<p>The lock of {{ site.town }} is <b>shut</b>.</p>").notices
    assert [(notice.code, notice.line) for notice in notices] == [("template-hole", 6)]
    assert "The lock of {{ site.town }} is shut." in notices[0].text


def test_a_part_without_front_matter_is_known_by_its_tags():
    """Layouts and includes have none."""
    assert texts("<h1>Locks</h1>\n{% include nav.html %}\n<p>All are shut.</p>") == ["All are shut."]


def test_braces_of_a_page_are_its_text():
    """A page that writes about templates says what it writes; so does a fragment with double braces alone."""
    page = (
        "<html><head><title>Braces</title></head><body><p>Write {{ site.name }} and {% if %} there.</p></body></html>"
    )
    assert texts(page) == ["Write {{ site.name }} and {% if %} there."]
    assert texts("<p>Vue shows {{ message }} here.</p>") == ["Vue shows {{ message }} here."]
