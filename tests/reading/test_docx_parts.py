"""Word documents whose pictures, styles, languages or text lie where a reader of paragraphs does not look."""

from pathlib import Path

import pytest
from ledger.sabotage import plain_script
from reading.packages import OFFICE, RELATIONSHIPS, WORD, docx, paragraph

from narrator.article.model import Source, SourceFormat
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.ledger.account import account
from narrator.pipeline.language import with_language
from narrator.reading.docx.text import convert
from narrator.reading.reader import read

PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1" descr="{described}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:{by}="p1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def article(data):
    """Return the article of a document."""
    blank = Source(name="d.docx", format=SourceFormat.DOCX, text="")
    return read(convert(data, blank, ""))


def related(kind, target, mode=""):
    """Return the document's relationships with one more, `p1`."""
    mode = f' TargetMode="{mode}"' if mode else ""
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="s1" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="p1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    }


def problems(made):
    """Return what does not add up."""
    return account(made, plain_script(made)).faults


@pytest.mark.parametrize("by", ["embed", "link"])
@pytest.mark.parametrize(("target", "mode"), [("https://example.org/tide.png", "External"), ("media/gone.png", "")])
def test_a_picture_that_is_not_in_the_file_leaves_its_description(by: str, target: str, mode: str) -> None:
    """A document with a picture on the web, or one that was lost, is read."""
    picture = f"<w:p>{PICTURE.format(described='The tide at noon', by=by)}</w:p>"
    made = article(docx(paragraph("It rises.") + picture, extra=related("image", target, mode)))
    assert [(segment.kind, segment.text) for segment in made.segments()] == [
        ("paragraph", "It rises."),
        ("image", "The tide at noon"),
    ]
    assert problems(made) == ()


def test_a_picture_that_was_deleted_is_no_text() -> None:
    """Track changes keep it in the file."""
    picture = f"<w:p><w:del>{PICTURE.format(described='An old map', by='embed')}</w:del></w:p>"
    made = article(docx(paragraph("It rises.") + picture))
    assert [segment.text for segment in made.segments()] == ["It rises."]
    assert problems(made) == ()


def test_a_style_without_type_or_id_is_a_style() -> None:
    """The schema lets both be left out."""
    styles = f'<w:styles {WORD}><w:style w:default="1"/><w:style w:styleId="Heading1"><w:name w:val="heading 1"/>'
    made = article(docx(paragraph("Tides", "Heading1") + paragraph("They rise."), extra={
        "word/styles.xml": f"{styles}</w:style></w:styles>"
    }))  # fmt: skip
    assert made.title == "Tides"


def test_a_file_inside_the_document_is_told() -> None:
    """Some programs put the whole text into one, which Word takes out when it opens it."""
    chunk = '<w:altChunk r:id="p1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    parts = {**related("aFChunk", "/word/part.mht"), "word/part.mht": "MIME-Version: 1.0\n\nThe tide."}
    made = article(docx(paragraph("It rises.") + chunk, extra=parts))
    assert [notice.code for notice in made.notices] == ["docx"]
    assert "word/part.mht" in made.notices[0].text
    with pytest.raises(SourceError, match="no text") as caught:
        article(docx(chunk, extra=parts))
    assert "word/part.mht" in caught.value.hint


def test_the_text_of_a_diagram_is_told() -> None:
    """SmartArt keeps its words in a part of its own."""
    drawing = (
        '<w:r><w:drawing><a:graphicData xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="p1"'
        f' xmlns:r="{OFFICE}"/></a:graphicData></w:drawing></w:r>'
    )
    data = (
        '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:pt><d:t><a:p><a:r><a:t>Sow</a:t></a:r>'
        "</a:p></d:t></d:pt><d:pt><d:t><a:p><a:r><a:t>Reap</a:t></a:r></a:p></d:t></d:pt></d:dataModel>"
    )
    extra = {**related("diagramData", "diagrams/data1.xml"), "word/diagrams/data1.xml": data}
    made = article(docx(paragraph("In spring.") + f"<w:p>{drawing}</w:p>", extra=extra))
    assert [(notice.code, "Sow; Reap" in notice.text) for notice in made.notices] == [("docx", True)]


DEFAULTS = (
    f"<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
)
GERMAN = (
    "Wir fuhren früh los, und niemand hatte an die Handtücher gedacht, obwohl es am Meer immer windig ist und wir das"
    " alle wussten. Am Abend saßen wir auf der Mauer und sahen den Schiffen nach."
)
ENGLISH = (
    "We left early, and nobody had thought of the towels, though it is always windy by the sea and all of us knew that."
)


def language_of(body, styles=DEFAULTS):
    """Return the language that a document is read in, and what is told of it."""
    made = with_language(article(docx(body, extra={"word/styles.xml": styles})), Site(root=Path()))
    return made.language, [notice.code for notice in made.notices]


def marked(text, *attributes, more=""):
    """Return a paragraph with a run in a language."""
    lang = f"<w:lang {' '.join(attributes)}/>" if attributes else ""
    return f"<w:p><w:r><w:rPr>{more}{lang}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_a_program_s_own_language_gives_way_to_a_text_in_another() -> None:
    """Templates say American English whatever is written; what the text bears out is kept, with its country."""
    assert language_of(paragraph(GERMAN)) == ("de", ["language-detected"])
    assert language_of(paragraph(ENGLISH)) == ("en-US", [])


def test_signs_of_china_and_arabia_have_languages_of_their_own() -> None:
    """The mark for letters says nothing of them, and the defaults for them stand in every document."""
    chinese = "希望深入了解的读者可以去看这本书，也可以问我们的老师，他们知道得很清楚，也愿意回答你们的所有问题。" * 3
    assert language_of(paragraph(chinese))[0] == "zh"
    assert language_of(marked(chinese, 'w:val="en-US"', 'w:eastAsia="zh-TW"')) == ("zh-TW", [])
    persian = "کلیدهای تدبر قرآن و پیروزی در زندگی چیست و چگونه می‌توان به آنها رسید؟ " * 4
    assert language_of(marked(persian, 'w:val="en-US"', 'w:bidi="fa-IR"', more="<w:rtl/>")) == ("fa-IR", [])


def test_the_style_of_paragraphs_says_more_than_the_defaults() -> None:
    """LibreOffice and others write the document's language there."""
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:lang w:val="de-AT"/></w:rPr>'
    normal += "</w:style>"
    assert language_of(paragraph(GERMAN), DEFAULTS.replace("</w:styles>", f"{normal}</w:styles>")) == ("de-AT", [])


def test_one_run_in_another_language_is_not_the_document_s() -> None:
    """Where nothing else is marked, the text itself decides."""
    bare = f"<w:styles {WORD}/>"
    french = marked("Bonne chance !", 'w:val="fr-FR"')
    assert language_of(paragraph(ENGLISH) + french, bare)[0] == "en"
    assert language_of(french + paragraph(GERMAN), bare)[0] == "de"


def test_where_a_drawing_stands_and_how_an_object_is_linked_is_no_text() -> None:
    """Measures and switches are kept as text of elements."""
    body = (
        "<w:p><w:r><w:t>It rises.</w:t><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office'>"
        "<o:LinkType>EnhancedMetaFile</o:LinkType><o:LockedField>false</o:LockedField><o:FieldCodes>\\s</o:FieldCodes>"
        "</o:OLEObject></w:object></w:r></w:p>"
    )
    assert problems(article(docx(body))) == ()
