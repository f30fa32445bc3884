"""The language of a post: what its author says, what its page says, what the site says, and what is guessed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from narrator.config.site import Show, Site
from narrator.errors import SourceError
from narrator.pipeline.prepare import prepared_article
from narrator.reading.discover import Found
from narrator.reading.load import load


def article(tmp_path: Path, text: str, site: Site | None = None, name: str = "post.md"):
    """Return the post *text*, prepared; that it has no date is no matter here."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    site = site or Site(root=tmp_path)
    (source,) = load(Found(name=str(path), path=path), site=site)
    made = prepared_article(source, site)
    return replace(made, notices=tuple(notice for notice in made.notices if notice.code != "undated"))


GERMAN = "# Ein Tag am Meer\n\nWir fuhren früh los, und niemand hatte an die Handtücher gedacht.\n"


def test_a_guess_is_told_once_with_the_line_that_settles_it(tmp_path: Path) -> None:
    """The front matter's line for this format, or the site's."""
    made = article(tmp_path, GERMAN)
    assert made.language == "de"
    (notice,) = [notice for notice in made.notices if notice.code == "language-guessed"]
    assert "lang: de" in notice.text
    assert 'language = "de"' in notice.text


def test_what_is_said_is_not_guessed(tmp_path: Path) -> None:
    """By the post, or by the site: nothing is told."""
    assert article(tmp_path, f"---\nlang: nl\n---\n{GERMAN}").language == "nl"
    by_site = article(tmp_path, GERMAN, Site(root=tmp_path, language="nl"))
    assert (by_site.language, by_site.notices) == ("nl", ())


def test_an_unsure_guess_is_not_taken(tmp_path: Path) -> None:
    """The show's language is read, and the author told."""
    made = article(tmp_path, "Ada Holm.\n", Site(root=tmp_path, show=Show(language="fi")))
    assert made.language == "fi"
    assert [notice.code for notice in made.notices] == ["language-unknown"]


def test_a_post_in_another_script_is_not_the_site_s(tmp_path: Path) -> None:
    """Whatever the site says, Korean letters are Korean."""
    made = article(tmp_path, "# 블로그를 Hugo로 옮긴 이유\n\n비가 왔다.\n", Site(root=tmp_path, language="en"))
    assert made.language == "ko"
    assert [notice.code for notice in made.notices] == ["language-guessed"]


@pytest.mark.parametrize(("tag", "meant"), [("german", "de"), ("Español", "es"), ("xx", "no language tag")])
def test_a_tag_that_is_none_is_an_error(tmp_path: Path, tag: str, meant: str) -> None:
    """With the tag that may be meant."""
    with pytest.raises(SourceError, match=meant):
        article(tmp_path, f"---\nlang: {tag}\n---\n{GERMAN}")


def test_a_word_that_names_no_language_is_about_something_else(tmp_path: Path) -> None:
    """Blogs about programs have `language: Python`; it is told, and the text decides."""
    made = article(tmp_path, f"---\nlanguage: Python\n---\n{GERMAN}")
    assert made.language == "de"
    assert [notice.code for notice in made.notices] == ["language-tag", "language-guessed"]


def test_a_page_with_a_wrong_tag_is_read_by_its_text(tmp_path: Path) -> None:
    """The page is not the author's to mend; what is plainly meant is taken, anything else told."""
    body = "<article><h1>Ein Tag</h1><p>Wir fuhren früh los, und niemand hatte an die Handtücher gedacht.</p></article>"
    assert article(tmp_path, f"<html lang=de_AT><body>{body}", name="a.html").language == "de-AT"
    made = article(tmp_path, f"<html lang=deutsch><body>{body}", name="b.html")
    assert made.language == "de"
    assert {notice.code for notice in made.notices} == {"language-tag", "language-guessed"}


def test_a_part_with_a_wrong_tag_is_read_with_what_is_around_it(tmp_path: Path) -> None:
    """And its author told."""
    made = article(tmp_path, '---\nlang: en\n---\nHe said <span lang="klingonish">nuqneH</span> to us.\n')
    assert [notice.code for notice in made.notices] == ["language-tag"]
    assert {span.value for segment in made.segments() for span in segment.spans} <= {""}


def test_a_word_that_names_no_language_leaves_no_language_behind(tmp_path: Path) -> None:
    """Where the text is too short to tell, the post is in the site's language, never in that of the word."""
    made = article(tmp_path, "---\nlang: klingonish\n---\n\nHm, ja.\n")
    assert made.language == "en"
    assert [notice.code for notice in made.notices] == ["language-tag", "language-unknown"]


def test_letters_that_nobody_knows_are_told(tmp_path: Path) -> None:
    """Old Persian has no voice, and no language is guessed."""
    made = article(tmp_path, "𐎠𐎼𐎹 𐎠𐎼𐎹\n")
    assert [notice.code for notice in made.notices] == ["language-unknown"]


RELEASE = """# Вышла версия 3.4.0

Мы исправили десяток ошибок и немного ускорили запуск. Спасибо всем, кто прислал отчёты.

## Скачать

{files}

## Изменения

{changes}
"""


def test_what_machines_read_says_nothing_of_a_language(tmp_path: Path) -> None:
    """Addresses, names of files, digests and titles of others' reports outnumber the author's own words."""
    files = "\n".join(
        f"- https://files.example.org/pub/tool-3.4.0.{kind}\n- SHA256: {digest * 8}"
        for kind, digest in (("tar.gz", "9f0c1b7e"), ("tar.xz", "77a0de42"), ("zip", "c1d2e3f4"))
    )
    changes = "\n".join(
        f"- [#{number}](https://bugs.example.org/{number}) {title}"
        for number, title in (
            (8040, "change the priority between keyword arguments and positional ones"),
            (8416, "the parser does not forward either named or anonymous blocks"),
            (8463, "stop splitting a procedure's own arguments when they are named"),
        )
    )
    made = article(tmp_path, RELEASE.format(files=files, changes=changes))
    assert made.language == "ru"
    assert made.language_confidence > 0.9


def test_an_english_list_is_english(tmp_path: Path) -> None:
    """Where there are no sentences, everything counts."""
    made = article(
        tmp_path, "# Links\n\n- What the river knew\n- How we moved the blog over a weekend\n- Bread at home\n"
    )
    assert made.language == "en"


def test_signs_of_direction_are_no_words(tmp_path: Path) -> None:
    """Marks, embeddings, isolates and overrides: voice and transcript get the words alone."""
    text = "Names like \u200fשלום\u200e and \u2066Ada\u2069 stay, \u202ddrawn\u202c or \u202btold\u202c."
    (segment,) = article(tmp_path, f"---\nlang: en\n---\n\n{text}\n").segments()
    assert segment.text == "Names like שלום and Ada stay, drawn or told."
