"""A page of an encyclopedia: marks of notes stand behind the full stops, and hundreds of notes below the text."""

from msgspec.structs import replace

from narrator.article.model import LeftOut, LeftOutReason, Source, SourceFormat
from narrator.ledger.prose import prose_left_out
from narrator.reading.pasted.lines import lines_of
from narrator.reading.reader import read

MARKS = ["", "[12]", " [3]", "[n 4][15]", "[a]", "¹²"]
PARAGRAPHS = [
    f"Harbour {number} was built on the northern shore when the fishing boats of the bay became too many for its"
    f" beach, and was given up again in the years of the great storms.{MARKS[number % len(MARKS)]}"
    for number in range(1, 25)
]
MENU = "Main page\nContents\nDonate\nLog in\nSearch\nJump to navigation\nShare\nSign up\nAbout us"


def page(notes: int) -> str:
    """Return the page with so many notes."""
    sections = "\n\n".join(
        f"Section {number}\n\nSee also: Other harbours\n\n{text}" for number, text in enumerate(PARAGRAPHS)
    )
    listed = "\n".join(
        f"{number}. ^ Reports of the harbour board, volume {number}, in which the works on the mole are told at length."
        for number in range(1, notes + 1)
    )
    return f"{MENU}\n\nHarbours of the Bay\n\n{sections}\n\nReferences\n\n{listed}\n\nPrivacy policy\nContact us\n"


def test_a_mark_of_a_note_does_not_hide_the_end_of_a_sentence() -> None:
    """Whatever its form; a bracket of the author's is no mark."""
    assert all(line.ends_sentence for line in lines_of("\n\n".join(PARAGRAPHS)))
    assert not any(line.ends_sentence for line in lines_of("The list [1]\n\nIt ends here.[see the list]"))


def test_the_text_is_read_however_many_notes_stand_below_it() -> None:
    """A list of hundreds is the longest run of sentences of the page; the article is above it."""
    for notes in (0, 40, 400):
        said = {segment.text for segment in read(Source("a.txt", SourceFormat.TEXT, page(notes))).segments()}
        assert set(PARAGRAPHS) <= said


def test_sentences_with_marks_of_notes_are_prose() -> None:
    """Where they are left out inside the article, it is told."""
    article = read(Source("a.md", SourceFormat.MARKDOWN, "\n\n".join(PARAGRAPHS)))
    lost = " ".join(
        f"The boats of the bay were given up when storms became too many for harbour {n}.[{n}]" for n in range(3)
    )
    left = LeftOut(LeftOutReason.FURNITURE, lost, "page", before=list(article.segments())[5].id)
    assert [prose.words for prose in prose_left_out(replace(article, left_out=(left,)), {})] == [48]
