"""What an author should look at."""

import pytest
from msgspec.structs import replace
from script.posts import heading, paragraph, post, script

from narrator.article.model import Article, Asset, Cell, Segment, SegmentKind, Source, SourceFormat, Span, SpanKind
from narrator.article.silenced import Silenced
from narrator.script.preflight import preflight


def codes(article: Article) -> list[str]:
    """Return the codes of the notices."""
    return [notice.code for notice in preflight(article)]


def table(*, header: bool) -> Segment:
    """Return a table of two rows."""
    cells = (Cell(0, 0, 0, 1, header=header), Cell(0, 1, 2, 3, header=header), Cell(1, 0, 4, 5), Cell(1, 1, 6, 7))
    return Segment("", SegmentKind.TABLE, "a\tb\nc\td", cells=cells)


def test_a_good_post_has_no_findings() -> None:
    """Headings in order, links that tell where they lead, a table with headers, known acronyms."""
    link = Span(9, 18, SpanKind.LINK, "https://example.org")
    good = post(heading("Boats"), paragraph("Read the timetable of the BBC.", link), table(header=True))
    assert codes(good) == []


def test_an_image_without_alt_is_found() -> None:
    """A decorative one, with an empty alt, is not."""
    assets = (Asset("a1", "boat.jpg"), Asset("a2", "line.png", alt=""))
    images = [Segment("", SegmentKind.IMAGE, "", asset=asset.id) for asset in assets]
    notices = preflight(post(*images, assets=assets))
    assert [(notice.code, "boat.jpg" in notice.text) for notice in notices] == [("image-without-alt", True)]


def test_a_table_without_headers_is_found() -> None:
    """Its cells would be read without what they mean."""
    assert codes(post(table(header=False))) == ["table-without-headers"]


def test_an_address_in_the_text_is_found() -> None:
    """Without the punctuation that follows it."""
    (notice,) = preflight(post("See https://example.org/a?b=1, please."))
    assert notice.code == "raw-url"
    assert notice.text.endswith("https://example.org/a?b=1")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Open from 04/03/2025 on.", "en", ["ambiguous-date"]),
        ("Open from 04/03/2025 to 05/03/2025, or 04-05-2025.", "en", ["ambiguous-date"]),
        ("Open from 04/03/2025 to 25/12/2025.", "en", []),
        ("Open from 04/03/2025 to 12/25/2025.", "en", []),
        ("Open from 04/03/2025 to 12/25/2025, not 25/12/2025.", "en", ["ambiguous-date"]),
        ("Open from 04/03/2025 on.", "en-GB", []),
        ("Open from 04/04/2025 on, 2025-03-04, 04.03.2025, 3/4 full.", "en", []),
        ("Offen ab 04/03/2025.", "de", []),
    ],
)
def test_a_date_that_is_two_days_is_found(text: str, language: str, found: list[str]) -> None:
    """In English of no region, where no other date of the post tells which number is the day."""
    assert codes(post(text, language=language)) == found


@pytest.mark.parametrize(
    ("other", "said"), [("25/12/2024", "March fourth"), ("12/25/2024", "April third"), ("1 May 2024", "April third")]
)
def test_the_dates_of_a_post_tell_which_number_is_the_day(other: str, said: str) -> None:
    """One that can be only one day decides for the others, wherever it stands."""
    made = script("Open from 04/03/2025 on.", f"Closed on {other}.", language="en")
    assert said in " ".join(part.text for utterance in made.utterances for part in utterance.parts)


def test_a_skipped_heading_level_is_found() -> None:
    """Going up may skip; going down may not."""
    assert codes(post(heading("A", 2), heading("B", 4), heading("C", 2))) == ["skipped-heading-level"]


def test_links_that_say_nothing_are_found() -> None:
    """Whatever their case and marks."""
    text = paragraph("Click Here… or more »", Span(6, 11, SpanKind.LINK, "x"), Span(15, 21, SpanKind.LINK, "y"))
    assert codes(post(text)) == ["empty-link-text", "empty-link-text"]


def test_unknown_acronyms_are_found_once() -> None:
    """Unless the post spells them out, or everybody knows them, or it says them once."""
    text = "The RYA met. The RYA left. The Marine Safety Board (MSB) and the BBC stayed. XIV, and MSB. AFP saw it."
    (notice,) = preflight(post(text))
    assert (notice.code, "RYA" in notice.text) == ("unknown-acronym", True)


def test_all_unknown_acronyms_are_one_finding() -> None:
    """Those that the author has declared known are not in it; of very many the number is told."""
    known = Silenced(words=frozenset({"RYA"}))
    (notice,) = preflight(
        replace(post("The RYA met the QZX and the WPK, and the QZX the WPKs and the RYA."), silenced=known)
    )
    assert notice.text == "“QZX”, “WPK” are never spelled out"
    many = " ".join(f"The Q{first}{second}, the Q{first}{second}2." for first in "BCDFG" for second in "HJKLP")
    (notice,) = preflight(post(many))
    assert notice.text.endswith(" and 5 more are never spelled out")


def test_a_long_code_is_one_finding() -> None:
    """Short ones are read; in code they are nobody's trouble."""
    digest = "3e25960a79dbc69b674cd4ec67a72c62"
    assert codes(post(f"It is {digest}, or {digest}{digest}, at e47d0239.")) == ["long-code"]
    assert codes(post("It is e47d0239, or 3e25960a79db.")) == []


def test_a_word_in_capitals_is_no_acronym() -> None:
    """Where the post has it in small letters too."""
    assert codes(post("ALL THE people. Give ALL of THE work to all the others; XYZ and XYZ.")) == ["unknown-acronym"]
    assert codes(post("ALL THE people. Give ALL of THE work to all the others.")) == []


def test_an_abbr_element_spells_an_acronym_out() -> None:
    """Its title is the expansion."""
    twice = "The RYA met. The RYA left."
    spelled = Span(4, 7, SpanKind.ABBREVIATION, "Royal Yachting Association")
    assert codes(post(paragraph(twice, spelled))) == []
    assert codes(post(paragraph(twice, replace(spelled, value="")))) == ["unknown-acronym"]
    assert codes(post(paragraph(twice, replace(spelled, kind=SpanKind.LINK)))) == ["unknown-acronym"]


def test_code_has_no_acronyms() -> None:
    """What is emphasized has."""
    twice = "The RYA met. The RYA left."
    spans = [(Span(4, 7, kind), Span(17, 20, kind)) for kind in (SpanKind.CODE, SpanKind.EMPHASIS)]
    assert [codes(post(paragraph(twice, *both))) for both in spans] == [[], ["unknown-acronym"]]


def test_an_acronym_is_spelled_out_by_one_word_less_than_its_letters() -> None:
    """Of two words put together a letter each; of fewer it is not."""
    assert codes(post("Motorship Board (MSB) met. The MSB left.")) == []
    assert codes(post("Motorship (MSB) met. The MSB left.")) == ["unknown-acronym"]


def test_shouted_text_has_no_acronyms() -> None:
    """Capitals mark nothing where everything is in capitals."""
    assert codes(post("STAY OFF THE PIER AFTER DARK. OFF THE PIER")) == []


def test_a_very_long_sentence_is_found() -> None:
    """Over sixty words, some 23 seconds."""
    assert codes(post("and so the boat went on " * 11)) == ["long-sentence"]


def test_a_notice_names_its_segment_and_line() -> None:
    """The line where the reader knew it; the segment always, for the ledger to find the line."""
    article = post("Fine.", paragraph("See www.example.org now.", lines=(12, 13)))
    (notice,) = preflight(article)
    assert (notice.line, notice.segment) == (12, article.segments()[1].id)


@pytest.mark.parametrize("sign", ["\u202d", "\u202e"])
def test_an_override_of_the_direction_is_found(sign: str) -> None:
    """Once, with its line; marks that only help the eye (RLM, isolates) are none."""
    text = f"First.\n\nThe file is \u200f\u2067one\u2069 {sign}gpj.exe\u202c.\n\n{sign}And more.\n"
    found = preflight(replace(post("First."), source=Source("post.md", SourceFormat.MARKDOWN, text)))
    assert [(notice.code, notice.line) for notice in found] == [("direction-override", 3)]
    assert sign not in found[0].text
    calm = replace(post("First."), source=Source("post.md", SourceFormat.MARKDOWN, "\u200fone \u2067two\u2069"))
    assert preflight(calm) == ()
