"""The walker's promises: nothing vanishes, nothing raises, ids are set, what a reader excludes is said."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article.model import ContainerKind, LeftOutReason, SpanKind, walk
from narrator.errors import SourceError
from narrator.reading.walker import Exclusion, parse_html, walk_html

TAGS = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "tr",
    "td",
    "th",
    "a",
    "b",
    "span",
    "pre",
    "h2",
    "br",
    "img",
    "sup",
    "nav",
    "dl",
    "dd",
    "figure",
    "figcaption",
    "q",
    "script",
]
PIECES = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["one ", "two", " three", "<!-- four -->", '<b class="x" hidden>five</b>', '<a href="#n">6</a>']
        ),
    ),
    max_size=40,
)


def letters(text):
    """Count letters and digits."""
    return Counter(character for character in text if character.isalnum())


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_every_letter_of_any_markup_is_in_a_segment_or_left_out(pieces):
    """However broken the markup, the parsed tree's letters all come out again, none twice."""
    root = parse_html("<p>" + "".join(pieces) + "end")
    walked = walk_html(root)
    written = "".join(segment.text for segment, _ in walk(walked.blocks)) + "".join(
        left.text for left in walked.left_out
    )
    wanted = "".join(root.itertext()) + "".join(
        comment.text for comment in root.iter() if not isinstance(comment.tag, str)
    )
    assert letters(written) == letters(wanted)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "span", "section", "table><tr><td"])
def test_any_depth_of_nesting_keeps_the_text(tag):
    """A hundred thousand open elements raise nothing and lose nothing."""
    walked = walk_html(parse_html(f"<{tag}>" * 100_000 + "deep"))
    assert "".join(segment.text for segment, _ in walk(walked.blocks)) == "deep"


def test_containers_nest_no_deeper_than_a_stage_can_recurse():
    """Quotes within quotes stop opening containers, so that recursive stages stay safe."""
    walked = walk_html(parse_html("<blockquote>" * 250 + "deep"))
    ((segment, within),) = walk(walked.blocks)
    assert segment.text == "deep"
    assert 10 < len(within) <= 61


def test_segments_have_ids_and_left_outs_name_the_segment_they_stand_in_or_before():
    """A left-out inside a line says in which segment, and after how many characters."""
    walked = walk_html(parse_html("<p>One <span hidden>gone</span>two.</p><p>Three.</p><nav>end</nav>"))
    first, _ = (segment for segment, _ in walk(walked.blocks))
    inside, last = walked.left_out
    assert (inside.text, inside.before, inside.offset) == ("gone", first.id, len("One"))
    assert (last.text, last.before, last.reason) == ("end", "", LeftOutReason.FURNITURE)


def test_a_reader_may_exclude_elements_and_the_text_between():
    """What a reader excludes is left out whole, with its reason; of unread elements only their own text."""
    root = parse_html("<body>loose<div>kept</div><div id='x'>out <b>all</b></div></body>")
    body = root.find("body")
    excluded = {body[1]: Exclusion(LeftOutReason.FURNITURE, "box")}
    walked = walk_html(root, excluded=excluded, unread={body})
    assert [segment.text for segment, _ in walk(walked.blocks)] == ["kept"]
    assert [(left.text, left.kind) for left in walked.left_out] == [("loose", "page"), ("out all", "box")]


def test_links_and_pictures_are_made_absolute_where_a_base_is_known():
    """Relative targets are joined to the page's address; fragments stay."""
    walked = walk_html(
        parse_html('<p><a href="b">b</a> <a href="#c">c</a></p><img src="d.png" alt="D">'),
        base_url="https://example.org/a/",
    )
    text, image = (segment for segment, _ in walk(walked.blocks))
    assert [span.value for span in text.spans] == ["https://example.org/a/b", "#c"]
    assert walked.assets[0].reference == "https://example.org/a/d.png"
    assert image.asset == walked.assets[0].id


def test_an_image_without_alternative_text_is_reported_and_a_decorative_one_is_not():
    """`alt` absent and `alt` empty are two things."""
    walked = walk_html(parse_html('<img src="a.png"><img src="b.png" alt="">'))
    assert [asset.alt for asset in walked.assets] == [None, ""]
    assert [notice.code for notice in walked.notices] == ["image-without-alt"]


def test_lists_say_their_kind_their_start_and_each_items_number():
    """Numbers count on from `start` and from any item's own `value`."""
    walked = walk_html(parse_html('<ol start="3"><li>c</li><li value="9">i</li><li>j</li></ol>'))
    (numbered,) = walked.blocks
    assert (numbered.kind, numbered.ordered, numbered.start) == (ContainerKind.LIST, True, 3)
    assert [item.number for item in numbered.children] == [3, 9, 10]


def test_task_items_say_whether_they_are_done():
    """A checkbox is no text, but a state."""
    walked = walk_html(parse_html("<ul><li><input type=checkbox checked>a<li><input type=checkbox>b<li>c</ul>"))
    assert [item.checked for item in walked.blocks[0].children] == [True, False, None]


def test_a_note_has_a_name_and_a_number_and_its_reference_has_no_text():
    """The number that readers see never reaches the words."""
    walked = walk_html(parse_html('<p>A<sup><a href="#n">4</a></sup>.</p><ol><li id="n">B</li></ol>'))
    paragraph, notes = walked.blocks
    assert paragraph.text == "A."
    assert [(span.kind, span.value, span.begin == span.end) for span in paragraph.spans] == [
        (SpanKind.NOTE_REFERENCE, "n", True)
    ]
    assert [(note.name, note.number) for note in notes.children] == [("n", 4)]


@pytest.mark.parametrize("nothing", ["", " \n", "\0", "<!-- only a comment"])
def test_nothing_to_parse_is_a_clear_error(nothing):
    """An empty page is a SourceError with a hint."""
    with pytest.raises(SourceError) as error:
        parse_html(nothing)
    assert error.value.hint


def test_nul_characters_neither_stop_the_parser_nor_reach_the_text():
    """What stands after a NUL is read."""
    walked = walk_html(parse_html("<p>a\0b</p>\0<p>c</p>"))
    assert [segment.text for segment, _ in walk(walked.blocks)] == ["ab", "c"]


def test_line_numbers_of_code_stand_where_they_stood():
    """Each before its line, also without white space between, so that the ledger finds them in order."""
    lines = '<span class="linenos"> 8</span><b>def</b> run():\n<span class="linenos"> 9</span>    <b>pass</b>\n'
    walked = walk_html(parse_html(f"<pre>{lines}</pre>"))
    [(segment, _)] = walk(walked.blocks)
    assert segment.text == "def run():\n    pass"
    assert [(left.text, left.offset) for left in walked.left_out] == [("8", 0), ("9", 11)]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://a.example/p" width="1" height="1">',
        '<img src="https://a.example/p" style="width: 1px; height:1px">',
        '<img src="https://a.example/p" style="display:none" alt="">',
        '<img src="https://vg07.met.vgwort.de/na/4f3c">',
        '<img src="https://a.example/matomo.php?idsite=2&amp;rec=1" alt="">',
        '<img src="https://counter.theconversation.com/content/1/count.gif" alt="The Conversation">',
        '<img src="//feeds.feedburner.com/~r/notes/~4/x1">',
    ],
)
def test_what_counts_readers_is_no_picture(image):
    """It is nothing to see, and nobody has to describe it."""
    walked = walk_html(parse_html(f"<p>Words.</p>{image}"))
    assert (walked.assets, walked.notices) == ((), ())


@pytest.mark.parametrize(
    "image",
    [
        '<img src="blank.gif" data-src="hill.jpg" width="1" height="1" alt="A hill">',
        '<img src="pixel-art.png" alt="Pixel art">',
        '<img src="/count.png" style="width:100%;height:auto" alt="A count">',
    ],
)
def test_a_picture_that_only_looks_like_a_counter_stays(image):
    """It is described, large, or loads late."""
    assert len(walk_html(parse_html(f"<p>Words.</p>{image}")).assets) == 1
