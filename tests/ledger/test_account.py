"""Where each word of a source went."""

import pytest
from msgspec.structs import replace
from sabotage import plain_script
from sample import TEXT, furniture, sample_article, text_article

from narrator.article.model import LeftOut, LeftOutReason, Source, SourceFormat, Span, SpanKind
from narrator.ledger.account import account
from narrator.ledger.source import tokens
from narrator.reading.html.reader import read_html
from narrator.script.model import Part, Role, Script


def faults(article, script=None):
    """Return the faults of *article*, said word for word unless *script* is given."""
    ledger = account(article, script or plain_script(article))
    return [(fault.problem, fault.text, fault.line) for fault in ledger.faults]


def test_a_faultless_article_is_proved():
    """Every word of a post with every construct has its place."""
    ledger = account(sample_article(), plain_script(sample_article()))
    assert ledger.faults == ()
    assert ledger.proved


def test_every_token_is_counted_once():
    """Spoken, left out and markup add up to the tokens of the source."""
    ledger = account(sample_article(), plain_script(sample_article()))
    spoken = sum(span.tokens for span in ledger.spoken)
    left_out = sum(span.tokens for span in ledger.left_out)
    assert ledger.tokens == spoken + left_out + sum(ledger.markup.values())
    assert ledger.markup["link target"] == 7
    assert {(span.reason, span.text) for span in ledger.left_out} == {
        ("front matter", "title: Rivers"),
        ("comment", "closed"),
        ("template tag", 'figure src="dusk.jpg" alt'),
        ("template tag", "caption"),
    }


def test_spoken_spans_point_at_their_words_in_the_source():
    """A span's characters are what its utterance says."""
    article = sample_article()
    ledger = account(article, plain_script(article))
    spans = {span.segment: TEXT[span.begin : span.end] for span in ledger.spoken}
    by_text = {segment.text: spans[segment.id] for segment in article.segments()}
    assert by_text["Yes."] == "Yes"
    assert by_text["café & bar"] == "caf&eacute; &amp; bar"
    assert by_text["The note on bridges."] == "The note on bridges"


def test_the_alignment_gives_each_segment_its_lines():
    """Lines are counted from 1 in the raw source, whatever stands around a segment."""
    article = sample_article()
    lines = account(article, plain_script(article)).lines
    by_text = {(segment.kind, segment.text): lines[segment.id] for segment in article.segments()}
    assert by_text["heading", "Rivers and bridges"] == (5, 5)
    assert by_text["code", 'print("bridge")'] == (16, 16)
    assert by_text["table", "River\tBridge\nInn\twooden"] == (24, 26)
    assert by_text["note", "The note on bridges."] == (38, 38)


def test_a_word_that_nobody_says_is_named_with_its_line():
    """What a reader lost is unaccounted."""
    assert faults(text_article("One.\n\nTwo words.\n\nThree.", "One.", "Three.")) == [("unaccounted", "Two words", 3)]


def test_a_word_that_the_source_has_not_is_invented():
    """What a reader doubled or made up is named with the line of its segment."""
    assert faults(text_article("One two.", "One very two.")) == [("invented", "very", 1)]


def test_words_out_of_order_are_found():
    """Order is part of the proof: swapped words are both lost and invented."""
    problems = {problem for problem, _, _ in faults(text_article("One.\n\nTwo.", "Two.", "One."))}
    assert problems == {"unaccounted", "invented"}


def test_what_a_reader_lists_is_left_out_where_it_stands():
    """A listed piece accounts for words only in its own place."""
    article = text_article("Home About\n\nText.\n\nHome", "Text.")
    segment = article.segments()[0].id
    listed = replace(article, left_out=(furniture("Home About", before=segment), furniture("Home")))
    assert faults(listed) == []
    misplaced = replace(article, left_out=(furniture("Home"), furniture("Home About")))
    assert faults(misplaced) != []


def test_a_piece_inside_a_segment_has_an_offset():
    """What was left out in the middle of a line is looked for there."""
    article = text_article("The best 7 of all.", "The best of all.")
    inside = furniture("7", before=article.segments()[0].id, offset=len("The best"))
    assert faults(replace(article, left_out=(inside,))) == []


@pytest.mark.parametrize("reason", [LeftOutReason.COMMENT, LeftOutReason.SCRIPT, LeftOutReason.FRONT_MATTER])
def test_what_the_lexer_knows_itself_excuses_nothing(reason):
    """A reader that calls text a comment is not believed."""
    article = text_article("One.\n\nTwo.", "One.", left_out=(LeftOut(reason, "Two."),))
    assert faults(article) == [("unaccounted", "Two", 3)]


def test_a_title_in_the_head_of_a_page_excuses_no_heading():
    """The page's own title, listed by the reader, does not account for the heading that says the same."""
    text = "<title>Rivers</title><h1>Rivers</h1><p>Text.</p>"
    article = text_article(text, "Text.", left_out=(LeftOut(LeftOutReason.BYLINE, "Rivers", "title"),))
    article = replace(article, source=Source("a.html", SourceFormat.HTML, text))
    assert faults(article) == [("unaccounted", "Rivers", 1)]


def test_words_cut_by_markup_are_whole():
    """Emphasis inside a word does not make two of it, and a hidden hyphen does not hide it."""
    text = "un*believ*able co\u00adoperation"
    article = text_article(text, "unbelievable cooperation")
    article = replace(article, source=Source("a.md", SourceFormat.MARKDOWN, text))
    assert faults(article) == []


def test_a_number_that_is_said_is_preferred_as_text():
    """A word of text is never left over because the same word of a shortcode's title was taken for it."""
    text = '- Final rule\n\n{{< card title="Final rule" >}}\n'
    article = replace(text_article(text, "Final rule"), source=Source("a.md", SourceFormat.MARKDOWN, text))
    assert faults(article) == []


def utterances(script: Script, change) -> Script:
    """Return *script* with each utterance replaced by what *change* makes of it."""
    return replace(script, utterances=tuple(changed for u in script.utterances for changed in change(u)))


def test_a_sentence_that_the_script_forgets_is_unaccounted():
    """Words of a segment that no utterance says are named with their segment."""
    article = text_article("One.\n\nTwo.", "One.", "Two.")
    script = utterances(plain_script(article), lambda u: [] if u.written == "Two." else [u])
    ledger = account(article, script)
    assert [(fault.problem, fault.text, fault.segment) for fault in ledger.faults] == [
        ("unaccounted", "Two", article.segments()[1].id)
    ]


def test_what_the_script_lists_is_left_out():
    """A segment left out by policy stands in the ledger with its reason and its source."""
    article = text_article("One.\n\nTwo.", "One.", "Two.")
    listed = LeftOut(LeftOutReason.POLICY, "Two.", "paragraph", segment=article.segments()[1].id)
    script = replace(
        utterances(plain_script(article), lambda u: [] if u.written == "Two." else [u]), left_out=(listed,)
    )
    ledger = account(article, script)
    assert ledger.proved
    assert [(span.reason, span.text, span.lines) for span in ledger.left_out] == [("by policy", "Two", (3, 3))]


def test_a_stretch_of_a_segment_can_be_left_out():
    """Where a segment is said in part, what is listed must be the rest."""
    article = text_article("One two three.", "One two three.")
    segment = article.segments()[0]
    said = utterances(plain_script(article), lambda u: [replace(u, written="One ", end=4)])
    rest = LeftOut(LeftOutReason.MARKED, "two three.", segment=segment.id)
    assert faults(article, replace(said, left_out=(rest,))) == []
    less = replace(rest, text="three.")
    assert faults(article, replace(said, left_out=(less,))) == [("unaccounted", "two", 1)]


def test_a_sentence_said_twice_or_changed_is_invented():
    """An utterance must be its stretch of its segment, once."""
    article = text_article("One.", "One.")
    twice = utterances(plain_script(article), lambda u: [u, u])
    changed = utterances(plain_script(article), lambda u: [replace(u, written="Won.")])
    assert faults(article, twice) == [("invented", "One.", 1)]
    assert faults(article, changed) == [("invented", "Won.", 1)]


def test_sentences_in_the_wrong_order_are_found():
    """Sentences are said in the order of their segment."""
    article = text_article("One. Two.", "One. Two.")
    first, second = (
        replace(plain_script(article).utterances[0], written=written, begin=begin, end=begin + 4)
        for written, begin in (("One.", 0), ("Two.", 5))
    )
    backwards = replace(plain_script(article), utterances=(second, first))
    assert faults(article, backwards) == [("invented", "One.", 1)]


def test_a_written_sentence_must_be_spoken():
    """Written words with nothing for the engine are a fault."""
    article = text_article("One.", "One.")
    silent = utterances(plain_script(article), lambda u: [replace(u, parts=(Part(" ", "en"),))])
    assert ("unspoken", "One.", 1) in faults(article, silent)


def test_announcements_need_no_source():
    """What narrator says itself is no word of the post."""
    article = text_article("One.", "One.")
    announced = utterances(
        plain_script(article), lambda u: [replace(u, id="a", role=Role.ANNOUNCEMENT, written="Quote.", end=0), u]
    )
    assert faults(article, announced) == []


def test_spans_do_not_change_the_account():
    """Only text counts; what lies over it does not."""
    article = text_article("One.", "One.")
    segment = replace(article.segments()[0], spans=(Span(0, 3, SpanKind.STRONG),))
    assert faults(replace(article, blocks=(segment,))) == []


@pytest.mark.parametrize("after", ["A paragraph follows.", "> A quotation follows."])
def test_a_note_ends_where_the_text_goes_on(after):
    """What stands after a note's definition, at the margin, is the main text again."""
    found = tokens(f"Text.[^a]\n\n[^a]: The note's words.\n\n{after}\n", SourceFormat.MARKDOWN)
    notes = {token.key: token.stretch.note for token in found}
    assert notes["words"] == "a"
    assert notes["follows"] == ""


@pytest.mark.parametrize("stated", ['type="math/tex"', "id=m type='math/tex; mode=display'"])
def test_the_source_of_a_formula_in_a_script_is_text(stated):
    """MathJax shows what a script holds; a script of any other type is none of the author's words."""
    page = f"<p>So it is.</p><script>var x</script><p>Then <script {stated}>a<b+1</script> holds.</p>"
    article = read_html(Source("page.html", SourceFormat.HTML, page))
    assert "a<b+1" in [word for segment in article.segments() for word in segment.text.split()]
    assert faults(article) == []


@pytest.mark.parametrize("named", ['title="The bells"', 'aria-label="The bells"', 'title="" aria-label="The bells"'])
def test_the_name_of_a_player_is_text(named):
    """It is what a listener hears of it."""
    page = f"<p>Below the bells ring.</p><audio controls src='a.mp3' {named}></audio>"
    article = read_html(Source("page.html", SourceFormat.HTML, page))
    assert article.segments()[-1].text == "The bells"
    assert account(article, plain_script(article)).proved
