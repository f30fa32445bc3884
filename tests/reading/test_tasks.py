"""Tasks with a box before them are items of a list, done or not, in whatever they are written; no sign is lost."""

import pytest
from ledger.sabotage import plain_script
from reading.packages import docx, paragraph

from narrator.article.model import Article, Container, ContainerKind, LeftOutReason, Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.docx.text import text_of_docx
from narrator.reading.reader import read

HTML = "<p>It rained.</p><p>☐ rope</p><p>☒ a lamp</p><p>We left.</p><ul><li>☑ bread</li><li>tea</li></ul>"
PASTED = "It rained.\n\n☐ rope\n☒ a lamp\n\nWe left.\n\n- [x] bread\n- tea\n"
CONTENT = "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent>"
BOX = f'<w:sdt xmlns:w14="x"><w:sdtPr><w14:checkbox/></w:sdtPr>{CONTENT}</w:sdt>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENTS = f"<w:comments {WORD}>{paragraph('Why tea?')}</w:comments>"
HIDDEN = paragraph("We left.") + paragraph("Tell nobody.").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")


def tasks(article: Article) -> list[tuple[str, bool | None]]:
    """Return the items of the article's lists, every word and sign of which is accounted for."""
    assert account(article, plain_script(article)).faults == ()
    return list(_items(article.blocks))


def _items(blocks):
    for block in blocks:
        if isinstance(block, Container):
            if block.kind is ContainerKind.LIST_ITEM:
                yield block.children[0].text, block.checked
            else:
                yield from _items(block.children)


@pytest.mark.parametrize(
    "source",
    [
        Source("a.html", SourceFormat.HTML, HTML, is_fragment=True),
        Source("a.txt", SourceFormat.TEXT, PASTED),
    ],
    ids=["html", "pasted"],
)
def test_boxes_make_tasks(source):
    """An item without a box is none."""
    assert tasks(read(source)) == [("rope", False), ("a lamp", True), ("bread", True), ("tea", None)]


def document(body: str, **parts: str) -> Article:
    """Read a Word document."""
    data = docx(body, **parts)
    return read(Source("a.docx", SourceFormat.DOCX, text_of_docx(data, where="a.docx"), data=data))


def test_a_control_of_word_is_a_task():
    """Its sign is text of the document."""
    body = paragraph("It rained.") + paragraph(" rope").replace("<w:r>", f"{BOX}<w:r>", 1)
    assert tasks(document(body)) == [("rope", True)]


def test_hidden_text_and_comments_of_word_are_listed_not_read():
    """Both are for the author alone."""
    article = document(HIDDEN, extra={"word/comments.xml": COMMENTS})
    assert tasks(article) == []
    assert [segment.text for segment in article.segments()] == ["We left."]
    assert [(one.reason, one.text) for one in article.left_out] == [
        (LeftOutReason.HIDDEN, "Tell nobody."),
        (LeftOutReason.COMMENT, "Why tea?"),
    ]
