"""Mails that were pasted or saved as text: head, quoted lines, the sender's card."""

import pytest
from ledger.sabotage import plain_script

from narrator.article.containers import walk_named
from narrator.article.model import Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.pasted.reader import read_pasted

BODY = "Dear Bo,\n\nThe sea goes out at noon, and all boats sit on the sand until\nthe evening, when it comes back."


def read(text):
    """Return the article of a text, whose words all have an account."""
    article = read_pasted(Source("-", SourceFormat.TEXT, text))
    assert account(article, plain_script(article)).faults == ()
    return article


@pytest.mark.parametrize(
    "head",
    [
        "Subject: Low water\nFrom: Ada Quill <ada@example.org>\nTo: bo@example.org\nDate: 3 May 2024 08:30:00 +0200",
        "**From:** Ada Quill\n**Sent:** May 3, 2024 8:30 AM\n**Subject:** Low water",
        "Von: Ada Quill <ada@example.org>\nGesendet: 3. Mai 2024\nAn: Bo Reed\nBetreff: Low water",
    ],
)
def test_the_head_of_a_mail_is_its_metadata(head):
    """Subject, sender and date, in any order and language; a recipient is listed."""
    article = read(f"{head}\n\n{BODY}\n")
    assert (article.title, article.author, str(article.published)) == ("Low water", "Ada Quill", "2024-05-03")
    assert [one.text.split()[0] for one in article.segments()] == ["Dear", "The"]


@pytest.mark.parametrize("text", [f"Note: one\n\n{BODY}", f"To: Bo\n\n{BODY}", f"Date: noon\nWhat: sea\n\n{BODY}"])
def test_a_line_with_a_colon_makes_no_mail(text):
    """Two lines of a head are needed, one of them a subject or a sender."""
    article = read(text)
    first = text.split("\n")[0]
    assert first in {article.title, *(one.text.split("\n")[0] for one in article.segments())}
    assert (article.author, "Ada" in article.title) == ("", False)


def test_quoted_lines_are_a_quotation():
    """Their signs are neither text nor said, and hard-wrapped ones are joined; a path of links is none."""
    text = (
        f"{BODY}\n\n> When does the whole sea go out of the harbour, and when does it\n> come back, do you know?\n>\n"
        "> > Nobody does.\n\nIt does."
    )
    found = [(one.text, any("quote" in name for name in within)) for one, within in walk_named(read(text).blocks)]
    question = "When does the whole sea go out of the harbour, and when does it come back, do you know?"
    assert found[2:] == [(question, True), ("Nobody does.", True), ("It does.", False)]
    assert "> Home > Sea" in [one.text for one in read(f"{BODY}\n\n> Home > Sea\n\nIt does.").segments()]


def test_the_senders_card_is_left_out():
    """Below a line of two hyphens, where no sentence stands; in a text that is no mail it is the author's."""
    card = "-- \nAda Quill\nHarbour Office\n+49 30 1234567\n"
    left = read(f"Subject: Low water\nFrom: Ada Quill\n\n{BODY}\n\nAda\n\n{card}").left_out[-1]
    assert (left.kind, "Harbour Office" in left.text) == ("furniture", True)
    sentence = "-- \nThe sea will come back in the evening, and all the boats will float again.\n"
    assert "float again" in read(f"Subject: Low water\nFrom: Ada Quill\n\n{BODY}\n\n{sentence}").segments()[-1].text
    assert "Harbour Office" in "".join(one.text for one in read(f"{BODY}\n\n{card}").segments())
