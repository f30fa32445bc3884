"""What holds for every format."""

from datetime import date

import pytest
from msgspec.structs import replace

from narrator.article.model import Article, Given, Notice, Segment, SegmentKind, Source, SourceFormat, SpanKind
from narrator.errors import SourceError
from narrator.reading import reader
from narrator.reading.reader import read

SOURCE = Source(
    "post.md", SourceFormat.TEXT, "Rain\n\nIt rained on the hills for three days before anybody noticed it."
)


def test_given_metadata_wins() -> None:
    """The command line and the catalogue know better than the text."""
    given = Given(title="Other", author="Ida Moss", published=date(2024, 5, 1), language="de", slug="x", tags=("a",))
    article = read(replace(SOURCE, given=given))
    assert (article.title, article.author, article.published) == ("Other", "Ida Moss", date(2024, 5, 1))
    assert (article.language, article.language_confidence, article.slug, article.tags) == ("de", 1.0, "x", ("a",))


def test_what_was_noticed_while_loading_is_kept() -> None:
    """The source's notices are the article's."""
    notice = Notice("encoding-guessed", "It was guessed.")
    assert read(replace(SOURCE, notices=(notice,))).notices == (notice,)


@pytest.mark.parametrize("text", ["…", "* * *\n\n---", "!!! ???"])
def test_a_source_without_speakable_text_is_refused_by_name(text: str) -> None:
    """Signs alone are nothing to listen to."""
    with pytest.raises(SourceError, match="nothing in it that can be read aloud") as error:
        read(replace(SOURCE, text=text))
    assert error.value.where == "post.md"


def test_untrusted_sources_set_no_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a reader lets through."""

    def willing(source: Source) -> Article:
        segment = Segment("s1", SegmentKind.PARAGRAPH, "Words.")
        return Article(source, "Title", (segment,), settings={"voice": "mine"})

    monkeypatch.setattr(reader, "_reader_of", lambda _: willing)
    assert read(SOURCE).settings == {"voice": "mine"}
    assert read(replace(SOURCE, trusted=False)).settings == {}


def test_what_comes_from_outside_is_said_as_it_stands() -> None:
    """A `say` mark of a stranger would put other words into the voice than the page shows."""
    page = '<p>It was <span data-narrator-say="never said">quite well said</span> on that day, and again.</p>'
    source = Source("page.html", SourceFormat.HTML, page)
    own, strange = (read(replace(source, trusted=trusted)).segments()[0] for trusted in (True, False))
    assert [span.value for span in own.spans if span.kind is SpanKind.SAY] == ["never said"]
    assert not [span for span in strange.spans if span.kind is SpanKind.SAY]
    assert strange.text == own.text


@pytest.mark.parametrize("error", [SourceError("it is odd"), RecursionError()])
def test_each_failure_names_the_source(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Also where the reader did not, and where nesting outran the interpreter."""

    def failing(_: Source) -> Article:
        raise error

    monkeypatch.setattr(reader, "_reader_of", lambda _: failing)
    with pytest.raises(SourceError) as raised:
        read(SOURCE)
    assert raised.value.where == "post.md"


def test_more_text_than_any_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hours of work for days of speech are a mistake, or an attack."""
    monkeypatch.setattr("narrator.reading.reader.MAX_CHARACTERS", 20)
    with pytest.raises(SourceError, match="more than 20 characters"):
        read(Source("p.txt", SourceFormat.TEXT, "One line of text that is longer than the limit."))
