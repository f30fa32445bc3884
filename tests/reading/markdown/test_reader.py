"""Whole posts: the article that their author meant."""

from datetime import date
from pathlib import Path

import pytest

from narrator.article.model import LeftOutReason, SegmentKind, Source, SourceFormat
from narrator.reading.markdown.reader import read_markdown

POST = """---
title: Rye bread
author: Ann
cover: loaf.png
narrator:
  voice: warm
---
# Rye Bread

Knead {{ minutes }} minutes[^1].

{{< figure src="a.png" alt="Dough" >}}

> Patience.

[^1]: By hand.
"""


def article(text, name="post.md", **given):
    """Read *text* as a file called *name*."""
    return read_markdown(Source(name, SourceFormat.MARKDOWN, text, path=Path(name), **given))


def test_a_post():
    """Metadata, segments and left-outs of a post as blogs have them."""
    read = article(POST)
    assert (read.title, read.author, read.language, read.language_confidence) == ("Rye bread", "Ann", "en", 0.0)
    assert [(segment.kind, segment.text) for segment in read.segments()] == [
        (SegmentKind.PARAGRAPH, "Knead minutes."),
        (SegmentKind.IMAGE, "Dough"),
        (SegmentKind.QUOTE, "Patience."),
        (SegmentKind.NOTE, "By hand."),
    ]
    assert read.asset(read.cover).reference == "loaf.png"
    assert read.settings == {"voice": "warm"}


def test_what_was_left_out_keeps_its_place_and_lines():
    """Front matter, repeated title and tags are listed before the segment that follows them."""
    read = article(POST)
    texts = {segment.id: segment.text for segment in read.segments()}
    listed = {left_out.reason: left_out for left_out in reversed(read.left_out)}
    assert listed[LeftOutReason.FRONT_MATTER].lines == (1, 7)
    assert listed[LeftOutReason.REPEATED].text in {"Rye Bread", "1"}
    tags = [left_out for left_out in read.left_out if left_out.reason is LeftOutReason.TEMPLATE]
    assert [(tag.lines, texts[tag.before], tag.offset) for tag in tags] == [
        ((10, 10), "Knead minutes.", len("Knead")),
        ((12, 12), "Dough", 0),
    ]


def test_untrusted_sources_set_no_options():
    """A post from outside chooses no voice."""
    assert article(POST, trusted=False).settings == {}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("# First\n\ntext", "x.md", "First"),
        ("text\n\n## Later\n\nmore", "x.md", "Later"),
        ("text only", "2024-01-02-looking-back.md", "Looking back"),
        ("text only", "posts/looking-back/index.md", "Looking back"),
        (
            "one two three four five six seven eight nine ten eleven",
            "-",
            "one two three four five six seven eight nine ten…",
        ),
    ],
)
def test_title(text, name, title):
    """Without a stated title: the first heading, the file's name, the first words."""
    assert article(text, name).title == title


def test_the_heading_that_becomes_the_title_is_not_said_twice():
    """It leaves the text, and stands in the list."""
    read = article("# First\n\ntext")
    assert [segment.text for segment in read.segments()] == ["text"]
    assert [(left_out.reason, left_out.text) for left_out in read.left_out] == [(LeftOutReason.REPEATED, "First")]


def test_a_heading_in_the_middle_stays():
    """A title taken from a heading further down leaves it where it is."""
    assert [segment.text for segment in article("text\n\n## Later", "x.md").segments()] == ["text", "Later"]


@pytest.mark.parametrize(
    ("name", "published", "slug", "language"),
    [
        ("2015-12-23-looking-back.md", date(2015, 12, 23), "looking-back", "en"),
        ("blog/2015-12-23-x/index.es.md", date(2015, 12, 23), "x", "es"),
        ("2015-99-99-odd.md", None, "2015-99-99-odd", "en"),
        ("index.md", None, "", "en"),
    ],
)
def test_file_name(name, published, slug, language):
    """Date, slug and language may stand in the path alone."""
    read = article("text", name)
    assert (read.published, read.slug, read.language) == (published, slug, language)


def test_a_post_of_nothing_but_tags_is_empty_not_broken():
    """The reader gives an article without segments; what to say of it is not its decision."""
    assert article("---\ntitle: X\n---\n{% include all.md %}\n").segments() == ()


def test_words_that_look_like_tags_are_told():
    """`Vec<String>` outside code loses a word on every page; the author learns where."""
    notices = article("Use\nVec<String> here, <b>bold</b>, <x-y>, `<code>`.").notices
    assert [(notice.code, notice.line) for notice in notices] == [("unknown-tag", 2)]
