"""Chapters."""

from script.posts import heading, script

from narrator.article.model import Cell, Container, ContainerKind, Segment, SegmentKind
from narrator.config.policy import Policy, Treatment
from narrator.config.voice_profile import VoiceProfile


def titles(*blocks: object, policy: Policy | None = None, **fields: object) -> list[str]:
    """Return the chapters' titles."""
    made = script(*blocks, profile=VoiceProfile("default", policy=policy or Policy()), **fields)
    return [chapter.title for chapter in made.chapters]


def test_the_first_chapter_begins_with_the_opening() -> None:
    """It has the article's title; each heading begins another."""
    assert titles("One.", heading("Boats"), "Two.") == ["Ferries", "Boats"]


def test_a_chapter_has_its_heading_s_level_and_place() -> None:
    """Tables of contents nest by it; the opening's is the first level, and no heading's."""
    made = script("One.", heading("Boats"), "Two.", heading("Oars", 3), "Three.")
    segments = {chapter.title: chapter.segment for chapter in made.chapters}
    assert [chapter.level for chapter in made.chapters] == [1, 2, 3]
    assert [bool(segments[title]) for title in ("Ferries", "Boats", "Oars")] == [False, True, True]


def test_a_heading_without_body_joins_the_next() -> None:
    """A part's title and its first section's are one chapter."""
    assert titles("One.", heading("Part I", 1), heading("Boats"), "Two.") == ["Ferries", "Part I: Boats"]


def test_a_joined_title_keeps_its_own_mark() -> None:
    """No colon after a question mark."""
    assert titles("One.", heading("Why?", 1), heading("Boats"), "Two.") == ["Ferries", "Why? Boats"]


def test_a_section_of_code_or_pictures_alone_is_a_chapter() -> None:
    """What is only described, or has no words, is a body too."""
    code = Segment("", SegmentKind.CODE, "pip install ferry", code_language="shell")
    picture = Segment("", SegmentKind.IMAGE, "")
    table = Segment("", SegmentKind.TABLE, "a\tb", cells=(Cell(0, 0, 0, 1), Cell(0, 1, 2, 3)))
    blocks = (
        "One.",
        heading("Install"),
        code,
        heading("Look"),
        picture,
        heading("Prices"),
        table,
        heading("Use"),
        "Two.",
    )
    assert titles(*blocks) == ["Ferries", "Install", "Look", "Prices", "Use"]


def test_a_heading_in_a_quotation_begins_no_chapter() -> None:
    """It divides somebody's letter, not the article."""
    quote = Container(ContainerKind.QUOTE, (heading("Her letter"), Segment("", SegmentKind.QUOTE, "Dear all.")))
    assert titles("One.", quote, "Two.", heading("Boats"), "Three.") == ["Ferries", "Boats"]


def test_three_headings_in_a_row_join() -> None:
    """However many headings have no body, they are one chapter with the next that has one."""
    assert titles("0.", heading("A", 1), heading("B"), heading("C", 3), "1.") == ["Ferries", "A: B: C"]


def test_a_last_heading_without_body_is_a_chapter() -> None:
    """There is no next one to join."""
    assert titles("One.", heading("The end")) == ["Ferries", "The end"]


def test_deep_headings_begin_no_chapter_where_the_policy_says_so() -> None:
    """`chapter_level = 2` leaves headings of level 3 inside their chapter."""
    assert titles("0.", heading("A"), "1.", heading("B", 3), "2.", policy=Policy(chapter_level=2)) == ["Ferries", "A"]


def test_without_opening_the_first_heading_begins_the_first_chapter() -> None:
    """A chapter always begins with the first utterance, and only one does."""
    assert titles(heading("A"), "1.", policy=Policy(opening=False)) == ["A"]
    assert titles("0.", heading("A"), "1.", policy=Policy(opening=False)) == ["Ferries", "A"]


def test_skipped_headings_begin_no_chapter() -> None:
    """What is not heard cannot be reached."""
    assert titles("0.", heading("A"), "1.", policy=Policy(heading=Treatment.SKIP)) == ["Ferries"]


def test_nothing_said_is_no_chapter() -> None:
    """An article of which nothing is said has neither utterances nor chapters."""
    assert titles("***", policy=Policy(opening=False)) == []


def test_an_announced_heading_begins_its_chapter_with_the_announcement() -> None:
    """A listener who jumps to it hears what it is."""
    made = script("0.", heading("A"), "1.", profile=VoiceProfile("d", policy=Policy(heading=Treatment.ANNOUNCE)))
    cue = next(utterance for utterance in made.utterances if utterance.written == "Heading, level 2:")
    assert made.chapters[-1].utterance == cue.id
