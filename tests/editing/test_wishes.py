"""What an author asks of a post becomes a mark in her file, and nothing else changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tone_site import Site

from narrator.editing import wishes
from narrator.editing.change import said
from narrator.editing.history import ChangedElsewhereError, History
from narrator.editing.post import OpenPost, open_post
from narrator.editing.understood import left_out
from narrator.errors import NarratorError
from narrator.pipeline.session import Session, open_session

POST = """---
title: A walk
author: Nobody
date: 2024-05-06
lang: en
tags: [a, b]   # kept as it is
---

<!-- left out (page furniture): top of page -->

We met Nguyen in the park. He said *nothing at all*. Then it rained!

## Later

> Rain is only water.

![](rain.png)

<!-- narrator: skip -->
This is for readers only.
<!-- narrator: end -->

The last words stand here.
"""


class Author:
    """Somebody who changes one post."""

    def __init__(self, folder: Path) -> None:
        self.session: Session = open_session(folder)
        self.history = History(folder)
        self.path = folder / "posts/walk.md"

    @property
    def post(self) -> OpenPost:
        """The post as it is now."""
        return open_post(self.session, "posts/walk.md")

    def sentence(self, begin: str) -> str:
        """Return the id of the sentence that begins so."""
        return next(u.id for u in self.post.script.utterances if u.written.startswith(begin))

    def wish(self, name: str, *arguments: object) -> str:
        """Make a wish; return the file's new text."""
        getattr(wishes, name)(self.session, self.history, self.post, *arguments)
        return self.path.read_text("utf-8")


@pytest.fixture
def author(site: Site, tmp_path: Path) -> Author:
    """Return the author of a post."""
    site.post("walk.md", POST)
    (tmp_path / "posts/rain.png").write_bytes(b"")
    (tmp_path / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
    return Author(tmp_path)


def spoken(post: OpenPost) -> list[str]:
    """Return what is said."""
    return [one for _, one in said(post.script)]


def test_details_are_set_in_the_front_matter_and_the_rest_stays(author: Author) -> None:
    """Comments too; the same again is no change."""
    details = {"title": 'A "long" walk', "author": "", "date": "2024-06-07", "lang": "en-GB"}
    text = author.wish("set_details", details)
    assert 'title: "A \\"long\\" walk"\ndate: 2024-06-07\nlang: en-GB\ntags: [a, b]   # kept as it is\n---' in text
    assert text.partition("---\n\n")[2] == POST.partition("---\n\n")[2]
    assert wishes.set_details(author.session, author.history, author.post, details) is None


@pytest.mark.parametrize(("field", "value"), [("date", "yesterday"), ("lang", "english!"), ("title", " ")])
def test_a_detail_that_is_none_is_refused_with_its_field(author: Author, field: str, value: str) -> None:
    """And nothing is written."""
    details = wishes.details_of(author.post) | {field: value}
    with pytest.raises(NarratorError) as caught:
        author.wish("set_details", details)
    assert caught.value.where == field
    assert author.path.read_text("utf-8") == POST


def test_what_is_left_out_is_read_where_it_stands(author: Author) -> None:
    """A piece of the page around it, and what the author had marked."""
    page, marked = left_out(author.post)
    assert (page.text, page.readable, marked.readable) == ("top of page", True, True)
    author.wish("read_left_out", page.begin)
    assert spoken(author.post)[0] == "top of page"
    (marked,) = left_out(author.post)
    author.wish("read_left_out", marked.begin)
    assert "This is for readers only." in spoken(author.post)
    assert left_out(author.post) == ()


def test_a_block_and_a_sentence_are_left_out(author: Author) -> None:
    """With the marks that the command line knows."""
    before = spoken(author.post)
    quote = next(s.id for s in author.post.article.segments() if s.kind == "quote")
    author.wish("leave_out_block", quote)
    text = author.wish("leave_out_sentence", author.sentence("He said"))
    assert "<!-- narrator: skip -->He said *nothing at all*.<!-- narrator: end -->" in text
    assert spoken(author.post) == [s for s in before if not s.startswith(("Rain is", "He said"))]


def test_a_sentence_is_said_otherwise_and_as_it_is_written_again(author: Author) -> None:
    """The transcript keeps what is written."""
    text = author.wish("say_instead", author.sentence("He said"), "He kept quiet")
    assert "<!-- narrator: say He kept quiet -->He said *nothing at all*<!-- narrator: end -->." in text
    assert any("He kept quiet" in one for one in spoken(author.post))
    author.wish("say_instead", author.sentence("He said"), "He said no word")
    assert any("He said no word" in one for one in spoken(author.post))
    assert author.wish("say_as_written", author.sentence("He said")) == POST


def test_a_pause_is_heard_after_the_sentence(author: Author) -> None:
    """And taken out again."""
    before = {u.written: u.break_after_ms for u in author.post.script.utterances}
    author.wish("pause_after", author.sentence("He said"), 1500)
    after = {u.written: u.break_after_ms for u in author.post.script.utterances}
    assert after["He said nothing at all."] - before["He said nothing at all."] == 1500
    assert author.wish("pause_after", author.sentence("He said"), 0) == POST


@pytest.mark.parametrize("kind", ["heading", "subheading", "quote", "list_item", "paragraph"])
def test_a_block_becomes_another_kind(author: Author, kind: str) -> None:
    """With the same words."""
    block = next(s for s in author.post.article.segments() if s.text.startswith("The last"))
    author.wish("make_kind", block.id, kind)
    found = next(s for s in author.post.article.segments() if s.text.startswith("The last"))
    assert str(found.kind) == ("heading" if "heading" in kind else kind)


def test_a_picture_is_described(author: Author) -> None:
    """In the post's own words for it."""
    image = next(s for s in author.post.article.segments() if s.kind == "image")
    text = author.wish("describe_picture", image.id, "Rain [on] a window")
    assert "![Rain \\[on\\] a window](<rain.png>)" in text
    image = next(s for s in author.post.article.segments() if s.kind == "image")
    assert image.text == "Rain [on] a window"
    assert '<img src="rain.png" alt="">' in author.wish("describe_picture", image.id, "")


def test_a_word_is_taught_for_this_post_and_forgotten(author: Author) -> None:
    """In its front matter."""
    text = author.wish("teach_here", "Nguyen", "win")
    assert 'narrator:\n  lexicon:\n    "Nguyen": "win"\n---' in text
    assert spoken(author.post)[0] == "We met win in the park."
    text = author.wish("teach_here", "park", "garden")
    assert '    "Nguyen": "win"\n    "park": "garden"\n' in text
    author.wish("teach_here", "Nguyen", "")
    assert spoken(author.post)[0] == "We met Nguyen in the garden."


@pytest.mark.parametrize(
    "wish",
    [
        lambda a: a.wish("say_instead", "gone.1", "x"),
        lambda a: a.wish("say_instead", a.sentence("He said"), "x --> y"),
        lambda a: a.wish("read_left_out", 3),
        lambda a: a.wish("make_kind", a.post.article.segments()[0].id, "song"),
        lambda a: a.wish("describe_picture", "gone", "x"),
        lambda a: a.wish("leave_out_block", "gone"),
    ],
)
def test_a_wish_that_cannot_be_granted_changes_nothing(author: Author, wish: Callable[[Author], object]) -> None:
    """It is told."""
    with pytest.raises(NarratorError):
        wish(author)
    assert author.path.read_text("utf-8") == POST


def test_a_post_that_was_changed_meanwhile_is_left_alone(author: Author) -> None:
    """By an editor, or in another tab."""
    post = author.post
    author.path.write_text(POST + "\nMore.\n", "utf-8")
    with pytest.raises(ChangedElsewhereError):
        wishes.teach_here(author.session, author.history, post, "park", "garden")
    assert author.path.read_text("utf-8").endswith("More.\n")
